using System.Net;
using System.Text;
using AngleSharp.Html.Parser;

namespace NewsReader.Articles;

/// <summary>An article's text as HTML that is safe to show, with the same text without markup.</summary>
/// <param name="Html">Only elements and attributes of <see cref="ArticleHtmlWriter"/>'s list.</param>
/// <param name="Text">Its words, a line for each block.</param>
public sealed record ArticleHtml(string Html, string Text)
{
    /// <summary>The longest HTML that is read, in characters.</summary>
    public const int MaxLength = 4_000_000;

    /// <summary>Changes when the same HTML would come out otherwise, so that what was stored before can be written anew.</summary>
    public const int Version = 2;

    private const int MaxTags = 20_000;
    private const int MaxOpen = 200;

    private static readonly HashSet<string> NeverNest = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th",
    };

    /// <summary>Reads HTML of any origin as a browser would, and writes anew what of it an article may hold. Doing so twice changes nothing.</summary>
    /// <param name="html">A fragment or a whole document.</param>
    /// <param name="baseAddress">What relative addresses are resolved against (http or https); without it they are dropped.</param>
    /// <exception cref="ArticleException">It is too large, or nested too deeply, to be an article.</exception>
    public static ArticleHtml Sanitise(string html, Uri? baseAddress = null)
    {
        RefuseExcess(html);
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var context = parser.ParseDocument("").Body!;
        var writer = new ArticleHtmlWriter(baseAddress);
        writer.Write(parser.ParseFragment(html, context));
        return writer.ToArticleHtml();
    }

    /// <summary>The words of HTML that <see cref="Sanitise"/> wrote, or of its beginning: a line for each block.</summary>
    public static string TextOf(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            text.Append(html, at, tag - at);
            if (tag == html.Length) break;
            // Nothing that was written has ">" in an attribute.
            var end = html.IndexOf('>', tag);
            if (!ArticleHtmlWriter.IsInline(NameAt(html, tag + (tag + 1 < html.Length && html[tag + 1] == '/' ? 2 : 1)))) text.Append('\n');
            at = end < 0 ? html.Length : end + 1;
        }
        return ArticleHtmlWriter.WithoutBlankLines(WebUtility.HtmlDecode(text.ToString()));
    }

    // Before parsing, whose cost grows with the square of the depth.
    private static void RefuseExcess(string html)
    {
        if (html.Length > MaxLength) throw new ArticleException($"expected a text of at most {MaxLength / 1_000_000} MB as HTML");
        int tags = 0, open = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var closes = at + 1 < html.Length && html[at + 1] == '/';
            var name = NameAt(html, at + (closes ? 2 : 1));
            if (name.Length == 0) continue;
            tags++;
            if (!NeverNest.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) open = Math.Max(0, open + (closes ? -1 : 1));
            if (tags > MaxTags) throw new ArticleException($"expected a text of at most {MaxTags:N0} tags as HTML");
            if (open > MaxOpen) throw new ArticleException($"expected HTML nested at most {MaxOpen} levels deep");
        }
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var rest = html.AsSpan(Math.Min(start, html.Length));
        var length = rest.IndexOfAnyExcept(NameLetters);
        return rest[..(length < 0 ? rest.Length : length)];
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

/// <summary>An article that cannot be kept. The message says what was expected.</summary>
public sealed class ArticleException(string message) : Exception(message);
