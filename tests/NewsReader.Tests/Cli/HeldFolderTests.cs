namespace NewsReader.Tests.Cli;

/// <summary>Only one process at a time can hold a data folder or a port.</summary>
[Trait("Speed", "Slow")]
public sealed class HeldFolderTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();
    private NewsProgram holder = null!;

    public async Task InitializeAsync() => holder = await NewsProgram.Serve(here);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        holder.Dispose();
        here.Dispose();
    }

    [Fact]
    public async Task Second_server_is_refused_and_the_holder_is_named()
    {
        var serve = await NewsProgram.Run(here, "--urls", "http://127.0.0.1:0");

        Assert.StartsWith(
            $"The data folder {here.Path}/data is in use by process {holder.ProcessId}.",
            serve.FailedPlainly(),
            StringComparison.Ordinal
        );
        Assert.Equal(System.Net.HttpStatusCode.OK, await holder.Status("/readyz"));
    }

    [Fact]
    public async Task Command_is_carried_out_by_the_running_program()
    {
        here.Write("news/good.txt", "A plain story\n\nIts text is here.\n");
        here.Write("news/bad.txt", "");

        var import = await NewsProgram.Run(here, "import", "news");

        Assert.Equal((1, "1 added, 0 filled, 0 updated, 0 unchanged, 1 refused"), (import.ExitCode, import.Output[^1]));
        Assert.StartsWith(
            $"Refused {here.Path}/news/bad.txt: ",
            Assert.Single(import.Errors),
            StringComparison.Ordinal
        );
        Assert.Equal(System.Net.HttpStatusCode.OK, await holder.Status("/articles/a-plain-story"));
        Assert.Contains(
            holder.Output,
            line => line.Contains("Running a command from the command line: import", StringComparison.Ordinal)
        );
        var export = await NewsProgram.Run(here, "export");
        Assert.Contains(
            export.Output,
            line => line.StartsWith("{\"slug\":\"a-plain-story\"", StringComparison.Ordinal)
        );
        Assert.Equal(0, export.ExitCode);
    }

    [Fact]
    public async Task Only_the_owner_can_use_the_socket_and_it_is_deleted_at_the_end()
    {
        var socket = Path.Combine(here.Path, "data", "newsreader.sock");
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(socket) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
        holder.Terminate();
        Assert.Equal(0, (await holder.End()).ExitCode);
        Assert.False(File.Exists(socket));
    }

    [Fact]
    public async Task Socket_left_by_a_killed_program_is_replaced()
    {
        await holder.Kill();
        here.Write("good.txt", "A plain story\n\nIts text is here.\n");
        Assert.Equal(0, (await NewsProgram.Run(here, "import", "good.txt")).ExitCode);
        using var again = await NewsProgram.Serve(here);
        Assert.Equal(0, (await NewsProgram.Run(here, "feeds", "list")).ExitCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, await again.Status("/articles/a-plain-story"));
    }

    [Fact]
    public async Task Invalid_request_is_disconnected_and_the_next_one_is_answered()
    {
        foreach (var nonsense in (string[])["\n", "{}\n", "GET / HTTP/1.1\r\n\r\n", "[1,2]\n"])
        {
            using var socket = new System.Net.Sockets.Socket(
                System.Net.Sockets.AddressFamily.Unix,
                System.Net.Sockets.SocketType.Stream,
                System.Net.Sockets.ProtocolType.Unspecified
            );
            await socket.ConnectAsync(
                new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(here.Path, "data", "newsreader.sock"))
            );
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(nonsense));
            var answer = new byte[1000];
            while (await socket.ReceiveAsync(answer) > 0) { }
        }
        Assert.Equal(0, (await NewsProgram.Run(here, "feeds", "list")).ExitCode);
    }

    [Fact]
    public async Task Port_in_use_is_named_in_the_error()
    {
        var end = await NewsProgram.Run(here, "--data", "other", "--urls", holder.Client.BaseAddress!.ToString());

        var message = end.FailedPlainly();
        Assert.Contains(
            $"{holder.Client.BaseAddress.Authority}: address already in use",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("--urls", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_holds_the_folder_too()
    {
        ManyStories.Write(here, 300);
        using var import = NewsProgram.Start(here, "import", "stories", "--data", "imported");
        await import.Until(() => File.Exists(Path.Combine(here.Path, "imported", "newsreader.pid")));

        var second = await NewsProgram.Run(here, "import", "stories", "--data", "imported");

        Assert.Contains($"is in use by process {import.ProcessId}.", second.FailedPlainly(), StringComparison.Ordinal);
        Assert.Equal(0, (await import.End()).ExitCode);
    }
}
