using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsReader.Site.Search;

/// <summary>
/// Reads over a connection for a limited time in all. (A cancelled token does not stop a statement that SQLite is at;
/// an interrupt does.)
/// </summary>
internal sealed class TimeLimitedQuery : IAsyncDisposable
{
    // An interrupt between two statements stops neither: so it is made again.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnection connection;
    private readonly ITimer timer;
    private volatile bool isOver;

    /// <param name="connection">An open connection that nobody else uses meanwhile.</param>
    /// <param name="limit">How long.</param>
    /// <param name="time">What tells the time.</param>
    public TimeLimitedQuery(SqliteConnection connection, TimeSpan limit, TimeProvider time)
    {
        this.connection = connection;
        timer = time.CreateTimer(_ => Stop(), null, limit, Again);
    }

    /// <exception cref="TimeoutException">The time was over before all was read.</exception>
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

    // Waits for an interrupt that is being made: the connection's next user is to have none of it.
    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private void Stop()
    {
        isOver = true;
        raw.sqlite3_interrupt(connection.Handle);
    }
}
