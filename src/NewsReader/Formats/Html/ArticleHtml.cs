using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html;

/// <summary>An article's text as HTML that is safe to show, with the same text without markup.</summary>
/// <param name="Html">Only elements and attributes of <see cref="ArticleElements"/>' lists. Pictures keep their
/// publisher's address, each as <c>&lt;img src="…" alt="…"</c> in just this form: <c>src</c> first, an absolute http or
/// https address, attribute-encoded, or the picture itself as <c>data:</c>.</param>
/// <param name="Text">Its words, a line for each block.</param>
public sealed partial record ArticleHtml(string Html, string Text)
{
    /// <summary>The longest HTML that is read, and the longest that is written, in characters.</summary>
    public const int MaxLength = BoundedHtml.MaxLength;

    /// <summary>
    /// Changes when the same HTML would come out otherwise, so that what was stored before can be written anew.
    /// </summary>
    public const int Version = 3;

    /// <summary>
    /// Reads HTML of any origin as a browser would, and writes anew what of it an article may hold. Doing so twice
    /// changes nothing.
    /// </summary>
    /// <param name="html">A fragment or a whole document.</param>
    /// <param name="baseAddress">What relative addresses are resolved against (http or https); without it they are
    /// dropped.</param>
    /// <exception cref="ArticleException">It is too large, or nested too deeply, to be an article.</exception>
    public static ArticleHtml Sanitise(string html, Uri? baseAddress = null)
    {
        html = EmbeddedPicture.WithoutLarge(html, out var leftOut);
        var written = Write(BoundedHtml.Parse(LiteralLessThan.Escaped(html)), new(baseAddress));
        BoundedHtml.RefuseExcess(written);
        return new(written, TextOf(written)) { PicturesLeftOut = leftOut };
    }

    /// <summary>How many pictures in the text itself were too large to be kept.</summary>
    public int PicturesLeftOut { get; init; }

    /// <summary>HTML as it was stored, for a page: each block runs as its own words do.</summary>
    public static string WithDirections(string html) => Block().Replace(html, "<$1 dir=\"auto\"");

    // A link within the article stays only if it arrives, and a place only if a link leads there.
    private static string Write(AngleSharp.Dom.INodeList nodes, ArticleAddresses addresses)
    {
        var written = new ArticleHtmlWriter(addresses).Write(nodes);
        for (var tries = 0; InPageLinks.Unbroken(written) is { } places; tries++)
            written = new ArticleHtmlWriter(addresses, tries < MostTries ? places : new HashSet<string>()).Write(nodes);
        return written;
    }

    private const int MostTries = 3;

    // Nothing that was written has ">" in an attribute.
    [GeneratedRegex("<(p|h[2-6]|li|dt|dd|blockquote|figcaption|caption|td|th)(?=[ >])(?![^>]* dir=)")]
    private static partial Regex Block();

    /// <summary>
    /// The words of HTML that <see cref="Sanitise"/> wrote, or of its beginning: a line for each block.
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
            // Nothing that was written has ">" in an attribute.
            var end = html.IndexOf('>', tag);
            var name = NameAt(html, tag + (tag + 1 < html.Length && html[tag + 1] == '/' ? 2 : 1));
            if (name is "img" || MathMarkup.IsName(name))
                text.Append(' ');
            else if (ArticleElements.IsPlace(name)) { }
            else if (!ArticleElements.IsInline(name))
                text.Append('\n');
            at = end < 0 ? html.Length : end + 1;
        }
        return ArticleHtmlWriter.WithoutBlankLines(WebUtility.HtmlDecode(text.ToString()));
    }

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
