using System.Diagnostics;
using System.Text.Json;

namespace NewsReader.Tests.Cli;

/// <summary><c>export</c> writes the whole collection, one article per line.</summary>
[Trait("Speed", "Slow")]
public sealed class ExportCommandTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithDatabase();

    [Fact]
    public async Task Each_line_is_an_article_with_its_relations()
    {
        here.Write(
            "wire/a.md",
            "---\ntitle: \"Quake \\\"shakes\\\" <Lisbon> again\"\nurl: https://wire.example.org/a\nsource: Wire\ndate: 2024-05-01\nrelated: [Mayor Speaks, Harbour Waits]\n---\nA strong quake shook Lisbon at night, Rosa Silva said.\u2028Then 😀 <b>.\n"
        );
        here.Write(
            "wire/b.md",
            "---\ntitle: Mayor Speaks\ndate: 2024-05-02T10:00:00+02:00\n---\nAfter the quake in Lisbon Rosa Silva spoke at night.\n"
        );
        Assert.Equal(0, (await NewsProgram.Run(here, "import", "wire")).ExitCode);

        var export = await NewsProgram.Run(here, "export");

        Assert.Equal((0, 0), (export.ExitCode, export.Errors.Count));
        var lines = export.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["quake-shakes-lisbon-again", "mayor-speaks", "harbour-waits"],
            lines.Select(line => line.GetProperty("slug").GetString())
        );
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    [
                        "slug",
                        "headline",
                        "url",
                        "source",
                        "published",
                        "html",
                        "documents",
                        "feeds",
                        "related",
                        "listedBy",
                        "similar",
                    ],
                    line.EnumerateObject().Select(property => property.Name)
                )
        );
        var (quake, mayor, harbour) = (lines[0], lines[1], lines[2]);
        Assert.Equal("Quake \"shakes\" <Lisbon> again", quake.GetProperty("headline").GetString());
        Assert.Equal(
            ("https://wire.example.org/a", "Wire", "2024-05-01"),
            (
                quake.GetProperty("url").GetString(),
                quake.GetProperty("source").GetString(),
                quake.GetProperty("published").GetString()
            )
        );
        Assert.Contains("😀 &lt;b&gt;", quake.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("[\"mayor-speaks\",\"harbour-waits\"]", quake.GetProperty("related").GetRawText());
        Assert.Equal("2024-05-02T10:00:00+02:00", mayor.GetProperty("published").GetString());
        Assert.Equal("[\"quake-shakes-lisbon-again\"]", mayor.GetProperty("listedBy").GetRawText());
        var similar = Assert.Single(quake.GetProperty("similar").EnumerateArray());
        Assert.Equal(["slug", "score", "because"], similar.EnumerateObject().Select(property => property.Name));
        Assert.Equal("mayor-speaks", similar.GetProperty("slug").GetString());
        Assert.InRange(similar.GetProperty("score").GetDouble(), 0.13, 1);
        Assert.Contains("Lisbon", similar.GetProperty("because").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(
            [JsonValueKind.Null, JsonValueKind.Null],
            ((string[])["published", "html"]).Select(name => harbour.GetProperty(name).ValueKind)
        );
        Assert.Equal(export.Output, (await NewsProgram.Run(here, "export")).Output);
    }

    [Theory]
    [InlineData(false, "| head -1", 1, "")]
    [InlineData(true, "| head -1", 1, "")]
    [InlineData(false, "> /dev/full", 2, "Stopped before the end: No space left on device")]
    [InlineData(true, "> /dev/full", 2, "Stopped before the end: No space left on device")]
    public async Task Export_stops_when_the_pipe_closes_or_the_disk_is_full(
        bool serving,
        string into,
        int exit,
        string message
    )
    {
        // More than a pipe buffers.
        foreach (var number in Enumerable.Range(1, 30))
            here.Write(
                $"news/{number}.txt",
                $"Story {number}\n\n{string.Concat(Enumerable.Repeat("It is long. ", 1000))}\n"
            );
        Assert.Equal(0, (await NewsProgram.Run(here, "import", "news")).ExitCode);
        using var holder = serving ? await NewsProgram.Serve(here) : null;

        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        using var shell = Process.Start(
            new ProcessStartInfo(
                "bash",
                [
                    "-c",
                    $"'{dotnet}' '{Path.Combine(AppContext.BaseDirectory, "NewsReader.dll")}' export {into}; exit ${{PIPESTATUS[0]}}",
                ]
            )
            {
                WorkingDirectory = here.Path,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();

        Assert.Equal((exit, message), (shell.ExitCode, (await errors).Trim()));
        Assert.Equal(into.StartsWith('|') ? 1 : 0, (await output).Count(c => c == '\n'));
    }

    public void Dispose() => here.Dispose();
}
