using System.Diagnostics;
using System.Text.Json;

namespace NewsReader.Tests.Cli;

/// <summary><c>parse --batch</c> reads requests line by line, in one process.</summary>
[Trait("Speed", "Slow")]
public sealed class ParseBatchTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Each_line_is_answered_in_turn_and_a_bad_one_ends_nothing()
    {
        here.Write("a.md", "# A document\n\n[its link](b.html)\n");
        here.Write(
            "b.html",
            $"<title>A page</title><article><h1>A page</h1><p>{string.Concat(Enumerable.Repeat("Its words go on for a while. ", 20))}<a href='c'>see</a></p></article>"
        );
        here.Write(
            "c.bin",
            "<rss><channel><title>A feed</title><item><title>One</title><link>/1</link></item></channel></rss>"
        );
        using var program = Start();

        var first = await Ask(
            program,
            new
            {
                @case = "document 1",
                path = "a.md",
                base_url = "https://x.example/news/",
            }
        );
        Assert.Equal("document 1", first.GetProperty("case").GetString());
        Assert.Contains(
            "https://x.example/news/b.html",
            first.GetProperty("html").GetString(),
            StringComparison.Ordinal
        );
        var page = await Ask(
            program,
            new
            {
                @case = "p",
                path = "b.html",
                base_url = "https://x.example/news/b.html",
                content_type = "text/html; charset=utf-8",
            }
        );
        Assert.Contains("https://x.example/news/c", page.GetProperty("html").GetString(), StringComparison.Ordinal);
        var feed = await Ask(
            program,
            new
            {
                @case = "f",
                path = "c.bin",
                base_url = "https://x.example/feed",
                content_type = "application/rss+xml",
            }
        );
        Assert.Equal("https://x.example/1", feed.GetProperty("entries")[0].GetProperty("link").GetString());
        Assert.Contains("expected a JSON object", await Error(program, "no JSON"), StringComparison.Ordinal);
        Assert.Contains("expected a JSON object", await Error(program, "[1]"), StringComparison.Ordinal);
        Assert.Contains("expected a JSON object", await Error(program, "null"), StringComparison.Ordinal);
        Assert.Contains("expected a JSON object", await Error(program, "{\"path\":\"\"}"), StringComparison.Ordinal);
        Assert.Contains(
            "base_url",
            await Error(program, "{\"path\":\"a.md\",\"base_url\":\"x\"}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected a readable file",
            await Error(program, "{\"path\":\"missing.md\"}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a NUL character",
            await Error(program, "{\"path\":\"a\\u0000.md\"}"),
            StringComparison.Ordinal
        );
        var last = await Ask(program, new { path = "a.md" });
        Assert.Equal("a.md", last.GetProperty("case").GetString());

        program.StandardInput.Close();
        await program.WaitForExitAsync().WaitAsync(Bound);
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task Paths_and_batch_together_are_refused() =>
        Assert.Equal(2, (await NewsProgram.Run(here, "parse", ".", "--batch")).ExitCode);

    [Fact]
    public async Task Neither_paths_nor_batch_is_refused() =>
        Assert.Equal(2, (await NewsProgram.Run(here, "parse")).ExitCode);

    private static Task<JsonElement> Ask(Process program, object request) =>
        Answer(program, JsonSerializer.Serialize(request));

    private static async Task<string> Error(Process program, string line) =>
        (await Answer(program, line)).GetProperty("error").GetString()!;

    private static async Task<JsonElement> Answer(Process program, string line)
    {
        await program.StandardInput.WriteLineAsync(line);
        await program.StandardInput.FlushAsync();
        return JsonDocument.Parse((await program.StandardOutput.ReadLineAsync().WaitAsync(Bound))!).RootElement;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "NewsReader.dll"), "parse", "--batch"]
        )
        {
            WorkingDirectory = here.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }
}
