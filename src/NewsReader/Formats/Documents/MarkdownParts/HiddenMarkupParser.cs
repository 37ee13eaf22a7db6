using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Hides markup that programs add for their own use: Obsidian's comments and block names (<c>%%…%%</c>,
/// <c>^block</c>), and the ids and classes of Pandoc, Hugo and kramdown (<c>{#id .class}</c>, <c>{: .lead}</c>).
/// </summary>
internal sealed partial class HiddenMarkupParser : InlineParser
{
    private const int MaxLength = 2_000;

    public HiddenMarkupParser() => OpeningCharacters = ['%', '^', '{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        var text = slice.AsSpan();
        text = text[..Math.Min(text.Length, MaxLength)];
        var mark = text[0] switch
        {
            '%' when !char.IsAsciiDigit(before) => Comment(),
            '^' when before is '\0' or ' ' or '\t' or '\n' => BlockName(),
            '{' => Attributes(),
            _ => null,
        };
        if (mark is null)
            return false;
        foreach (var found in mark.EnumerateMatches(text))
        {
            processor.Inline = new LiteralInline("");
            slice.Start += found.Length;
            return true;
        }
        return false;
    }

    [GeneratedRegex(@"\A%%[^%]+%%")]
    private static partial Regex Comment();

    // "x ^2" at the end of a line is not a block name.
    [GeneratedRegex(@"\A\^(?=[\w-]*[A-Za-z])[A-Za-z0-9-]{3,40}(?=[ \t]*(\n|\z))")]
    private static partial Regex BlockName();

    [GeneratedRegex(
        @"\A\{:(?!\s*toc\b)\s*[.#]?[\w-]+[^{}\n]*\}"
            + @"|\A\{\s*[.#][A-Za-z][\w:.-]*(\s+[.#]?[\w:-]+(=(""[^""\n]*""|[^\s{}""]+))?)*\s*\}(?=[ \t#]*(\n|\z))",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Attributes();
}
