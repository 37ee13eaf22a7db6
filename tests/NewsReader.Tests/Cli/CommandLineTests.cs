namespace NewsReader.Tests.Cli;

[Trait("Speed", "Slow")]
public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData(
        new[] { "--help" },
        new[]
        {
            "--data <folder>",
            "--urls <urls>",
            "--help",
            "--version",
            "import <path>",
            "parse <path>",
            "--Name=value",
        }
    )]
    [InlineData(new[] { "import", "--help" }, new[] { "--data <folder>", "--help", "<path>", "Exit code: 0" })]
    [InlineData(new[] { "parse", "--help" }, new[] { "--help", "<path>", "JSON" })]
    public async Task Help_lists_the_options_and_does_nothing_else(string[] args, string[] names)
    {
        var end = await NewsProgram.Run(here, args);

        Assert.Equal(0, end.ExitCode);
        Assert.Empty(end.Errors);
        Assert.All(names, name => Assert.Contains(end.Output, line => line.Contains(name, StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(here.Path));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("imports")]
    [InlineData("--bogus")]
    public async Task Unknown_command_is_named_in_the_error(string command)
    {
        var end = await NewsProgram.Run(here, command);

        Assert.Equal($"“{command}” is not a command. See --help.", end.FailedPlainly());
        Assert.Empty(Directory.GetFileSystemEntries(here.Path));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("parse")]
    public async Task Command_without_its_paths_does_nothing(string command)
    {
        var end = await NewsProgram.Run(here, command);

        Assert.Contains(command, end.FailedPlainly(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "")]
    [InlineData("parse", "")]
    [InlineData("import", "good.txt", "--data", "")]
    [InlineData("--data", "")]
    public async Task Empty_path_is_a_readable_error(params string[] args) =>
        Assert.Contains(
            "expected the path of a",
            (await NewsProgram.Run(here, args)).FailedPlainly(),
            StringComparison.Ordinal
        );
}
