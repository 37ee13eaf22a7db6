using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using NewsReader.Tests.Fetching;

namespace NewsReader.Tests.Cli;

/// <summary>How the program or one of its commands behaves when it is stopped.</summary>
[Trait("Speed", "Slow")]
public sealed class StoppedProgramTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>T</title><link>https://news.example.org/</link>
        <item><title>One headline</title><guid>1</guid><description>Words here.</description></item>{0}</channel></rss>
        """;

    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(400)]
    public async Task Stop_signal_during_startup_ends_the_program_quietly(int milliseconds)
    {
        using var program = NewsProgram.Start(here, "--urls", "http://127.0.0.1:0");
        await program.Until(() => Directory.Exists(Path.Combine(here.Path, "data")));
        await Task.Delay(milliseconds);
        program.Terminate();
        var end = await program.End();
        Assert.Equal((0, ""), (end.ExitCode, string.Join('\n', end.Errors)));
        Assert.DoesNotContain(end.Output, line => line.Contains("Exception", StringComparison.Ordinal));
        // Whatever it had begun is either complete or absent.
        using var again = await NewsProgram.Serve(here);
        Assert.Equal(System.Net.HttpStatusCode.OK, await again.Status(NewsSite.SeedPath));
    }

    [Fact]
    public async Task Cancelled_command_does_not_affect_another_waiting_for_the_same_feed()
    {
        using var gate = new SemaphoreSlim(0);
        var asked = 0;
        await using var web = LoopbackWeb.Start();
        web.At(
            "/feed",
            async context =>
            {
                if (Interlocked.Increment(ref asked) > 1)
                    await gate.WaitAsync(context.RequestAborted);
                context.Response.ContentType = "application/rss+xml";
                await context.Response.WriteAsync(
                    Feed.Replace(
                        "{0}",
                        asked > 1
                            ? "<item><title>Two headline</title><guid>2</guid><description>More words here.</description></item>"
                            : "",
                        StringComparison.Ordinal
                    )
                );
            }
        );
        Dictionary<string, string> allowed = new()
        {
            ["NEWSREADER_Fetching__Allow__0"] = $"127.0.0.1:{web.Port}",
            ["NEWSREADER_Polling__Enabled"] = "false",
        };
        using (var added = NewsProgram.Start(here, ["feeds", "add", web.Address("/feed").AbsoluteUri], allowed))
            Assert.Equal(0, (await added.End()).ExitCode);
        using var program = await NewsProgram.Serve(here, [], allowed);
        int Told() =>
            program.Output.Count(line =>
                line.Contains("Running a command from the command line", StringComparison.Ordinal)
            );
        for (var attempt = 1; ; attempt++)
        {
            // An attempt that took longer than a fetch may take has left the gate open.
            while (gate.Wait(0))
                continue;
            LetRefresh();
            var (before, told) = (asked, Told());
            using var first = NewsProgram.Start(here, ["feeds", "refresh"], allowed);
            await program.Until(() => asked == before + 1);
            var waited = Stopwatch.StartNew();
            using var second = NewsProgram.Start(here, ["feeds", "refresh"], allowed);
            await program.Until(() => Told() == told + 2);
            first.Terminate();
            Assert.NotEqual(0, (await first.End()).ExitCode);
            await Task.Delay(300);
            gate.Release();
            var end = await second.End();
            // On a busy machine the second program can take longer to start than the feed takes to answer.
            if (waited.Elapsed > TimeSpan.FromSeconds(25) && attempt < 4)
                continue;
            Assert.Equal((0, before + 1), (end.ExitCode, asked));
            break;
        }
        Assert.Equal(System.Net.HttpStatusCode.OK, await program.Status("/articles/two-headline"));
    }

    // As if the feed had last been fetched yesterday.
    private void LetRefresh()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(here.Path, "data", "news.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Subscriptions SET TriedAt = '2026-01-01 00:00:00'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
