using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Formats.Html;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>Converts HTML to one line of text, and text to HTML.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "abbr",
        "acronym",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "main",
        "mark",
        "meta",
        "nav",
        "nobr",
        "noscript",
        "object",
        "ol",
        "option",
        "p",
        "param",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    };

    private static readonly HashSet<string> Alone = new(StringComparer.OrdinalIgnoreCase)
    {
        "br",
        "hr",
        "img",
        "wbr",
        "p",
        "script",
        "link",
        "meta",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "script",
        "style",
    };

    public static bool IsInline(string name) => Inline.Contains(name);

    /// <summary>The text of HTML as one line.</summary>
    public static string Of(string html) => Headlines.Clean(Words(html, onlyKnown: false));

    /// <summary>
    /// The words of a text that may be HTML, for formats that do not say (every RSS). It counts as HTML if it contains
    /// a character reference, an end tag, or a tag that needs none. Even then, tags unknown to HTML are text.
    /// </summary>
    public static string OfEither(string text) =>
        Headlines.Clean(LooksLikeHtml(text) ? Words(text, onlyKnown: true) : text);

    /// <summary>
    /// Converts text to HTML: blank lines separate paragraphs, other line breaks stay, and addresses become links.
    /// </summary>
    /// <param name="text">Plain text, not markup.</param>
    /// <param name="keepLines">False if the text may have been wrapped to a line length. Then only line breaks that
    /// must be deliberate are kept.</param>
    public static string FromText(string text, bool keepLines = false)
    {
        var lines = text.Trim().ReplaceLineEndings("\n");
        if (!lines.Contains('\n', StringComparison.Ordinal))
            return Linked(lines);
        var paragraphs = BlankLines().Split(lines).Where(paragraph => paragraph.Length > 0).ToList();
        var isWrapped = !keepLines && paragraphs.Exists(IsWrapped);
        if (paragraphs.Count == 1 && isWrapped)
            return Linked(lines);
        return string.Concat(
            paragraphs.Select(paragraph =>
                $"<p>{(isWrapped ? Linked(paragraph) : Linked(paragraph).Replace("\n", "<br>", StringComparison.Ordinal))}</p>"
            )
        );
    }

    // Lines of similar length, as mail programs wrap them, or indented lines, as in formatted XML.
    private static bool IsWrapped(string paragraph)
    {
        var lines = paragraph.Split('\n');
        return lines.Length > 1 && lines.Skip(1).All(line => line.Length > 0 && char.IsWhiteSpace(line[0]))
            || lines.Length > 2 && lines.SkipLast(1).All(line => line.TrimEnd().Length is >= 55 and <= 100);
    }

    private static string Linked(string text)
    {
        var html = new StringBuilder(text.Length);
        var done = 0;
        foreach (Match match in WebAddress().Matches(text))
        {
            var address = match.Value[..LengthOfAddress(match.ValueSpan)];
            html.Append(WebUtility.HtmlEncode(text[done..match.Index]));
            done = match.Index + address.Length;
            var encoded = WebUtility.HtmlEncode(address);
            html.Append("<a href=\"").Append(encoded).Append("\">").Append(encoded).Append("</a>");
        }
        return html.Append(WebUtility.HtmlEncode(text[done..])).ToString();
    }

    // A closing bracket at the end belongs to the address if the address also contains the opening one.
    private static int LengthOfAddress(ReadOnlySpan<char> found)
    {
        var length = found.TrimEnd(".,;:!?'*_»”“’‘…").Length;
        var unmatched = 0;
        foreach (var c in found[..length])
            unmatched +=
                c is ')' or ']' ? 1
                : c is '(' or '[' ? -1
                : 0;
        for (; unmatched > 0 && found[length - 1] is ')' or ']'; unmatched--)
            length = found[..(length - 1)].TrimEnd(".,").Length;
        return length;
    }

    public static bool LooksLikeHtml(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0)
            return false;
        for (var at = text.IndexOf('&', StringComparison.Ordinal); at >= 0; at = text.IndexOf('&', at + 1))
            if (CharacterReferences.Read(text, at, out _) is not null)
                return true;
        var scanner = new MarkupScanner(text, isHtml: false);
        while (scanner.Read())
            if (
                scanner.Kind == MarkupKind.End && Known.Contains(scanner.Name)
                || scanner.Kind == MarkupKind.Start && Alone.Contains(scanner.Name)
            )
                return true;
        return false;
    }

    /// <summary>True if the text contains an HTML tag.</summary>
    public static bool HasTag(string text)
    {
        var scanner = new MarkupScanner(LiteralLessThan.Escaped(text), isHtml: false);
        while (scanner.Read())
            if (scanner.Kind != MarkupKind.Text && (Known.Contains(scanner.Name) || scanner.Name is "math"))
                return true;
        return text.Contains("<!--", StringComparison.Ordinal);
    }

    private static string Words(string html, bool onlyKnown)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return CharacterReferences.Decode(html);
        html = LiteralLessThan.Escaped(html);
        var words = new StringBuilder(html.Length);
        var scanner = new MarkupScanner(html, isHtml: true);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text)
                words.Append(scanner.Value);
            else if (onlyKnown && !Known.Contains(scanner.Name))
                words.Append(html, scanner.Start, scanner.End - scanner.Start);
            else if (!Inline.Contains(scanner.Name))
                words.Append(' ');
        }
        return words.ToString();
    }

    [GeneratedRegex(
        @"\bhttps?://[^\s<>""\u3000-\u303F\uFF00-\uFFEF]+[^\s<>""\u3000-\u303F\uFF00-\uFFEF.,;:!?'*_»”“’‘…]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();
}
