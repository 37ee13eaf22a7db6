using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace NewsReader.Collection;

/// <summary>What the database could not do.</summary>
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

    /// <summary>SQLite's own error in an exception, or null if the database is not what failed.</summary>
    public static SqliteException? In(Exception e) =>
        e as SqliteException ?? (e as DbUpdateException)?.InnerException as SqliteException;

    /// <summary>
    /// True if the same request may succeed later: the database is locked or too busy, its disk is full, or its files
    /// cannot be opened or written now.
    /// </summary>
    public static bool MayPass(SqliteException fault) => Passing.Contains(fault.SqliteErrorCode);
}
