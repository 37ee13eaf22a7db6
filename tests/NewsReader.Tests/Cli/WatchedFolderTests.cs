using System.Net;

namespace NewsReader.Tests.Cli;

/// <summary>Documents put into the watched folders while the site is running.</summary>
[Trait("Speed", "Slow")]
public sealed class WatchedFolderTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task New_and_changed_documents_are_imported_soon()
    {
        using var program = await NewsProgram.Serve(here);
        Assert.Equal(HttpStatusCode.NotFound, await program.Status("/articles/a-new-story"));

        var file = here.Write("data/documents/inbox/new.txt", "A new story\n\nIts text is here.\n");
        await program.Line(
            line => line.EndsWith($"INF Added “A new story” from {file}", StringComparison.Ordinal),
            Soon
        );
        Assert.Equal(HttpStatusCode.OK, await program.Status("/articles/a-new-story"));

        here.Write("data/documents/inbox/new.txt", "A new story\n\nIts text is now longer.\n");
        await program.Line(
            line => line.EndsWith($"INF Updated “A new story” from {file}", StringComparison.Ordinal),
            Soon
        );
        Assert.Contains(
            "is now longer",
            await program.Client.GetStringAsync(new Uri("/articles/a-new-story", UriKind.Relative)),
            StringComparison.Ordinal
        );
        Assert.Equal(2, program.Output.Count(line => line.Contains(file, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Configured_folder_is_watched_and_a_missing_one_is_named()
    {
        var before = here.Write("inbox/before.md", "# A story from before\n\nIts text is here.\n");
        using var program = await NewsProgram.Serve(
            here,
            "--Documents:Folders:0=inbox",
            "--Documents:Folders:1=no-such-folder"
        );
        await program.Line(
            line =>
                line.EndsWith(
                    "WRN There is no folder no-such-folder: nothing is imported from it",
                    StringComparison.Ordinal
                ),
            Soon
        );
        await program.Line(
            line => line.EndsWith($"INF Added “A story from before” from {before}", StringComparison.Ordinal),
            Soon
        );

        var bad = here.Write("inbox/bad.md", [0x00]);
        var after = here.Write("inbox/later.md", "# A story from later\n\nIts text is here.\n");
        await program.Line(
            line => line.Contains($"WRN Refused {bad}: line 1: expected text", StringComparison.Ordinal),
            Soon
        );
        await program.Line(
            line => line.EndsWith($"INF Added “A story from later” from {after}", StringComparison.Ordinal),
            Soon
        );
    }

    [Fact]
    public async Task Document_with_a_future_timestamp_is_imported()
    {
        using var program = await NewsProgram.Serve(here);

        var file = here.Write("data/documents/ahead.txt", "A story from tomorrow\n\nIts text is here.\n");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(1));

        await program.Line(
            line => line.EndsWith($"INF Added “A story from tomorrow” from {file}", StringComparison.Ordinal),
            Soon
        );
    }

    [Fact]
    public async Task Links_pipes_and_devices_are_skipped_and_reported_once()
    {
        using var program = await NewsProgram.Serve(here);
        var documents = Path.Combine(here.Path, "data", "documents");
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(here.Path, "pipe")))
            await made.WaitForExitAsync();
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(documents, "a.txt")))
            await made.WaitForExitAsync();
        foreach (
            var (name, target) in (ReadOnlySpan<(string, string)>)
                [
                    ("b.txt", Path.Combine(here.Path, "pipe")),
                    ("c.txt", "/dev/urandom"),
                    ("d.txt", "/dev/zero"),
                    ("e.txt", "/etc/passwd"),
                    ("f.txt", "nowhere"),
                    ("g.txt", "g.txt"),
                    (
                        "h.txt",
                        Directory.GetFiles(Path.Combine(here.Path, "data", "keys")).FirstOrDefault()
                            ?? Path.Combine(here.Path, "data", "news.db")
                    ),
                ]
        )
            File.CreateSymbolicLink(Path.Combine(documents, name), target);
        here.Write("data/documents/i.docx", "x");
        here.Write(
            "data/documents/j\nINF forged.md",
            "---\ntitle: A forged line\ndate: |\n  x\n  INF forged\n---\nIts text is here.\n"
        );
        here.Write("data/documents/z.txt", "A story after all\n\nIts text is here.\n");

        await program.Line(line => line.Contains("“A story after all”", StringComparison.Ordinal), Soon);
        await program.Line(
            line => line.Contains("Not read: kind .docx (a Word document)", StringComparison.Ordinal),
            Soon
        );
        await Task.Delay(TimeSpan.FromSeconds(5));
        foreach (var name in (string[])["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "h.txt"])
            Assert.Single(
                program.Output,
                line =>
                    line.Contains("Refused", StringComparison.Ordinal)
                    && line.Contains("/" + name, StringComparison.Ordinal)
            );
        Assert.Single(program.Output, line => line.Contains(".docx", StringComparison.Ordinal));
        Assert.Single(program.Output, line => line.Contains("“date” was left out", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await program.Status("/articles/a-forged-line"));
    }
}
