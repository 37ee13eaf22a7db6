using System.Buffers;
using Markdig;
using Markdig.Syntax;
using Blocks = Markdig.Syntax.MarkdownDocument;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Estimates the cost of parsing a text before it is parsed. The cost of inline markup in a paragraph, of nested lists
/// and quotes, of link definitions and of tables is quadratic: a 256 KB table took gigabytes of memory.
/// </summary>
internal static class MarkdownBounds
{
    private const int MaxLength = 4_000_000;
    private const int MaxNested = 128;

    // Half of the tags an article may have, because each block produces two.
    private const int MaxBlocks = 10_000;
    private const int MaxCells = 8_000;
    private const int MaxMarkersInLines = 20_000;

    // One unit takes about four nanoseconds.
    private const long MaxSquares = 60_000_000;

    private static readonly SearchValues<char> RuleSigns = SearchValues.Create("|-:+ \t>");

    // Finds the blocks but does not parse their inline content.
    private static readonly MarkdownPipeline BlocksOnly = WithoutInlines();

    /// <summary>True if the tables are small enough to be parsed as tables.</summary>
    /// <exception cref="DocumentException">The text exceeds the limits.</exception>
    public static bool Check(string body, string file)
    {
        if (body.Length > MaxLength)
            throw new DocumentException(file, $"expected a text of at most {MaxLength / 1_000_000} MB");
        CheckLines(body, file);
        return CheckLeaves(body, file);
    }

    private static void CheckLines(string body, string file)
    {
        int blocks = 0,
            markers = 0,
            definitions = 0;
        long squares = 0;
        var isAfterBlank = true;
        var fence = default(char);
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            var marks = Markers(line, out var words);
            if (marks > MaxNested && words.Length > 0)
                throw TooDeep(file);
            if (words.StartsWith("```") || words.StartsWith("~~~"))
                fence =
                    fence == default ? words[0]
                    : fence == words[0] ? default
                    : fence;
            if (fence == default)
            {
                if (marks > 0 || (isAfterBlank && words.Length > 0))
                    blocks++;
                if (words.Length > 0)
                    markers += Math.Max(0, marks - 1);
            }
            isAfterBlank = words.Length == 0;
            definitions = words.StartsWith("[") ? definitions + 1 : 0;
            squares += definitions;
            if (blocks > MaxBlocks)
                throw new DocumentException(
                    file,
                    $"expected a text of at most {MaxBlocks:N0} paragraphs and list items"
                );
            if (markers > MaxMarkersInLines)
                throw TooDeep(file);
            if (squares > MaxSquares / 2)
                throw TooManyMarks(file);
        }
    }

    private static bool CheckLeaves(string body, string file)
    {
        long squares = 0,
            cells = 0;
        foreach (var leaf in Parsed(body, file).Descendants<LeafBlock>().Where(leaf => leaf is not CodeBlock))
        {
            var text = body.AsSpan(leaf.Span.Start, Math.Clamp(leaf.Span.Length, 0, body.Length - leaf.Span.Start));
            // The parser looks back over the whole paragraph for each address.
            long marks = 2 * AddressesIn(text);
            foreach (var c in text)
                if (c is '*' or '_' or '~' or '=' or '[' or ']' or '!' or '<' or '`' or '&' or '(')
                    marks++;
            squares += (marks * marks) + Addresses(text);
            if (squares > MaxSquares)
                throw TooManyMarks(file);
            cells += Cells(text);
        }
        return cells <= MaxCells;
    }

    private static Blocks Parsed(string body, string file)
    {
        try
        {
            return Markdown.Parse(body, BlocksOnly);
        }
        catch (ArgumentException)
        {
            throw TooDeep(file);
        }
    }

    // The parser reads from each possible address in a long word to the end of the word.
    private static long Addresses(ReadOnlySpan<char> text)
    {
        long cost = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.Length > 1_000)
                cost += word.Length * AddressesIn(word);
        }
        return cost;
    }

    private static long AddressesIn(ReadOnlySpan<char> text) =>
        text.Count("://") + text.Count("www.") + text.Count("mailto:");

    // Markdig gives every row as many cells as the widest row has.
    private static long Cells(ReadOnlySpan<char> text)
    {
        int rows = 0,
            widest = 0;
        var hasRule = false;
        foreach (var line in text.EnumerateLines())
        {
            rows++;
            widest = Math.Max(widest, line.Count('|') + 1);
            hasRule |= line.Contains('-') && line.IndexOfAnyExcept(RuleSigns) < 0;
        }
        return hasRule && widest > 1 ? (long)rows * widest : 0;
    }

    // Counts the quotes and lists a line opens or continues, and returns the text after their markers.
    private static int Markers(ReadOnlySpan<char> line, out ReadOnlySpan<char> words)
    {
        var count = 0;
        words = line.TrimStart();
        while (words.Length > 0)
        {
            var digits = words.IndexOfAnyExceptInRange('0', '9');
            var length =
                words[0] == '>' ? 1
                : words[0] is '-' or '*' or '+' && (words.Length == 1 || words[1] is ' ' or '\t') ? 1
                : digits is > 0 and < 10
                && words[digits] is '.' or ')'
                && (words.Length == digits + 1 || words[digits + 1] is ' ' or '\t')
                    ? digits + 1
                : 0;
            if (length == 0)
                break;
            count++;
            words = words[length..].TrimStart();
        }
        return words.StartsWith("#") ? count + 1 : count;
    }

    private static MarkdownPipeline WithoutInlines()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseFootnotes();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    private static DocumentException TooDeep(string file) =>
        new(file, $"expected Markdown nested at most {MaxNested} levels deep");

    private static DocumentException TooManyMarks(string file) =>
        new(file, "expected Markdown with fewer marks such as “*”, “[” or addresses in one paragraph");
}
