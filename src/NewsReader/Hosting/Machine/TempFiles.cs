using Microsoft.Data.Sqlite;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// Keeps temporary files, such as uploads being read, inside the data folder, which is the only folder that must be
/// writable. The next start deletes what a killed program left there.
/// </summary>
internal static class TempFiles
{
    // The framework's own buffers use the first variable, everything else the second.
    private const string Framework = "ASPNETCORE_TEMP";
    private const string Others = "TMPDIR";

    /// <summary>Creates the folder and points the process to it, unless the environment names another.</summary>
    public static void KeepIn(DataFolder folder)
    {
        if (Environment.GetEnvironmentVariable(Framework) is { Length: > 0 })
            return;
        try
        {
            if (Directory.Exists(folder.Temp))
                Directory.Delete(folder.Temp, recursive: true);
            Directory.CreateDirectory(folder.Temp);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The folder for temporary files {folder.Temp} cannot be used: {e.Message}");
        }
        Environment.SetEnvironmentVariable(Framework, folder.Temp);
        Environment.SetEnvironmentVariable(Others, folder.Temp);
        ConfigureSqlite(folder.Temp);
    }

    // SQLite only reads the environment as it was when the process began. Setting this on one connection affects all.
    private static void ConfigureSqlite(string folder)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var quoted = folder.Replace("'", "''", StringComparison.Ordinal);
        using var command = new SqliteCommand($"PRAGMA temp_store_directory='{quoted}'", connection);
        command.ExecuteNonQuery();
    }
}
