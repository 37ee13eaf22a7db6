using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsReader.Tests.Formats;

/// <summary>
/// The samples of one folder. A folder with fewer than expected fails every test that asks for them, so that none passes
/// without comparing anything.
/// </summary>
internal sealed class SampleFolder(string name, int least)
{
    private const string Expectation = ".expected.json";

    public static readonly SampleFolder Documents = new("documents", 200);
    public static readonly SampleFolder Feeds = new("feeds", 100);
    public static readonly SampleFolder Pages = new("pages", 15);
    public static readonly SampleFolder Pictures = new("pictures", 10);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "Samples", name);

    /// <summary>The file names of the samples, in order.</summary>
    public IReadOnlyList<string> Names =>
        AtLeast(least, Files().Where(file => !file.EndsWith(Expectation, StringComparison.Ordinal)), name);

    /// <summary>The file names of the expected results, in order.</summary>
    public IReadOnlyList<string> Expectations =>
        AtLeast(
            least,
            Files().Where(file => file.EndsWith(Expectation, StringComparison.Ordinal)),
            $"expected results of {name}"
        );

    public string PathOf(string sample) => Path.Combine(folder, sample);

    public byte[] Bytes(string sample) => File.ReadAllBytes(PathOf(sample));

    /// <summary>The expected result of a sample, in the format that <c>parse</c> prints.</summary>
    /// <param name="file">Its file name.</param>
    public JsonObject Expected(string file)
    {
        var expected = JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
        Assert.NotEmpty(expected);
        return expected;
    }

    /// <summary>
    /// Compares a parsed document or page with the expected result of the same name. An expectation contains only what
    /// the sample is about.
    /// </summary>
    public void AssertParsed(string sample, object parsed)
    {
        var expected = Expected(ExpectationOf(sample));
        var actual = AsPrinted(parsed);
        Assert.Equal(sample, actual["case"]!.GetValue<string>());
        foreach (var (property, value) in expected)
            Assert.Equal(TextOf(value), TextOf(actual[property]));
        if (!expected.ContainsKey("error"))
            Assert.Null(actual["error"]);
    }

    /// <summary>Checks that each sample has an expected result, and each expected result a sample.</summary>
    public void AssertPairs() => Assert.Equal(Names.Select(ExpectationOf).Order(StringComparer.Ordinal), Expectations);

    /// <summary>A parsed sample as <c>parse</c> prints it.</summary>
    public static JsonObject AsPrinted(object parsed) => JsonSerializer.SerializeToNode(parsed, Web)!.AsObject();

    /// <summary>A value as <c>parse</c> prints it.</summary>
    public static string TextOf(JsonNode? value) => value?.ToJsonString(Web) ?? "null";

    /// <summary>Refuses a list that is too short.</summary>
    /// <param name="least">The least number of items.</param>
    /// <param name="items">The list.</param>
    /// <param name="what">What is in it, for the message.</param>
    public static IReadOnlyList<string> AtLeast(int least, IEnumerable<string> items, string what)
    {
        string[] all = [.. items];
        Assert.True(all.Length >= least, $"expected at least {least} samples, found {all.Length}: {what}");
        return all;
    }

    private static string ExpectationOf(string sample) => Path.ChangeExtension(sample, Expectation);

    private IEnumerable<string> Files() =>
        Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
