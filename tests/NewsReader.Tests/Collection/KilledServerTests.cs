namespace NewsReader.Tests.Collection;

[Trait("Speed", "Slow")]
public sealed class KilledServerTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task The_leftovers_of_a_killed_process_do_not_stop_the_next_start()
    {
        using (var killed = await NewsProgram.Serve(here))
            await killed.Kill();
        Assert.True(File.Exists(Path.Combine(here.Path, "data", "newsreader.pid")));
        Assert.True(File.Exists(Path.Combine(here.Path, "data", "newsreader.lock")));

        using var next = await NewsProgram.Serve(here);

        Assert.Equal(System.Net.HttpStatusCode.OK, await next.Status("/readyz"));
        Assert.Equal(System.Net.HttpStatusCode.OK, await next.Status(NewsSite.SeedPath));
    }

    [Fact]
    public async Task A_server_stopped_during_an_import_stores_whole_stories_and_ends_well()
    {
        ManyStories.Write(here, 300, "data/documents");
        using var program = await NewsProgram.Serve(here);
        await program.Line(line => line.Contains("“Story number 3 ", StringComparison.Ordinal));

        program.Terminate();
        var end = await program.End();

        Assert.Equal(0, end.ExitCode);
        Assert.DoesNotContain(
            end.Output,
            line => line.Contains(" ERR ", StringComparison.Ordinal) || line.Contains(" WRN ", StringComparison.Ordinal)
        );
        var taken = end.Output.Count(line => line.Contains("/data/documents/", StringComparison.Ordinal));
        Assert.InRange(taken, 3, 299);
        using var stored = new StoredStories(Path.Combine(here.Path, "data"));
        Assert.Equal(taken + 1, stored.Documents);
    }
}
