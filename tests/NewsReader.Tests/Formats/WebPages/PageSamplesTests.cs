using NewsReader.Cli.Parse;

namespace NewsReader.Tests.Formats.WebPages;

/// <summary>Each sample page has an expected result next to it, in the format that <c>parse</c> prints.</summary>
public sealed class PageSamplesTests
{
    public static TheoryData<string> Samples() => [.. SampleFolder.Pages.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_parsed_as_expected(string sample) =>
        SampleFolder.Pages.AssertParsed(
            sample,
            ParsedPage.Of(new(null, SampleFolder.Pages.PathOf(sample), null, null), sample)
        );

    [Fact]
    public void Samples_and_expectations_come_in_pairs() => SampleFolder.Pages.AssertPairs();
}
