namespace NewsReader.Tests.Cli;

/// <summary>One process at a time holds a data folder, and a port.</summary>
public sealed class HeldFolderTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder here = new();
    private NewsProgram holder = null!;

    public async Task InitializeAsync() => holder = await NewsProgram.Serve(here);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        holder.Dispose();
        here.Dispose();
    }

    [Fact]
    public async Task Nobody_else_can_import_or_serve_and_the_holder_is_named()
    {
        here.Write("good.txt", "A plain story\n\nIts text is here.\n");
        var expected = $"The data folder {here.Path}/data is in use by process {holder.ProcessId}.";

        var import = await NewsProgram.Run(here, "import", "good.txt");
        var serve = await NewsProgram.Run(here, "--urls", "http://127.0.0.1:0");

        Assert.StartsWith(expected, import.FailedPlainly(), StringComparison.Ordinal);
        Assert.StartsWith(expected, serve.FailedPlainly(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, await holder.Status("/readyz"));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        var end = await NewsProgram.Run(here, "--data", "other", "--urls", holder.Client.BaseAddress!.ToString());

        var message = end.FailedPlainly();
        Assert.Contains($"{holder.Client.BaseAddress.Authority}: address already in use", message, StringComparison.Ordinal);
        Assert.Contains("--urls", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_import_holds_the_folder_too()
    {
        ManyStories.Write(here, 300);
        using var import = NewsProgram.Start(here, "import", "stories", "--data", "imported");
        await import.Until(() => File.Exists(Path.Combine(here.Path, "imported", "newsreader.pid")));

        var second = await NewsProgram.Run(here, "import", "stories", "--data", "imported");

        Assert.Contains($"is in use by process {import.ProcessId}.", second.FailedPlainly(), StringComparison.Ordinal);
        Assert.Equal(0, (await import.End()).ExitCode);
    }
}
