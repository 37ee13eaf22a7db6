using Microsoft.Data.Sqlite;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// Keeps temporary files, such as uploads that are being read, below the data folder: the only folder that has to be
/// writable. What a killed program left there goes at the next start.
/// </summary>
internal static class TempFiles
{
    // Where the framework puts what it buffers, and where everything else does.
    private const string Framework = "ASPNETCORE_TEMP";
    private const string Others = "TMPDIR";

    /// <summary>Makes the folder for them, and tells the process of it, unless the environment names another.</summary>
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
        TellSqlite(folder.Temp);
    }

    // It reads the environment that the process began with. What is told to one connection holds for all.
    private static void TellSqlite(string folder)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var quoted = folder.Replace("'", "''", StringComparison.Ordinal);
        using var command = new SqliteCommand($"PRAGMA temp_store_directory='{quoted}'", connection);
        command.ExecuteNonQuery();
    }
}
