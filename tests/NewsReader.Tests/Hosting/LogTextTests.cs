using NewsReader.Hosting.Logging;

namespace NewsReader.Tests.Hosting;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("a\nINF forged", @"a\u000AINF forged")]
    [InlineData("\u001B[31mred", @"\u001B[31mred")]
    [InlineData("txt.\u202Edm", @"txt.\u202Edm")]
    [InlineData("\u2066a\u2069\u0085\u2028", @"\u2066a\u2069\u0085\u2028")]
    [InlineData("می\u200Cشود \U0001F469\u200D\U0001F680", "می\u200Cشود \U0001F469\u200D\U0001F680")]
    [InlineData("a\u00ADb\uFEFF\U000E0041", @"a\u00ADb\uFEFF\uDB40\uDC41")]
    [InlineData("שלום, Grüße 东京", "שלום, Grüße 东京")]
    public void Characters_that_could_forge_a_line_are_escaped(string text, string expected) =>
        Assert.Equal(expected, LogText.Escape(text));

    [Fact]
    public void Our_own_line_breaks_stay() =>
        Assert.Equal("a\nb\\u001B", LogText.Escape("a\nb\u001B", keepLines: true));

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Import_reports_a_file_with_line_breaks_in_its_name_on_one_line()
    {
        using var here = TempFolder.WithDatabase();
        here.Write("news/a\nRefused b.txt", [0]);
        var end = await NewsProgram.Run(here, "import", "news");
        Assert.Contains(@"a\u000ARefused b.txt", Assert.Single(end.Errors), StringComparison.Ordinal);
    }
}
