using System.Text.Json;
using System.Text.Json.Nodes;
using NewsReader.Cli.Parse;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Tests.Formats.Feeds;

/// <summary>
/// Each sample feed has an expected result next to it, in the format that <c>parse</c> prints. An expectation contains
/// only what the sample is about, but a list in it is the complete list. Its <c>base</c> and <c>type</c> are the values
/// for the options of the same name.
/// </summary>
public sealed class FeedSamplesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples", "feeds");

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string[] Names =
    [
        .. Directory
            .GetFiles(Folder)
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith(".expected.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Samples() => [.. Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_parsed_as_expected(string sample)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, sample + ".expected.json")))!.AsObject();
        var baseAddress = expected["base"]?.GetValue<string>();
        var type = expected["type"]?.GetValue<string>();
        expected.Remove("base");
        expected.Remove("type");

        var actual = JsonSerializer
            .SerializeToNode(ParseCommand.Read(new(null, Path.Combine(Folder, sample), baseAddress, type)), Web)!
            .AsObject();

        Assert.Equal(sample, actual["case"]!.GetValue<string>());
        if (!expected.ContainsKey("error"))
            Assert.Null(actual["error"]?.GetValue<string>());
        Same(expected, actual, "");
    }

    [Fact]
    public void Each_sample_has_an_expectation() =>
        Assert.All(Names, name => Assert.True(File.Exists(Path.Combine(Folder, name + ".expected.json")), name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lenient_reader_gives_the_same_result_for_well_formed_feeds(string sample)
    {
        var problems = new ProblemList();
        var text = FeedBytes.Decode(File.ReadAllBytes(Path.Combine(Folder, sample)), null, problems);
        var root = XmlRepair.FindRoot(text, new HashSet<string> { "rss", "rdf", "feed", "channel", "entry", "opml" });
        if (root.Start < 0)
            return;
        var ready = XmlRepair.Prepare(text, root.Start, problems);
        if (FeedXml.ReadStrictly(ready, 0, null, problems) is not { } strict)
            return;

        Assert.Equal(Written(strict), Written(FeedXml.ReadLeniently(ready, null, problems)));
    }

    private static string Written(FeedElement element, int depth = 0) =>
        $"{new string(' ', depth)}{element.Space}:{element.Name} {string.Join(' ', element.Attributes.Select(a => $"{a.Space}:{a.Name}={a.Value}"))} {(element.HasElements ? "" : element.Text.ReplaceLineEndings())} {element.Line}\n"
        + string.Concat(element.Elements.Select(inner => Written(inner, depth + 1)));

    private static void Same(JsonNode? expected, JsonNode? actual, string place)
    {
        if (expected is JsonObject wanted && actual is JsonObject found)
        {
            foreach (var (name, value) in wanted)
            {
                Assert.True(found.ContainsKey(name), $"{place}.{name} is missing");
                Same(value, found[name], $"{place}.{name}");
            }
        }
        else if (expected is JsonArray list && actual is JsonArray items)
        {
            Assert.True(
                list.Count == items.Count,
                $"{place}: expected {list.Count} of them, found {items.ToJsonString()}"
            );
            for (var i = 0; i < list.Count; i++)
                Same(list[i], items[i], $"{place}[{i}]");
        }
        else
            Assert.Equal(
                $"{place}: {expected?.ToJsonString(Web) ?? "null"}",
                $"{place}: {actual?.ToJsonString(Web) ?? "null"}"
            );
    }
}
