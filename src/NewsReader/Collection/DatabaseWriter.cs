using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using NewsReader.Hosting.Machine;

namespace NewsReader.Collection;

/// <summary>
/// The open database file. One long-lived connection does all writing and every checkpoint. Pages read through pooled
/// contexts on connections that can't write.
/// </summary>
public sealed partial class DatabaseWriter : IAsyncDisposable
{
    // 32 MB of cached pages, and 16 MB of journal before a checkpoint, because an import touches every index at random
    // places. What a statement may have to roll back stays in memory.
    private const string Memory = "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;";

    private readonly SemaphoreSlim turn = new(1);
    private readonly SqliteConnection writer;
    private readonly PooledDbContextFactory<NewsDb> writing;

    private readonly ILogger log;

    private DatabaseWriter(SqliteConnection writer, ILogger log)
    {
        (this.writer, this.log) = (writer, log);
        writing = new(new DbContextOptionsBuilder<NewsDb>().UseSqlite(writer).Options, poolSize: 1);
    }

    /// <summary>The version of SQLite in use, for the log.</summary>
    public string SqliteVersion => writer.ServerVersion;

    /// <summary>
    /// Opens the folder's database. Creates it if there is none, upgrades it if it is older, and refuses it if it is
    /// damaged.
    /// </summary>
    /// <exception cref="DataFolderException">The file is not a sound NewsReader database. It stays as it
    /// was.</exception>
    public static DatabaseWriter Open(DataFolder folder, ILogger? log = null)
    {
        SqliteLibrary.Require(SqliteLibrary.Version);
        NewsDbSchema.BringUpToDate(folder.Database);
        var connection = Connect(folder.Database);
        try
        {
            connection.Run($"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; {Memory}");
            PrivateFiles.Tighten(folder.Path);
            return new(connection, log ?? NullLogger.Instance);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new DataFolderException($"The database {folder.Database} cannot be opened: {e.Message}");
        }
    }

    /// <summary>
    /// Configures the contexts that pages read with: without tracking, on connections that refuse to write.
    /// </summary>
    public static void ConfigureReader(DbContextOptionsBuilder options, DataFolder folder) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder
                {
                    DataSource = folder.Database,
                    Mode = SqliteOpenMode.ReadWrite,
                    DefaultTimeout = 5,
                }.ToString()
            )
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(ReadOnlyConnections.Instance);

    /// <summary>
    /// Raised after each commit that changed what pages show, before the next write begins. Handlers must be quick, and
    /// can't write.
    /// </summary>
    public event Action<CollectionChanges>? Committed;

    /// <summary>Begins a write as soon as no other one is running.</summary>
    /// <param name="ct">Cancels the wait. A write that has begun ends when it is committed or disposed.</param>
    public async Task<WriteTransaction> Begin(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        NewsDb? db = null;
        try
        {
            RefuseMoved();
            db = writing.CreateDbContext();
            return new(this, db, await db.Database.BeginTransactionAsync(ct));
        }
        catch
        {
            if (db is not null)
                await db.DisposeAsync();
            turn.Release();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, as soon as no other write is running: either all of it is
    /// stored, or nothing. If the caller doesn't say what it changes, it counts as changing everything.
    /// </summary>
    public Task<T> Write<T>(Func<NewsDb, Task<T>> work, CancellationToken ct) =>
        Write(CollectionChanges.Everything, work, ct);

    /// <summary>The same, for a write that changes nothing that a cached page shows.</summary>
    public Task<T> WriteQuietly<T>(Func<NewsDb, Task<T>> work, CancellationToken ct) =>
        Write(CollectionChanges.None, work, ct);

    /// <summary>The same, for a write that only changes <paramref name="changes"/>.</summary>
    public async Task<T> Write<T>(CollectionChanges changes, Func<NewsDb, Task<T>> work, CancellationToken ct)
    {
        await using var write = await Begin(ct);
        var result = await work(write.Db);
        await write.Commit(changes);
        return result;
    }

    /// <summary>Reads on the writer's connection, between two writes.</summary>
    public async Task<T> Read<T>(Func<NewsDb, Task<T>> question, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var db = writing.CreateDbContext();
            return await question(db);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// True if the file was moved, removed or replaced while open. Whatever is written now would be lost.
    /// </summary>
    public bool IsMoved => SqliteFileCheck.HasMoved(writer);

    /// <summary>
    /// Refuses to write to a file that was moved, removed or replaced, as SQLite does if it notices.
    /// </summary>
    /// <exception cref="SqliteException">It was. Writing works again once it is back.</exception>
    public void RefuseMoved()
    {
        if (!IsMoved)
            return;
        throw new SqliteException(
            $"The database {writer.DataSource} was moved, removed or replaced while the program runs. Put it back, "
                + "or start the program anew: until then nothing is stored",
            SQLitePCL.raw.SQLITE_READONLY,
            SqliteFileCheck.ReadOnlyMoved
        );
    }

    /// <summary>True if a write would succeed now. It tries one, and rolls it back.</summary>
    public async Task<bool> IsWritable(CancellationToken ct)
    {
        if (!await turn.WaitAsync(TimeSpan.FromSeconds(2), ct))
            return false;
        try
        {
            RefuseMoved();
            using var rolledBack = writer.BeginTransaction();
            using var command = writer.CreateCommand();
            (command.Transaction, command.CommandText) = (rolledBack, "CREATE TABLE Probe (Id INTEGER)");
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        // Close the readers first, so the writer does the last checkpoint.
        SqliteConnection.ClearAllPools();
        await writer.DisposeAsync();
        turn.Dispose();
    }

    internal void Announce(CollectionChanges changes)
    {
        if (changes == CollectionChanges.None || Committed is not { } committed)
            return;
        foreach (var handler in Delegate.EnumerateInvocationList(committed))
        {
            try
            {
                handler(changes);
            }
            catch (Exception e)
            {
                // The write is stored already. A bug in a handler must not make it look failed, or keep the other
                // handlers from hearing of it.
                HandlerFailed(log, e, changes);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A write that changed {Changes} was stored, but a handler of it failed")]
    private static partial void HandlerFailed(ILogger log, Exception exception, CollectionChanges changes);

    internal void EndTurn() => turn.Release();

    internal static SqliteConnection Connect(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                ForeignKeys = true,
                DefaultTimeout = 5,
            }.ToString()
        );
        connection.Open();
        return connection;
    }
}
