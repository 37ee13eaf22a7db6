using System.Text.RegularExpressions;

namespace NewsReader.Formats.WebPages;

/// <summary>Converts pages written in XHTML to HTML.</summary>
internal static partial class XhtmlSource
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    };

    public static bool Is(string html, string? contentType, string file) =>
        contentType?.Contains("xhtml", StringComparison.OrdinalIgnoreCase) == true
        || Path.GetExtension(file).ToUpperInvariant() is ".XHTML" or ".XHT"
        || html.AsSpan(0, Math.Min(html.Length, 100)).TrimStart('\uFEFF').TrimStart().StartsWith("<?xml");

    /// <summary>
    /// Expands self-closing elements, which HTML would leave open: <c>&lt;script src="a"/&gt;</c>.
    /// </summary>
    public static string AsHtml(string xhtml) =>
        SelfClosing()
            .Replace(
                xhtml,
                tag =>
                {
                    var name = tag.Groups["name"].Value;
                    return Void.Contains(name) ? tag.Value : $"<{name}{tag.Groups["attributes"].Value}></{name}>";
                }
            );

    [GeneratedRegex(
        """<(?<name>[A-Za-z][\w-]*)(?<attributes>([^<>"']|"[^"]*"|'[^']*')*)/>""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex SelfClosing();
}
