using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsReader.Collection;

/// <summary>
/// Makes every connection that pages read through unable to write, and leaves checkpoints to the writer.
/// </summary>
internal sealed class ReadOnlyConnections : DbConnectionInterceptor
{
    public static readonly ReadOnlyConnections Instance = new();

    private const string Pragmas = "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA trusted_schema=OFF;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        ((SqliteConnection)connection).Run(Pragmas);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ((SqliteConnection)connection).Run(Pragmas);
        return Task.CompletedTask;
    }
}
