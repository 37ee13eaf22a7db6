using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsReader.Hosting.Machine;

namespace NewsReader.Collection;

/// <summary>
/// Creates a database, or upgrades an older one. It never overwrites a file that it doesn't understand.
/// </summary>
internal static class NewsDbSchema
{
    /// <summary>
    /// The version of the search index. Increase it whenever texts are split into other terms: older rows are then
    /// indexed again.
    /// </summary>
    public const int SearchVersion = 2;

    /// <summary>The statement that marks a database's search index as having this version.</summary>
    public static readonly string SearchIsCurrent = $"PRAGMA user_version={SearchVersion}";

    // For larger files, reading every page would make the start too slow.
    private const long MostCheckedBytes = 1L << 30;

    /// <exception cref="DataFolderException">The file is empty, damaged, not a NewsReader database, or from a
    /// newer program.</exception>
    public static void BringUpToDate(string path)
    {
        try
        {
            if (File.Exists(path))
                Update(path);
            else
                Create(path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The database {path} cannot be used: {e.Message}");
        }
    }

    // It has another name until it is complete, so a program that is killed here leaves no half-finished database.
    private static void Create(string path)
    {
        if (File.Exists(path + "-wal") && new FileInfo(path + "-wal").Length > 0)
            throw new DataFolderException(
                $"The database {path} is missing, but its journal {path}-wal is there: bring the database back, or "
                    + "move the journal away to begin anew."
            );
        var unfinished = path + ".new";
        foreach (
            var leftover in (string[])[unfinished, unfinished + "-wal", unfinished + "-shm", unfinished + "-journal"]
        )
            File.Delete(leftover);
        using (var connection = DatabaseWriter.Connect(unfinished))
        {
            connection.Run("PRAGMA journal_mode=DELETE");
            Migrate(connection);
            connection.Run(SearchIsCurrent);
        }
        File.Move(unfinished, path);
    }

    private static void Update(string path)
    {
        RefuseForeign(path);
        var missing = Missing(path);
        if (missing.Count == 0)
            return;

        using var connection = DatabaseWriter.Connect(path);
        BackUp(connection, $"{path}.before-{missing[0]}");
        // A program that is killed while migrating leaves this row behind, and EF would wait for ever. The folder's
        // lock makes sure that nobody else is migrating.
        connection.Run(
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); "
                + "DELETE FROM __EFMigrationsLock;"
        );
        Migrate(connection);
    }

    // On a connection that can't write. Any other one would, on closing, copy a killed program's journal into a file
    // that may be damaged or belong to another program.
    private static List<string> Missing(string path)
    {
        using var connection = DatabaseWriter.Connect(path, SqliteOpenMode.ReadOnly);
        RefuseDamaged(connection, path);

        using var db = Context(connection);
        var known = db.Database.GetMigrations().ToList();
        var applied = db.Database.GetAppliedMigrations().ToList();
        if (applied.Count == 0)
            throw new DataFolderException(
                $"{path} is an SQLite database, but not one of NewsReader's. Move it away, or name another folder with --data."
            );
        if (applied.Except(known).FirstOrDefault() is { } newer)
            throw new DataFolderException(
                $"The database {path} was written by a newer NewsReader (it has “{newer}”). Run that version, or "
                    + "name another folder with --data."
            );
        return known[applied.Count..];
    }

    private static void RefuseForeign(string path)
    {
        if (new FileInfo(path).Length == 0)
            throw new DataFolderException(
                $"The database {path} is empty (0 bytes): it has lost what it held. Put back a copy, or move it away to begin anew."
            );
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[16];
        if (
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.SequenceEqual("SQLite format 3\0"u8)
        )
            throw new DataFolderException(
                $"{path} is not an SQLite database. Move it away, or name another folder with --data."
            );
    }

    private static void RefuseDamaged(SqliteConnection connection, string path)
    {
        var finding =
            new FileInfo(path).Length > MostCheckedBytes
                ? connection.Ask("PRAGMA schema_version") is long
                    ? "ok"
                    : "no schema"
                : Check(connection);
        if (finding != "ok")
            throw new DataFolderException(
                $"The database {path} is damaged ({finding}). Put back a copy, or move it away to begin anew."
            );
    }

    private static string Check(SqliteConnection connection)
    {
        try
        {
            // The finding can have several lines; the message has one.
            return ((string?)connection.Ask("PRAGMA quick_check(1)"))?.ReplaceLineEndings(" ") ?? "no answer";
        }
        catch (SqliteException e)
            when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            return e.Message;
        }
    }

    private static void BackUp(SqliteConnection connection, string path)
    {
        File.Delete(path + ".new");
        connection.Run(
            $"VACUUM INTO '{(path + ".new").Replace("'", "''", StringComparison.Ordinal)}'",
            timeoutSeconds: 0
        );
        File.Move(path + ".new", path, overwrite: true);
    }

    private static void Migrate(SqliteConnection connection)
    {
        using var db = Context(connection);
        db.Database.Migrate();
    }

    private static NewsDb Context(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<NewsDb>().UseSqlite(connection).Options);
}
