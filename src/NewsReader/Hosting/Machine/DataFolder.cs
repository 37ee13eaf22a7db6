using System.Globalization;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// The one folder that holds all that an instance keeps. While it is open, no other process can open it.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream claim;

    private DataFolder(string path, FileStream claim, InstanceId instance)
    {
        Path = path;
        Instance = instance;
        this.claim = claim;
    }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>What tells this instance from every other.</summary>
    public InstanceId Instance { get; }

    /// <summary>The SQLite database.</summary>
    public string Database => System.IO.Path.Combine(Path, "news.db");

    /// <summary>Where the owner puts documents to be taken in.</summary>
    public string Documents => System.IO.Path.Combine(Path, "documents");

    /// <summary>The keys that sign what the site gives out and takes back.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Pictures of articles that were fetched; all of it can be fetched again.</summary>
    public string Images => System.IO.Path.Combine(Path, "images");

    /// <summary>
    /// Temporary files; nothing in it outlasts a start. Its name is ours alone: a folder "tmp" could be somebody's.
    /// </summary>
    public string Temp => System.IO.Path.Combine(Path, "newsreader.tmp");

    /// <summary>False when it was moved or removed while it is open.</summary>
    public bool IsThere => File.Exists(LockFile(Path));

    /// <summary>Makes the folder if need be, and claims it for this process until it is disposed.</summary>
    /// <exception cref="DataFolderException">It cannot be made or written, or another process holds it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(full);
            else
                Directory.CreateDirectory(full, PrivateFiles.Folder);
            Directory.CreateDirectory(System.IO.Path.Combine(full, "documents"));
            var claim = Claim(full);
            try
            {
                var instance = InstanceId.In(full);
                PrivateFiles.Tighten(full);
                return new(full, claim, instance);
            }
            catch
            {
                Release(full, claim);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {full} cannot be used: {e.Message}");
        }
    }

    public void Dispose() => Release(Path, claim);

    private static void Release(string folder, FileStream claim)
    {
        // Where the folder was moved away, there is nothing to delete.
        if (Directory.Exists(folder))
            File.Delete(PidFile(folder));
        claim.Dispose();
    }

    // The lock and the process's number are two files: a locked file cannot be read by the one who is to be told.
    private static FileStream Claim(string folder)
    {
        FileStream claim;
        try
        {
            claim = new(LockFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (Holder(folder) is { } pid)
        {
            throw new DataFolderHeldException(
                $"The data folder {folder} is in use by process {pid}. One process at a time may write it: end that "
                    + "one first, or name another folder with --data."
            );
        }
        File.WriteAllText(PidFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return claim;
    }

    private static string LockFile(string folder) => System.IO.Path.Combine(folder, "newsreader.lock");

    private static string PidFile(string folder) => System.IO.Path.Combine(folder, "newsreader.pid");

    private static string? Holder(string folder) =>
        File.Exists(PidFile(folder)) ? File.ReadAllText(PidFile(folder)).Trim() : null;
}
