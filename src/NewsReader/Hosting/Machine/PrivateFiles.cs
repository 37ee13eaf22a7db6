namespace NewsReader.Hosting.Machine;

/// <summary>
/// Keeps other people of the same machine out of what the program holds: its data folder, database, keys and socket.
/// </summary>
internal static class PrivateFiles
{
    public const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Alone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Gives the program's own files in the data folder to its user alone; documents stay as they are.
    /// </summary>
    public static void Tighten(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        Set(folder, Folder);
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsOurs))
            Set(file, Alone);
        var keys = Path.Combine(folder, "keys");
        if (!Directory.Exists(keys))
            return;
        Set(keys, Folder);
        foreach (var file in Directory.EnumerateFiles(keys))
            Set(file, Alone);
    }

    private static bool IsOurs(string file) =>
        Path.GetFileName(file) is var name
        && Array.Exists(
            ["news.db", "newsreader.", "instance-id"],
            start => name.StartsWith(start, StringComparison.Ordinal)
        );

    private static void Set(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != mode)
                File.SetUnixFileMode(path, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's, or has just gone: that is how it stays.
        }
    }
}
