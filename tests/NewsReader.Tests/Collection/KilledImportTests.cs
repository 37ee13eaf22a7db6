namespace NewsReader.Tests.Collection;

[Trait("Speed", "Slow")]
public sealed class KilledImportTests : IDisposable
{
    private const int Stories = 300;

    private readonly TempFolder here = new();

    private string Data => Path.Combine(here.Path, "data");

    private string Database => Path.Combine(Data, "news.db");

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task A_kill_at_any_moment_leaves_whole_stories_and_the_next_import_completes_them()
    {
        ManyStories.Write(here, Stories);
        var kept = 0L;
        for (var round = 1; round <= 5; round++)
        {
            var leftover = Journal.Length(Data);
            using var import = NewsProgram.Start(here, "import", "stories");
            // The first one while the database is being created.
            await (
                round == 1
                    ? import.Until(() => File.Exists(Database + ".new"))
                    : Journal.Grows(import, Data, Random.Shared.Next(1, 1_000_000), leftover)
            );
            await Task.Delay(Random.Shared.Next(30));
            await import.Kill();
            if (!File.Exists(Database))
                continue;

            using var stored = new StoredStories(Data);
            stored.HoldsWholeStoriesOnly();
            Assert.InRange(stored.Documents, kept, Stories);
            kept = stored.Documents;
        }
        Assert.InRange(kept, 1, Stories - 1);

        var end = await NewsProgram.Run(here, "import", "stories");

        Assert.Equal(0, end.ExitCode);
        Assert.EndsWith($"0 updated, {kept} unchanged, 0 refused", end.Output[^1], StringComparison.Ordinal);
        using var whole = new StoredStories(Data);
        whole.HoldsWholeStoriesOnly();
        Assert.Equal(Stories, whole.Documents);
    }

    [Fact]
    public async Task A_stopped_import_ends_after_the_current_story()
    {
        ManyStories.Write(here, Stories);
        using var import = NewsProgram.Start(here, "import", "stories");
        await Journal.Grows(import, Data, 100_000);

        import.Terminate();
        var end = await import.End();

        Assert.Equal(1, end.ExitCode);
        Assert.Equal(
            "Stopped early. What was imported is stored; run the import again for the rest.",
            Assert.Single(end.Errors)
        );
        using var stored = new StoredStories(Data);
        stored.HoldsWholeStoriesOnly();
        Assert.InRange(stored.Documents, 1, Stories - 1);
        Assert.EndsWith("0 updated, 0 unchanged, 0 refused", end.Output[^1], StringComparison.Ordinal);
    }
}
