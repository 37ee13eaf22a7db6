using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace NewsReader.Collection;

/// <summary>
/// Asks SQLite whether its open file is still the one at its path (SQLITE_FCNTL_HAS_MOVED).
/// </summary>
internal static class SqliteFileCheck
{
    /// <summary>
    /// SQLite's own extended result code when it refuses to write to a file that was moved (SQLITE_READONLY_DBMOVED).
    /// </summary>
    public const int ReadOnlyMoved = SQLitePCL.raw.SQLITE_READONLY | (4 << 8);

    private const int HasMovedOperation = 20;

    /// <summary>
    /// True if the file was moved, removed or replaced since it was opened. False if the system doesn't know.
    /// </summary>
    public static bool HasMoved(SqliteConnection connection) =>
        connection.Handle is { IsInvalid: false } handle
        && FileControl(handle.DangerousGetHandle(), "main\0"u8.ToArray(), HasMovedOperation, out var moved)
            == SQLitePCL.raw.SQLITE_OK
        && moved != 0;

    // The wrapper library doesn't include this function.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    private static extern int FileControl(IntPtr database, byte[] schema, int operation, out int argument);
}
