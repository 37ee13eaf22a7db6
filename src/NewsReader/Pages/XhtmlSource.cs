using System.Text.RegularExpressions;

namespace NewsReader.Pages;

/// <summary>Pages written in the XML form of HTML.</summary>
internal static partial class XhtmlSource
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    public static bool Is(string html, string? contentType, string file) =>
        contentType?.Contains("xhtml", StringComparison.OrdinalIgnoreCase) == true
        || Path.GetExtension(file).ToUpperInvariant() is ".XHTML" or ".XHT"
        || html.AsSpan(0, Math.Min(html.Length, 100)).TrimStart('\uFEFF').TrimStart().StartsWith("<?xml");

    /// <summary>Closes the elements that close themselves, which HTML would leave open: <c>&lt;script src="a"/&gt;</c>, <c>&lt;div/&gt;</c>.</summary>
    public static string AsHtml(string xhtml) => SelfClosing().Replace(xhtml, tag =>
        Void.Contains(tag.Groups["name"].Value) ? tag.Value : $"<{tag.Groups["name"].Value}{tag.Groups["attributes"].Value}></{tag.Groups["name"].Value}>");

    [GeneratedRegex("""<(?<name>[A-Za-z][\w-]*)(?<attributes>([^<>"']|"[^"]*"|'[^']*')*)/>""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SelfClosing();
}
