using System.Net;
using System.Text;
using NewsReader.Articles;

namespace NewsReader.Feeds.Markup;

/// <summary>From HTML to one line of text, and from text to HTML.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blink", "blockquote", "body", "br", "button", "caption", "center", "cite", "code", "col", "dd", "del", "details", "dfn",
        "div", "dl", "dt", "em", "embed", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "li",
        "link", "main", "mark", "meta", "nav", "nobr", "noscript", "object", "ol", "option", "p", "param", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "script", "section", "select", "small", "source", "span",
        "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video", "wbr",
    };

    private static readonly HashSet<string> Alone = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "wbr", "p", "script", "link", "meta" };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "script", "style",
    };

    public static bool IsInline(string name) => Inline.Contains(name);

    /// <summary>The words of HTML, as one line.</summary>
    public static string Of(string html) => Headlines.Clean(Words(html, onlyKnown: false));

    /// <summary>
    /// The words of text that may be HTML, where the format does not say (every RSS): it is, when a reference to a character is in it, or an end tag,
    /// or a tag that needs none. Tags that HTML does not have are text even then.
    /// </summary>
    public static string OfEither(string text) => Headlines.Clean(LooksLikeHtml(text) ? Words(text, onlyKnown: true) : text);

    /// <summary>Text as HTML: blank lines part paragraphs.</summary>
    /// <param name="text">Not markup.</param>
    /// <param name="keepLines">True when single line ends mean something too.</param>
    public static string FromText(string text, bool keepLines = false)
    {
        var lines = text.Trim().ReplaceLineEndings("\n");
        var encoded = WebUtility.HtmlEncode(lines);
        if (!lines.Contains('\n', StringComparison.Ordinal) || !keepLines && !lines.Contains("\n\n", StringComparison.Ordinal)) return encoded;
        var paragraphs = encoded.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(paragraphs.Select(paragraph => $"<p>{(keepLines ? paragraph.Replace("\n", "<br>", StringComparison.Ordinal) : paragraph)}</p>"));
    }

    public static bool LooksLikeHtml(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0) return false;
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
            if (Entities.Read(text, at, out _) is not null) return true;
        var scanner = new MarkupScanner(text, isHtml: false);
        while (scanner.Read())
            if (scanner.Kind == MarkupKind.End && Known.Contains(scanner.Name) || scanner.Kind == MarkupKind.Start && Alone.Contains(scanner.Name)) return true;
        return false;
    }

    /// <summary>True when a tag of HTML is in it.</summary>
    public static bool HasTag(string text)
    {
        var scanner = new MarkupScanner(text, isHtml: false);
        while (scanner.Read())
            if (scanner.Kind != MarkupKind.Text && Known.Contains(scanner.Name)) return true;
        return false;
    }

    private static string Words(string html, bool onlyKnown)
    {
        if (!html.Contains('<', StringComparison.Ordinal)) return Entities.Decode(html);
        var words = new StringBuilder(html.Length);
        var scanner = new MarkupScanner(html, isHtml: true);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) words.Append(scanner.Value);
            else if (onlyKnown && !Known.Contains(scanner.Name)) words.Append(html, scanner.Start, scanner.End - scanner.Start);
            else if (!Inline.Contains(scanner.Name)) words.Append(' ');
        }
        return words.ToString();
    }
}
