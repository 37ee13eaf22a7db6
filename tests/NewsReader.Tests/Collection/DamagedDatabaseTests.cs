using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace NewsReader.Tests.Collection;

/// <summary>The start names a database that can't be used, and never writes to it.</summary>
[Trait("Speed", "Slow")]
public sealed class DamagedDatabaseTests : IDisposable
{
    private readonly TempFolder here = new();

    private string Database => Path.Combine(here.Path, "data", "news.db");

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task An_empty_file_is_refused_and_not_replaced()
    {
        here.Write("data/news.db", "");
        await IsRefused("is empty (0 bytes)");
        Assert.Contains(
            "is empty (0 bytes)",
            (await NewsProgram.Run(here, "import", "story.txt")).FailedPlainly(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, new FileInfo(Database).Length);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData(
        "Dear diary, today I have been writing a good deal more than a hundred bytes, so that this cannot be taken for a short file."
    )]
    public async Task A_file_of_another_kind_is_not_a_database(string text)
    {
        here.Write("data/news.db", text);
        await IsRefused("is not an SQLite database");
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_damaged()
    {
        await Make();
        using (var file = File.OpenWrite(Database))
            file.SetLength(file.Length / 2);
        await IsRefused("damaged", "malformed");
    }

    [Fact]
    public async Task A_file_with_a_page_of_noise_is_damaged()
    {
        await Make();
        Spoil(Database, "Topics");
        await IsRefused("is damaged (");
    }

    [Fact]
    public async Task A_damaged_file_and_the_journal_of_a_killed_process_stay_as_they_are()
    {
        using (var killed = await NewsProgram.Serve(here))
            await killed.Kill();
        Assert.NotEqual(0, new FileInfo(Database + "-wal").Length);
        using (var stored = new TempFolder())
        {
            // Find the page in a copy: opening the original would copy its journal into it.
            var copy = stored.Write("news.db", await File.ReadAllBytesAsync(Database));
            Spoil(Database, "Topics", placedAsIn: copy);
        }
        var journal = Hash(Database + "-wal");

        await IsRefused("is damaged (");

        Assert.Equal(journal, Hash(Database + "-wal"));
    }

    [Fact]
    public async Task The_database_of_another_program_is_left_alone()
    {
        here.Write("data/documents/x.txt", "A story\n\nIts text is here.\n");
        Run(
            Database,
            "PRAGMA journal_mode=WAL; CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text TEXT); INSERT INTO Notes VALUES (1, 'not news');"
        );
        await IsRefused("is an SQLite database, but not one of NewsReader's");
    }

    [Fact]
    public async Task The_database_of_a_newer_version_is_left_alone()
    {
        await Make();
        Run(Database, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        await IsRefused("was written by a newer NewsReader (it has “29990101000000_FromTheFuture”)");
    }

    private async Task Make()
    {
        TemplateDatabase.PutInto(Path.GetDirectoryName(Database)!, withSeeds: false);
        var story = here.Write("story.txt", "A plain story\n\nIts text is here.\n");
        Assert.Equal(0, (await NewsProgram.Run(here, "import", story)).ExitCode);
    }

    private async Task IsRefused(params string[] anyOf)
    {
        var before = Hash(Database);

        var message = (await NewsProgram.Run(here, "--urls", "http://127.0.0.1:0")).FailedPlainly();

        Assert.Contains(Database, message, StringComparison.Ordinal);
        Assert.Contains(anyOf, reason => message.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(before, Hash(Database));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetDirectoryName(Database)!),
            file =>
                file.Contains(".new", StringComparison.Ordinal) || file.Contains(".before", StringComparison.Ordinal)
        );
    }

    private static void Spoil(string database, string table, string? placedAsIn = null)
    {
        var page = (long)Run(placedAsIn ?? database, $"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")!;
        var size = (long)Run(placedAsIn ?? database, "PRAGMA page_size")!;
        using var file = File.OpenWrite(database);
        file.Position = (page - 1) * size;
        file.Write(Enumerable.Repeat((byte)0xA5, (int)size).ToArray());
    }

    private static object? Run(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
