namespace NewsReader.Hosting.Machine;

/// <summary>
/// Protects the program's files from other users of the same machine: data folder, database, keys and socket.
/// </summary>
internal static class PrivateFiles
{
    public const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Restricts the program's own files in the data folder to its user. Documents keep their permissions.
    /// </summary>
    public static void Tighten(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        Set(folder, Folder);
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsOurs))
            Set(file, OwnerOnly);
        var keys = Path.Combine(folder, "keys");
        if (!Directory.Exists(keys))
            return;
        Set(keys, Folder);
        foreach (var file in Directory.EnumerateFiles(keys))
            Set(file, OwnerOnly);
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
            // The file belongs to someone else or has just been deleted. Leave it.
        }
    }
}
