using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace NewsReader.Collection;

/// <summary>Errors of the database.</summary>
internal static class DatabaseFault
{
    private static readonly int[] Passing =
    [
        SQLITE_BUSY,
        SQLITE_LOCKED,
        SQLITE_PROTOCOL,
        SQLITE_FULL,
        SQLITE_READONLY,
        SQLITE_IOERR,
        SQLITE_CANTOPEN,
    ];

    /// <summary>SQLite's own error in an exception; null if something else failed.</summary>
    public static SqliteException? In(Exception e) =>
        e as SqliteException ?? (e as DbUpdateException)?.InnerException as SqliteException;

    /// <summary>
    /// True if the same request may succeed later: the database is locked or too busy, its disk is full, or its files
    /// can't be opened or written at the moment.
    /// </summary>
    public static bool MayPass(SqliteException fault) => Passing.Contains(fault.SqliteErrorCode);
}
