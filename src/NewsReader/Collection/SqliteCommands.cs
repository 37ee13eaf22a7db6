using Microsoft.Data.Sqlite;

namespace NewsReader.Collection;

/// <summary>Runs plain SQL on a connection.</summary>
internal static class SqliteCommands
{
    public static void Run(this SqliteConnection connection, string sql, int timeoutSeconds = 30)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = timeoutSeconds;
        command.ExecuteNonQuery();
    }

    public static object? Ask(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
