using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Broken front matter never makes a document fail.</summary>
public sealed class BrokenFrontMatterTests
{
    private const string Body = "The mill on the hill ground its last flour in autumn.\n";

    // Characters with a meaning in YAML or TOML, and a few without.
    private static readonly string[] Pieces =
    [
        "[",
        "]",
        "{",
        "}",
        "[[",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a ",
        "!!x ",
        "!<",
        "| ",
        "> ",
        "\"",
        "'",
        "# ",
        "%Y ",
        "@",
        "`",
        ", ",
        "words ",
        "\n  ",
        "\n",
        "\n- ",
        "\n---\n",
        "\\x",
        "<<: ",
        "\uFEFF",
        "= ",
    ];

    public static TheoryData<string, string> Unclosed() =>
        new()
        {
            { "tags: [mills, flour", "mills" },
            { "tags: [[mills]", "mills" },
            { "x: {a: 1", "" },
            { "x: [{a: 1, b: [", "" },
            { "x: \"never closed", "" },
        };

    [Theory]
    [MemberData(nameof(Unclosed))]
    public void Unclosed_value_leaves_the_other_fields_intact(string line, string topic)
    {
        var draft = Read($"---\ntitle: The mill closes\n{line}\nlang: en\ndate: 2025-01-02\n---\n{Body}");
        Assert.Equal("The mill closes", draft.Headline);
        Assert.Equal("en", draft.Language);
        Assert.Equal(2025, draft.Published?.Instant.Year);
        Assert.Equal(topic, draft.Topics is [var first, ..] ? first : "");
    }

    [Fact]
    public void Title_may_contain_an_unclosed_bracket() =>
        Assert.Equal("[Update", Read($"---\ntitle: [Update\nlang: en\n---\n{Body}").Headline);

    [Theory]
    [InlineData("---")]
    [InlineData("+++")]
    public void Text_below_is_read_whatever_the_front_matter_contains(string mark)
    {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var value = string.Concat(
                Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.GetItems(Pieces, 1)[0])
            );
            var sign = mark == "---" ? ":" : " =";
            var draft = Read(
                $"{mark}\ntitle{sign} \"The mill closes\"\nx{sign} {value}\nlang{sign} \"en\"\n{mark}\n{Body}"
            );
            Assert.Contains("ground its last flour", draft.Headline + draft.Html, StringComparison.Ordinal);
        }
    }

    private static DraftArticle Read(string text) => DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "a.md");
}
