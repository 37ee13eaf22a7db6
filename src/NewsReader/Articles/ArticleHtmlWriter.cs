using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Articles;

/// <summary>Writes parsed HTML anew from an allow-list: what is not named here does not come through, its text does.</summary>
internal sealed partial class ArticleHtmlWriter(Uri? baseAddress)
{
    private const int MaxDepth = 100;

    private static readonly HashSet<string> Blocks =
        ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

    private static readonly HashSet<string> Inlines =
        ["em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "code", "kbd", "samp", "var", "q", "cite", "time", "ruby", "rt", "rp", "bdi", "bdo"];

    // With all that is in them.
    private static readonly HashSet<string> Dropped =
        ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "applet", "frameset", "frame", "noframes", "noembed", "xmp", "plaintext",
         "title", "select", "option", "textarea", "button", "input", "canvas", "audio", "video", "map", "dialog", "head", "link", "meta", "base"];

    private readonly StringBuilder html = new();
    private readonly StringBuilder text = new();
    private readonly Stack<(int Given, int Written)> headings = new();
    private int tables;

    /// <summary>True for an element that stands within a line.</summary>
    public static bool IsInline(ReadOnlySpan<char> name) => name is "a" || Inlines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    public ArticleHtml ToArticleHtml() => new(html.ToString().Trim(), WithoutBlankLines(text.ToString()));

    /// <summary>A text with one line end between its lines, and none around them.</summary>
    public static string WithoutBlankLines(string text) => BlankLines().Replace(text, "\n").Trim();

    public void Write(IEnumerable<INode> nodes, int depth = 0)
    {
        foreach (var node in nodes)
        {
            if (node is IText words) WriteText(words.Data);
            else if (node is IElement element && depth < MaxDepth) WriteElement(element, depth + 1);
        }
    }

    private void WriteElement(IElement element, int depth)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || Dropped.Contains(name)) return;
        if (name is "br" or "hr") { html.Append('<').Append(name).Append('>'); text.Append('\n'); }
        else if (name is ['h', >= '1' and <= '6']) Wrap("h" + HeadingLevel(name[1] - '0'), element, depth);
        else if (name == "a") WriteLink(element, element.GetAttribute("href"), depth);
        else if (name == "img") WriteImage(element);
        else if (name == "table") WriteTable(element, depth);
        else if (Blocks.Contains(name) || Inlines.Contains(name)) Wrap(name, element, depth);
        else WriteUnwrapped(element, depth);
    }

    private void Wrap(string name, IElement element, int depth)
    {
        html.Append('<').Append(name);
        WriteAttributes(element);
        html.Append('>');
        // Browsers drop one line end after <pre>: given back, so that reading this again drops that one.
        if (name == "pre" && element.TextContent.StartsWith('\n')) html.Append('\n');
        Write(element.ChildNodes, depth);
        html.Append("</").Append(name).Append('>');
        if (Blocks.Contains(name)) text.Append('\n');
    }

    // The words of neighbouring blocks do not run together when their elements go.
    private void WriteUnwrapped(IElement element, int depth)
    {
        var isBlock = element.LocalName is "div" or "section" or "article" or "main" or "header" or "footer" or "aside" or "nav" or "address" or "center" or "fieldset" or "form" or "details" or "summary";
        if (isBlock && element.Children.All(child => Inlines.Contains(child.LocalName) || Dropped.Contains(child.LocalName) || child.LocalName is "a" or "br" or "span" or "img" or "font"))
        {
            if (element.TextContent.AsSpan().Trim().IsEmpty && element.QuerySelector("img") is null) return;
            html.Append("<p>");
            Write(element.ChildNodes, depth);
            html.Append("</p>");
            text.Append('\n');
        }
        else Write(element.ChildNodes, depth);
    }

    private void WriteLink(IElement element, string? address, int depth)
    {
        if (SafeAddress(address) is not { } href || element.Ancestors<IElement>().Any(above => above.LocalName == "a")) { Write(element.ChildNodes, depth); return; }
        html.Append("<a href=\"").Append(Encode(href)).Append("\" rel=\"noopener noreferrer nofollow ugc\"");
        WriteAttributes(element);
        html.Append('>');
        var start = text.Length;
        Write(element.ChildNodes, depth);
        // A link needs a name: most that have none hold a picture without a description.
        if (text.ToString(start, text.Length - start).AsSpan().Trim().IsEmpty) WriteText(element.QuerySelector("img") is null ? new Uri(href).Host : "Image");
        html.Append("</a>");
    }

    // A picture stands on somebody else's server, and reading contacts nobody: it becomes a link that says what it shows.
    private void WriteImage(IElement image)
    {
        var alt = image.GetAttribute("alt")?.Trim() is { Length: > 0 } given ? given : null;
        if (SafeAddress(image.GetAttribute("src")) is { } href && !href.StartsWith("mailto:", StringComparison.Ordinal) && !image.Ancestors<IElement>().Any(above => above.LocalName == "a"))
        {
            html.Append("<a href=\"").Append(Encode(href)).Append("\" rel=\"noopener noreferrer nofollow ugc\">");
            WriteText(alt is null ? "Image" : $"Image: {alt}");
            html.Append("</a>");
        }
        else if (alt is not null) WriteText(alt);
    }

    // Wide tables scroll by themselves, and by keyboard. No two regions of a page have the same name.
    private void WriteTable(IElement table, int depth)
    {
        var name = ++tables == 1 ? "Table" : $"Table {tables}";
        html.Append("<div role=\"region\" aria-label=\"").Append(name).Append("\" tabindex=\"0\">");
        Wrap("table", table, depth);
        html.Append("</div>");
    }

    private void WriteAttributes(IElement element)
    {
        if (element.GetAttribute("lang") is { } lang && Language().IsMatch(lang)) Attribute("lang", lang);
        if (element.GetAttribute("dir")?.ToLowerInvariant() is "ltr" or "rtl" or "auto") Attribute("dir", element.GetAttribute("dir")!.ToLowerInvariant());
        if (element.LocalName == "abbr" && element.GetAttribute("title") is { } title) Attribute("title", title);
        if (element.LocalName == "time" && element.GetAttribute("datetime") is { } time) Attribute("datetime", time);
        if (element.LocalName == "ol") Number("start", element, -1_000_000, 1_000_000);
        if (element.LocalName is "td" or "th") { Number("colspan", element, 2, 100); Number("rowspan", element, 2, 1000); }
    }

    private void Number(string name, IElement element, int least, int most)
    {
        if (int.TryParse(element.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            Attribute(name, number.ToString(CultureInfo.InvariantCulture));
    }

    private void Attribute(string name, string value) => html.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');

    private void WriteText(string words)
    {
        html.Append(Encode(words));
        text.Append(words);
    }

    // The page's headline is the h1: the text's headings start at h2 and skip no level.
    private int HeadingLevel(int given)
    {
        while (headings.TryPeek(out var above) && above.Given >= given) headings.Pop();
        var written = headings.TryPeek(out var parent) ? parent.Written + 1 : 2;
        headings.Push((given, written));
        return Math.Min(written, 6);
    }

    /// <summary>The address as an absolute http, https or mailto URI; null for every other. Browsers ignore control characters in a scheme, so they go first.</summary>
    private string? SafeAddress(string? address)
    {
        var plain = string.Concat((address ?? "").Where(c => !char.IsControl(c))).Trim();
        if (plain.Length == 0 || plain[0] == '#') return null;
        return (baseAddress is null ? Uri.TryCreate(plain, UriKind.Absolute, out var uri) : Uri.TryCreate(baseAddress, plain, out uri)) && uri.Scheme is "http" or "https" or "mailto" && uri.UserInfo.Length == 0 | uri.Scheme == "mailto" ? uri.AbsoluteUri : null;
    }

    private static string Encode(string value)
    {
        var encoded = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            encoded = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\n' or '\t' => encoded.Append(c),
                _ => char.IsControl(c) ? encoded : encoded.Append(c),
            };
        }
        return encoded.ToString();
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Language();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankLines();
}
