using System.Net;
using Microsoft.Data.Sqlite;

namespace NewsReader.Tests.Collection;

/// <summary>Another program that holds the database's write lock for longer than the busy timeout (5 s).</summary>
[Trait("Speed", "Slow")]
public sealed class LockedDatabaseTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Pages_are_served_meanwhile_and_a_new_document_is_imported_afterwards()
    {
        using var program = await NewsProgram.Serve(here);
        Assert.Equal(HttpStatusCode.OK, await program.Status("/readyz"));

        using (var other = Locked(Path.Combine(here.Path, "data", "news.db")))
        {
            var file = here.Write("data/documents/meanwhile.txt", "A story of that time\n\nIts text is here.\n");
            while (!program.Output.Any(line => line.Contains(file, StringComparison.Ordinal)))
            {
                Assert.Equal(HttpStatusCode.OK, await program.Status(NewsSite.SeedPath));
                Assert.Equal(HttpStatusCode.OK, await program.Status("/?is=headline-only"));
                using var ready = await program.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
                Assert.Equal(
                    (HttpStatusCode.ServiceUnavailable, "the database cannot be written\n"),
                    (ready.StatusCode, await ready.Content.ReadAsStringAsync())
                );
                Assert.NotNull(ready.Headers.RetryAfter);
            }
        }

        await program.Line(
            line => line.Contains("INF Added “A story of that time”", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20)
        );
        Assert.Equal(HttpStatusCode.OK, await program.Status("/readyz"));
    }

    [Fact]
    public async Task An_import_that_can_neither_write_nor_finish_says_so_plainly()
    {
        // Moving undated stories behind dated ones at the end is a write too.
        here.Write("stories/0000.md", "---\ntitle: A dated story\ndate: 2025-12-05\n---\nIts text is here.\n");
        // Enough stories that the import isn't done before the lock, even if this test has to wait.
        ManyStories.Write(here, 2000);
        using var import = NewsProgram.Start(here, "import", "stories");
        await Journal.Grows(import, Path.Combine(here.Path, "data"), 300_000);

        using (Locked(Path.Combine(here.Path, "data", "news.db")))
        {
            await Task.Delay(1000);
            import.Terminate();
            var end = await import.End();

            Assert.Equal(2, end.ExitCode);
            Assert.Equal(2, end.Errors.Count);
            Assert.EndsWith(
                "it could not be stored: SQLite Error 5: 'database is locked'.",
                end.Errors[0],
                StringComparison.Ordinal
            );
            Assert.Equal("The database cannot be used now: SQLite Error 5: 'database is locked'.", end.Errors[1]);
        }
    }

    private static SqliteConnection Locked(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("PRAGMA wal_autocheckpoint=0; BEGIN IMMEDIATE;", connection);
        command.ExecuteNonQuery();
        return connection;
    }
}
