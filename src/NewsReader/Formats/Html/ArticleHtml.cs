using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html;

/// <summary>An article's text as HTML that is safe to show, and as plain text.</summary>
/// <param name="Html">Contains only the elements and attributes of <see cref="ArticleElements"/>. Pictures keep their
/// publisher's address, always in exactly this form: <c>&lt;img src="…" alt="…"</c>, with <c>src</c> first, an absolute
/// http or https address, attribute-encoded, or an embedded picture as <c>data:</c>.</param>
/// <param name="Text">The words, one line per block.</param>
public sealed partial record ArticleHtml(string Html, string Text)
{
    /// <summary>The maximum length of the input and of the output, in characters.</summary>
    public const int MaxLength = BoundedHtml.MaxLength;

    /// <summary>
    /// Increase this when the same HTML would be written differently, so that stored articles are sanitized again.
    /// </summary>
    public const int Version = 3;

    /// <summary>
    /// Parses HTML of any origin as a browser would and writes the parts that an article may contain. Sanitizing twice
    /// changes nothing.
    /// </summary>
    /// <param name="html">A fragment or a whole document.</param>
    /// <param name="baseAddress">The base for relative addresses (http or https). Without it they are dropped.</param>
    /// <exception cref="ArticleException">The HTML is too large or nested too deeply.</exception>
    public static ArticleHtml Sanitise(string html, Uri? baseAddress = null)
    {
        html = EmbeddedPicture.WithoutLarge(html, out var leftOut);
        var written = Write(BoundedHtml.Parse(LiteralLessThan.Escaped(html)), new(baseAddress));
        BoundedHtml.RefuseExcess(written);
        return new(written, TextOf(written)) { PicturesLeftOut = leftOut };
    }

    /// <summary>The number of embedded pictures that were too large to keep.</summary>
    public int PicturesLeftOut { get; init; }

    /// <summary>Adds <c>dir="auto"</c> to each block of stored HTML, so that each follows its own script.</summary>
    public static string WithDirections(string html) => Block().Replace(html, "<$1 dir=\"auto\"");

    /// <summary>
    /// One text after the other. Both are sanitized already and nothing in them is left open, so nothing is parsed
    /// again.
    /// </summary>
    /// <exception cref="ArticleException">Together they are too large.</exception>
    public static ArticleHtml Join(ArticleHtml first, ArticleHtml second)
    {
        // Words that stand in no element must not run into each other.
        var isBetweenWords = first.Html is [.., not '>'] && second.Html is [not '<', ..];
        var html = isBetweenWords ? $"{first.Html} {second.Html}" : first.Html + second.Html;
        BoundedHtml.RefuseExcess(html);
        return new(html, TextOf(html)) { PicturesLeftOut = first.PicturesLeftOut + second.PicturesLeftOut };
    }

    /// <summary>The same text without its pictures and without the elements that held nothing else.</summary>
    public ArticleHtml WithoutPictures()
    {
        var html = Picture().Replace(Html, "");
        if (html.Length == Html.Length)
            return this;
        int before;
        do
        {
            before = html.Length;
            html = Emptied().Replace(html, "");
        } while (html.Length != before);
        html = html.Trim();
        return new(html, TextOf(html)) { PicturesLeftOut = PicturesLeftOut };
    }

    // The written HTML never contains ">" in an attribute.
    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex(@"<(?!(?:li|dt|dd|td|th|span)\b)([a-z][a-z0-9]*)(?: [^>]*)?>\s*</\1>")]
    private static partial Regex Emptied();

    // An in-page link stays only if its target was written, and a target only if a link leads to it.
    private static string Write(AngleSharp.Dom.INodeList nodes, ArticleAddresses addresses)
    {
        var written = ArticleHtmlWriter.Write(nodes, addresses);
        for (var tries = 0; InPageLinks.Unbroken(written) is { } keptIds; tries++)
            written = ArticleHtmlWriter.Write(nodes, addresses, tries < MostTries ? keptIds : new HashSet<string>());
        return written;
    }

    private const int MostTries = 3;

    // The written HTML never contains ">" in an attribute.
    [GeneratedRegex("<(p|h[2-6]|li|dt|dd|blockquote|figcaption|caption|td|th)(?=[ >])(?![^>]* dir=)")]
    private static partial Regex Block();

    /// <summary>
    /// The words of HTML that <see cref="Sanitise"/> wrote, or of a prefix of it, one line per block.
    /// </summary>
    public static string TextOf(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            text.Append(html, at, tag - at);
            if (tag == html.Length)
                break;
            // The written HTML never contains ">" in an attribute.
            var end = html.IndexOf('>', tag);
            var name = NameAt(html, tag + (tag + 1 < html.Length && html[tag + 1] == '/' ? 2 : 1));
            if (name is "img" || MathMarkup.IsName(name))
                text.Append(' ');
            else if (ArticleElements.IsLinkTarget(name)) { }
            else if (!ArticleElements.IsInline(name))
                text.Append('\n');
            at = end < 0 ? html.Length : end + 1;
        }
        return WithoutBlankLines(WebUtility.HtmlDecode(text.ToString()));
    }

    private static string WithoutBlankLines(string text) => BlankLines().Replace(text, "\n").Trim();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankLines();

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var rest = html.AsSpan(Math.Min(start, html.Length));
        var length = rest.IndexOfAnyExcept(NameLetters);
        return rest[..(length < 0 ? rest.Length : length)];
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789"
    );
}
