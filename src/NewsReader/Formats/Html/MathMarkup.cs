using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Writes MathML formulas: presentation elements only, without links, actions and annotations. Token elements contain
/// nothing but text.
/// </summary>
internal static partial class MathMarkup
{
    private const int MaxDepth = 40;

    // MathML Core, section 3: token elements hold text, layout elements arrange them.
    private static readonly HashSet<string> Tokens = ["mi", "mn", "mo", "ms", "mtext"];

    private static readonly HashSet<string> Layouts =
    [
        "math",
        "mrow",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "merror",
        "mpadded",
        "mphantom",
        "menclose",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "none",
        "mspace",
        "mtable",
        "mtr",
        "mtd",
    ];

    // Empty elements that keep the others in their positions.
    private static readonly HashSet<string> Empty = ["none", "mprescripts", "mspace"];

    /// <summary>True for an element that this class can write.</summary>
    public static bool IsName(ReadOnlySpan<char> name) =>
        Tokens.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
        || Layouts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Writes a formula.</summary>
    /// <param name="math">A MathML <c>math</c> element.</param>
    /// <param name="output">Receives the output.</param>
    /// <returns>False if the formula shows nothing.</returns>
    public static bool Write(IElement math, HtmlOutput output)
    {
        if (!HasText(math))
            return false;
        WriteElement(math, "math", output, 0);
        return true;
    }

    /// <summary>The formula in TeX if it is included, else null.</summary>
    public static string? Words(IElement math)
    {
        var annotation = math.QuerySelectorAll("annotation")
            .FirstOrDefault(given =>
                given.GetAttribute("encoding")?.Contains("tex", StringComparison.OrdinalIgnoreCase) == true
            );
        return (annotation?.TextContent ?? math.GetAttribute("alttext"))?.Trim() is { Length: > 0 } words
            ? words
            : null;
    }

    private static bool HasText(IElement math) =>
        math.QuerySelectorAll("mi, mn, mo, ms, mtext").Any(token => !string.IsNullOrWhiteSpace(TextOf(token)));

    private static void WriteElement(IElement element, string name, HtmlOutput output, int depth)
    {
        output.StartTag(name, Attributes(element, name));
        if (Tokens.Contains(name))
            WriteWords(TextOf(element), output);
        else if (!Empty.Contains(name))
            WriteContent(element, output, depth + 1);
        output.EndTag(name);
    }

    private static void WriteContent(IElement element, HtmlOutput output, int depth)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText { Data: var stray } && !string.IsNullOrWhiteSpace(stray))
                WriteToken("mtext", stray, output);
            else if (node is IElement child)
                WriteChild(child, output, depth);
        }
    }

    private static void WriteChild(IElement child, HtmlOutput output, int depth)
    {
        var name = child.LocalName;
        if (depth > MaxDepth)
            WriteToken("mtext", TextOf(child), output);
        else if (child.NamespaceUri == NamespaceNames.MathMlUri && name != "math" && IsName(name))
            WriteElement(child, name, output, depth);
        else if (name is "semantics" or "maction")
        {
            // The first child is the one that is shown.
            if (child.Children.FirstOrDefault(IsShown) is { } shown)
                WriteChild(shown, output, depth + 1);
        }
        else if (name == "mfenced")
            WriteFenced(child, output, depth);
        else if (IsShown(child) && child.NamespaceUri == NamespaceNames.MathMlUri)
        {
            output.StartTag("mrow", []);
            WriteContent(child, output, depth + 1);
            output.EndTag("mrow");
        }
    }

    // Current browsers do not support mfenced, so its signs are written out.
    private static void WriteFenced(IElement fenced, HtmlOutput output, int depth)
    {
        output.StartTag("mrow", []);
        WriteToken("mo", fenced.GetAttribute("open") ?? "(", output);
        var separator = fenced.GetAttribute("separators") is { } given ? given.Trim() : ",";
        var parts = fenced.Children.Where(IsShown).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0 && separator.Length > 0)
                WriteToken("mo", separator[Math.Min(i - 1, separator.Length - 1)].ToString(), output);
            WriteChild(parts[i], output, depth + 1);
        }
        WriteToken("mo", fenced.GetAttribute("close") ?? ")", output);
        output.EndTag("mrow");
    }

    // Leaves out text that browsers do not show.
    private static string TextOf(INode node) =>
        string.Concat(
            node.ChildNodes.Select(child =>
                child is IText { Data: var words } ? words
                : child is IElement element
                && !ArticleElements.IsUnseen(element.LocalName)
                && !ArticleElements.IsUnseenForeign(element.LocalName)
                    ? TextOf(element)
                : ""
            )
        );

    private static void WriteToken(string name, string text, HtmlOutput output)
    {
        output.StartTag(name, []);
        WriteWords(text, output);
        output.EndTag(name);
    }

    private static void WriteWords(string text, HtmlOutput output)
    {
        if (!string.IsNullOrWhiteSpace(text))
            output.Escaped(text.Trim());
    }

    private static bool IsShown(IElement element) =>
        element.NamespaceUri == NamespaceNames.MathMlUri
        && element.LocalName is not ("annotation" or "annotation-xml" or "mglyph" or "malignmark");

    private static IEnumerable<(string Name, string Value)> Attributes(IElement element, string name)
    {
        if (name == "math" && element.GetAttribute("display") is "block" or "inline")
            yield return ("display", element.GetAttribute("display")!);
        if (name == "mi" && element.GetAttribute("mathvariant") == "normal")
            yield return ("mathvariant", "normal");
        if (name == "mfrac" && element.GetAttribute("linethickness") is { } line && Length().IsMatch(line))
            yield return ("linethickness", line);
        foreach (var flag in (string[])["stretchy", "fence", "separator", "accent", "accentunder"])
            if (element.GetAttribute(flag) is "true" or "false")
                yield return (flag, element.GetAttribute(flag)!);
    }

    [GeneratedRegex(@"^\d{1,3}(\.\d{1,3})?(px|em|ex|pt|%)?$")]
    private static partial Regex Length();
}
