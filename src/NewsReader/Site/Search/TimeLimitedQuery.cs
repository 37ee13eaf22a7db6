using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsReader.Site.Search;

/// <summary>
/// Reads from a connection within a time limit for everything together. (Cancelling a token does not stop a statement
/// that SQLite is running; an interrupt does.)
/// </summary>
internal sealed class TimeLimitedQuery : IAsyncDisposable
{
    // An interrupt between two statements stops neither, so we repeat it.
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnection connection;
    private readonly ITimer timer;
    private volatile bool isOver;

    /// <param name="connection">An open connection that nobody else uses at the same time.</param>
    /// <param name="limit">The time limit.</param>
    /// <param name="time">The clock.</param>
    public TimeLimitedQuery(DbConnection connection, TimeSpan limit, TimeProvider time)
    {
        this.connection = (SqliteConnection)connection;
        timer = time.CreateTimer(_ => Stop(), null, limit, RepeatInterval);
    }

    /// <exception cref="TimeoutException">The time was over before everything was read.</exception>
    public List<T> Read<T>(string sql, IEnumerable<SqliteParameter> parameters, Func<SqliteDataReader, T> row)
    {
        if (isOver)
            throw new TimeoutException();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddRange(parameters);
            using var reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
                rows.Add(row(reader));
            return rows;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new TimeoutException(e.Message, e);
        }
    }

    // Waits for an interrupt in progress, so that it does not hit the connection's next user.
    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private void Stop()
    {
        isOver = true;
        raw.sqlite3_interrupt(connection.Handle);
    }
}
