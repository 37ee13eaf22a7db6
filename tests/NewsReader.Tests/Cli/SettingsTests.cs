namespace NewsReader.Tests.Cli;

/// <summary>An invalid setting is named in one line.</summary>
[Trait("Speed", "Slow")]
public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithDatabase();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData(
        "--Site:BaseAddress=nonsense",
        "The setting Site:BaseAddress is “nonsense”: expected an http or https address"
    )]
    [InlineData("--Site:Name=", "The setting Site:Name is empty")]
    [InlineData("--Site:Public=perhaps", "'perhaps' at 'Site:Public'")]
    [InlineData("--Log:Format=xml", "The setting Log:Format is “xml”: expected text or json.")]
    [InlineData("--Serilog:MinimumLevel:Default=loud", "A setting under Serilog cannot be used: The value loud")]
    [InlineData(
        "--Fetching:Allow:0=intranet",
        "The setting Fetching:Allow contains “intranet”: expected a host and its port"
    )]
    [InlineData("--Images:MaxMegabytes=-1", "The setting Images:MaxMegabytes is out of range: expected 0 to 1000000.")]
    [InlineData("--Data=", "The setting Data is empty")]
    [InlineData("--urls=nonsense", "“nonsense”")]
    [InlineData("--urls=http://192.0.2.1:5080", "http://192.0.2.1:5080")]
    [InlineData("--urls=https://127.0.0.1:0", "No server certificate")]
    public async Task Invalid_setting_is_named(string setting, string expected)
    {
        string[] address = setting.StartsWith("--urls", StringComparison.Ordinal)
            ? [setting]
            : [setting, "--urls", "http://127.0.0.1:0"];

        var end = await NewsProgram.Run(here, address);

        Assert.Contains(expected, end.FailedPlainly(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_setting_in_the_environment_is_named()
    {
        using var program = NewsProgram.Start(here, [], new() { ["NEWSREADER_Log__Format"] = "xml" });

        Assert.Contains(
            "The setting Log:Format is “xml”",
            (await program.End()).FailedPlainly(),
            StringComparison.Ordinal
        );
    }
}
