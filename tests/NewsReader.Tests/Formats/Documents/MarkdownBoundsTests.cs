using System.Diagnostics;
using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Texts of a few hundred kilobytes that cost a Markdown parser minutes or gigabytes are read or refused at
/// once.</summary>
public sealed class MarkdownBoundsTests
{
    private const int Length = 250_000;

    private static readonly Dictionary<string, string> Floods = new()
    {
        ["wide table"] = $"|{Of("a|", 4_000)}\n|{Of("-|", 4_000)}\n{Of("|a|\n", 60_000)}",
        ["long table"] = $"|a|b|\n|-|-|\n{Of("|a|b|\n", Length / 6)}",
        ["table of one row"] = $"{Of("a|", Length / 4)}\n{Of("-|", Length / 4)}\n",
        ["table in a quote"] = $"> |{Of("a|", 2_000)}\n> |{Of("-|", 2_000)}\n{Of("> |a|\n", 40_000)}",
        ["deep quotes"] = Of(">", Length),
        ["deep quotes, many lines"] = Of(Of("> ", 120) + "a\n", Length / 242),
        ["deep lists"] = Of("- ", Length) + "a",
        ["deep numbers"] = Of("1. ", Length / 3) + "a",
        ["lists in lists"] = string.Concat(
            Enumerable.Range(0, 2_000).Select(i => new string(' ', 2 * (i % 100)) + "- a\n")
        ),
        ["stars"] = Of("* ", Length / 2) + "a",
        ["emphasis"] = Of("*a_ ", Length / 4),
        ["strong"] = Of("**", Length / 2) + "a",
        ["emphasis, many lines"] = Of("*a **b\n", Length / 7),
        ["struck"] = Of("~~a", Length / 3),
        ["marked"] = Of("==a ", Length / 4),
        ["open brackets"] = Of("[", Length),
        ["brackets"] = Of("[", Length / 2) + Of("]", Length / 2),
        ["wiki links"] = Of("[[", Length / 2),
        ["wiki links, closed"] = Of("[[a]]", Length / 5),
        ["pictures"] = Of("![", Length / 2),
        ["links"] = Of("[a](", Length / 4),
        ["backticks"] = string.Concat(Enumerable.Range(1, 700).Select(i => new string('`', i) + " ")),
        ["definitions"] =
            string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[r{i}]: http://x.example/{i}\n")) + "\nText.",
        ["long definition"] = $"[r]: http://x.example/{Of("y", 100_000)}\n\n{Of("[r] ", 30_000)}",
        ["notes"] =
            string.Concat(Enumerable.Range(0, 12_000).Select(i => $"[^{i}]: a\n\n"))
            + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"[^{i}] ")),
        ["one note"] = $"[^1]: x\n\n{Of("[^1] ", Length / 5)}",
        ["addresses"] = Of("http://a.b/(", Length / 12),
        ["addresses in a line each"] = Of("www.a: b\n", 200_000),
        ["addresses behind words"] = Of("U.S. www.", 100_000),
        ["comments"] = Of("<!--", Length / 4),
        ["signs"] = Of("<", Length),
        ["paragraphs"] = Of("a\n\n", Length / 3),
        ["headings"] = Of("# a\n", Length / 4),
        ["one paragraph"] = Of("a\n", Length / 2),
        ["spaces"] = Of(" ", Length) + "a",
        ["numbers"] = Of("1. a\n", Length / 5),
        ["tasks"] = Of("- [ ] a\n", Length / 8),
        ["underlined"] = Of("a\n", Length / 2) + "===\n",
    };

    public static TheoryData<string> Names() => [.. Floods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Expensive_text_is_read_or_refused_quickly_in_little_memory(string name)
    {
        var bytes = Encoding.UTF8.GetBytes("# A flood\n\n" + Floods[name]);
        _ = DocumentParser.Parse("# Warm\n\nText."u8.ToArray(), "warm.md");
        var (began, took) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        try
        {
            Assert.Equal("A flood", DocumentParser.Parse(bytes, "flood.md").Headline);
        }
        catch (DocumentException)
        {
            // Refused by a limit, which is fine.
        }
        // Takes about a second on an idle machine.
        Assert.InRange(took.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - began) >> 20, 0, 300);
    }

    [Fact]
    public void Too_large_table_is_shown_as_text_with_a_note()
    {
        var draft = DocumentParser.Parse(Encoding.UTF8.GetBytes("# A flood\n\n" + Floods["long table"]), "flood.md");
        Assert.Contains("|a|b|", draft.Html, StringComparison.Ordinal);
        Assert.Contains("A table is too large", Assert.Single(draft.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_ordinary_document_is_read()
    {
        var paragraph =
            "The *bridge* over the [old harbour](https://x.example/a_b_c) opened on **Monday**, `at noon`, after two years; see https://x.example.\n\n";
        var draft = DocumentParser.Parse(
            Encoding.UTF8.GetBytes(
                "# Long\n\n" + Of(paragraph, 1_500) + Of("- one [item](https://x.example) of *many*\n", 2_000)
            ),
            "long.md"
        );
        Assert.Empty(draft.Notes);
    }

    private static string Of(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
