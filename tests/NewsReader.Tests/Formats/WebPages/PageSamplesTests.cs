using System.Text.Json;
using System.Text.Json.Nodes;
using NewsReader.Cli.Parse;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.WebPages;

/// <summary>Each sample page has an expected result next to it, in the format that <c>parse</c> prints.</summary>
public sealed class PageSamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples", "pages");

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string[] Names =
    [
        .. Directory
            .GetFiles(Folder)
            .Select(file => Path.GetFileName(file))
            .Where(PageDocument.Reads)
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Samples() => [.. Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_parsed_as_expected(string sample)
    {
        var expected = JsonNode
            .Parse(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(sample, ".expected.json"))))!
            .AsObject();
        var actual = JsonSerializer
            .SerializeToNode(ParsedPage.Of(new(null, Path.Combine(Folder, sample), null, null), sample), Web)!
            .AsObject();

        Assert.Equal(sample, actual["case"]!.GetValue<string>());
        foreach (var (name, value) in expected)
            Assert.Equal(value?.ToJsonString(Web), actual[name]?.ToJsonString(Web));
        if (!expected.ContainsKey("error"))
            Assert.Null(actual["error"]);
    }

    [Fact]
    public void Samples_and_expectations_come_in_pairs() =>
        Assert.Equal(
            Names.Select(name => Path.GetFileNameWithoutExtension(name)),
            Directory
                .GetFiles(Folder, "*.expected.json")
                .Select(file => Path.GetFileName(file)[..^".expected.json".Length])
                .Order(StringComparer.Ordinal)
        );
}
