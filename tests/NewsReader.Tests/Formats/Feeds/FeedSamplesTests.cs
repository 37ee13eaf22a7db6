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
    // Most samples are well-formed. The others are about feeds that are not.
    private const int MostSamples = 60;

    public static TheoryData<string> Samples() => [.. SampleFolder.Feeds.Names];

    public static TheoryData<string> WellFormedSamples() =>
        [
            .. SampleFolder.AtLeast(
                MostSamples,
                SampleFolder.Feeds.Names.Where(sample => ReadStrictly(sample, out _) is not null),
                "well-formed feeds"
            ),
        ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_parsed_as_expected(string sample)
    {
        var expected = SampleFolder.Feeds.Expected(ExpectationOf(sample));
        var baseAddress = expected["base"]?.GetValue<string>();
        var type = expected["type"]?.GetValue<string>();
        expected.Remove("base");
        expected.Remove("type");
        Assert.NotEmpty(expected);

        var actual = SampleFolder.AsPrinted(
            ParseCommand.Read(new(null, SampleFolder.Feeds.PathOf(sample), baseAddress, type))
        );

        Assert.Equal(sample, actual["case"]!.GetValue<string>());
        if (!expected.ContainsKey("error"))
            Assert.Null(actual["error"]?.GetValue<string>());
        Same(expected, actual, "");
    }

    [Fact]
    public void Samples_and_expectations_come_in_pairs() =>
        Assert.Equal(
            SampleFolder.Feeds.Names.Select(ExpectationOf).Order(StringComparer.Ordinal),
            SampleFolder.Feeds.Expectations
        );

    [Theory]
    [MemberData(nameof(WellFormedSamples))]
    public void Lenient_reader_gives_the_same_result_for_well_formed_feeds(string sample)
    {
        var strict = ReadStrictly(sample, out var prepared);

        Assert.Equal(Written(strict!), Written(FeedXml.ReadLeniently(prepared, null, new())));
    }

    // Null if the strict reader refuses the feed, or if it is not XML.
    private static FeedElement? ReadStrictly(string sample, out string prepared)
    {
        var problems = new ProblemList();
        var text = FeedBytes.Decode(SampleFolder.Feeds.Bytes(sample), null, problems);
        var root = XmlRepair.FindRoot(text, new HashSet<string> { "rss", "rdf", "feed", "channel", "entry", "opml" });
        prepared = root.Start < 0 ? "" : XmlRepair.Prepare(text, root.Start, problems);
        return root.Start < 0 ? null : FeedXml.ReadStrictly(prepared, 0, null, problems);
    }

    private static string ExpectationOf(string sample) => sample + ".expected.json";

    private static string Written(FeedElement element, int depth = 0) =>
        $"{new string(' ', depth)}{element.Space}:{element.Name} {string.Join(' ', element.Attributes.Select(a => $"{a.Space}:{a.Name}={a.Value}"))} {(element.HasElements ? "" : element.Text.ReplaceLineEndings())} {element.Line}\n"
        + string.Concat(element.Elements.Select(inner => Written(inner, depth + 1)));

    private static void Same(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is JsonObject wanted && actual is JsonObject found)
        {
            foreach (var (name, value) in wanted)
            {
                Assert.True(found.ContainsKey(name), $"{path}.{name} is missing");
                Same(value, found[name], $"{path}.{name}");
            }
        }
        else if (expected is JsonArray list && actual is JsonArray items)
        {
            Assert.True(
                list.Count == items.Count,
                $"{path}: expected {list.Count} of them, found {items.ToJsonString()}"
            );
            for (var i = 0; i < list.Count; i++)
                Same(list[i], items[i], $"{path}[{i}]");
        }
        else
            Assert.Equal($"{path}: {SampleFolder.TextOf(expected)}", $"{path}: {SampleFolder.TextOf(actual)}");
    }
}
