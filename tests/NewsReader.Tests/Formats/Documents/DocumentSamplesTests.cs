using NewsReader.Cli.Parse;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Each sample document has an expected result next to it, in the format that <c>parse</c> prints.</summary>
public sealed class DocumentSamplesTests
{
    public static TheoryData<string> Samples() => [.. SampleFolder.Documents.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_parsed_as_expected(string sample) =>
        SampleFolder.Documents.AssertParsed(sample, Parsed(sample));

    [Fact]
    public void Samples_and_expectations_come_in_pairs() => SampleFolder.Documents.AssertPairs();

    [Fact]
    public void Seed_lists_17_related_headlines() => Assert.Equal(17, Parsed("seed.txt").Related!.Count);

    private static ParsedCase Parsed(string sample) =>
        ParsedCase.Of(new(null, SampleFolder.Documents.PathOf(sample), null, null), sample);
}
