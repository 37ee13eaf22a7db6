using System.Diagnostics;
using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Documents of other programs, by kind, and front matter built to be expensive.</summary>
public sealed class DocumentKindsTests
{
    private const string Body = "The mill on the hill ground its last flour in autumn.\n";

    [Fact]
    public void Hexo_json_between_semicolons_needs_no_braces()
    {
        var draft = Read($";;;\n\"title\": \"The mill closes\",\n\"date\": \"2020-02-03\"\n;;;\n{Body}");
        Assert.Equal("The mill closes", draft.Headline);
        Assert.Equal(2020, draft.Published?.Instant.Year);
        Assert.DoesNotContain(";;;", draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Dialogue_between_rules_is_text()
    {
        var draft = Read($"---\nAnn: I never saw the mill.\nBo: Nor did I.\n---\n{Body}");
        Assert.Contains("Nor did I", draft.Headline + draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Related_list_may_mix_list_markers()
    {
        var draft = Read(
            $"# The mill closes\n\n{Body}\n## Related\n\n- Sails come down\n* Mill pond dries\n1. Flour grows dear\n"
        );
        Assert.Equal(
            ["Sails come down", "Mill pond dries", "Flour grows dear"],
            draft.Related.Select(related => related.Text)
        );
    }

    [Theory]
    [InlineData("Par Anne Petit\nAvec AFP")]
    [InlineData("Mit Material von dpa")]
    [InlineData("With Reuters")]
    public void Agency_credits_are_not_headlines(string credits) =>
        Assert.Empty(
            DocumentParser.Parse(Encoding.UTF8.GetBytes($"Old mill closes\n\n{Body}\n\n{credits}\n"), "a.txt").Related
        );

    public static TheoryData<string> Floods()
    {
        // "The billion laughs": each line refers to the previous one ten times.
        var laughs = new StringBuilder("---\ntitle: The mill closes\na0: &a0 [lol, lol]\n");
        for (var i = 1; i < 30; i++)
            laughs.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"
            );
        return
        [
            $"{laughs}---\n{Body}",
            $"---\ntitle: The mill closes\ndeep: {new string('[', 4_000)}{new string(']', 4_000)}\n---\n{Body}",
            $"---\ntitle: The mill closes\nmany:\n{string.Concat(Enumerable.Range(0, 30_000).Select(i => $"  k{i}: v\n"))}---\n{Body}",
            $"+++\ntitle = \"The mill closes\"\ndeep = {new string('[', 20_000)}{new string(']', 20_000)}\n+++\n{Body}",
            $"+++\ntitle = \"The mill closes\"\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"a{i}.{string.Join('.', Enumerable.Repeat("b", 60))} = 1\n"))}+++\n{Body}",
            $"{{\n\"title\": \"The mill closes\",\n\"deep\": {string.Concat(Enumerable.Repeat("{\"a\":", 100))}1{new string('}', 100)}\n}}\n\n{Body}",
        ];
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public void Multiplying_or_deep_front_matter_is_cheap_and_keeps_its_title(string text)
    {
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var draft = Read(text);
        Assert.Equal("The mill closes", draft.Headline);
        Assert.Contains("ground its last flour", draft.Html, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 400_000_000);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    private static DraftArticle Read(string text) => DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "a.md");
}
