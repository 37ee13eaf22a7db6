using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace NewsReader.Collection;

/// <summary>
/// The connections that pages read through. They cannot write, and they leave checkpoints to the writer. A connection
/// stays open until its context goes back to the pool. Opening it for each query, with the functions that EF adds,
/// would cost more than most queries.
/// </summary>
internal sealed class ReadOnlyConnections : DbConnectionInterceptor
{
    public static readonly ReadOnlyConnections Instance = new();

    private const string Pragmas = "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA trusted_schema=OFF;";

    // SQLite's handles are pooled too, and keep what their pragmas have set.
    private readonly ConditionalWeakTable<sqlite3, object> prepared = [];

    // EF reports every query as an opened connection. The connection itself knows when it really opens.
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        var connection = (SqliteConnection)result;
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open || prepared.TryGetValue(connection.Handle!, out object? _))
                return;
            try
            {
                connection.Run(Pragmas);
            }
            catch (SqliteException)
            {
                // It must not stay open and able to write.
                connection.Close();
                throw;
            }
            prepared.AddOrUpdate(connection.Handle!, this);
        };
        return connection;
    }

    public override InterceptionResult ConnectionClosing(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    ) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    ) => ValueTask.FromResult(InterceptionResult.Suppress());
}
