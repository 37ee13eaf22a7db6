using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace NewsReader.Tests;

/// <summary>
/// Counts the SQL statements that SQLite runs for the contexts it is an interceptor of, pragmas included.
/// </summary>
public sealed class StatementCount : DbConnectionInterceptor
{
    private readonly Lock guard = new();
    private int opened;
    private List<string> statements = [];

    /// <summary>How often a connection was really opened.</summary>
    public int Opened => opened;

    /// <summary>The statements since the last call, in order.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (guard)
        {
            var taken = statements;
            statements = [];
            return taken;
        }
    }

    // Not when EF has opened it: by then other interceptors may have run their pragmas.
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        result.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open)
                return;
            Interlocked.Increment(ref opened);
            raw.sqlite3_trace(((SqliteConnection)result).Handle, (_, sql) => Add(sql), null);
        };
        return result;
    }

    private void Add(string sql)
    {
        lock (guard)
            statements.Add(sql);
    }
}
