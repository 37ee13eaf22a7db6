using System.Globalization;

namespace NewsReader.Hosting.Machine;

/// <summary>
/// The folder that holds all data of an instance. While it is open, no other process can open it.
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

    public string Path { get; }

    /// <summary>The identity of this instance.</summary>
    public InstanceId Instance { get; }

    /// <summary>The SQLite database.</summary>
    public string Database => System.IO.Path.Combine(Path, "news.db");

    /// <summary>Where the owner puts documents to import.</summary>
    public string Documents => System.IO.Path.Combine(Path, "documents");

    /// <summary>The keys that sign cookies and forms.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Pictures fetched for articles. All of them can be fetched again.</summary>
    public string Images => System.IO.Path.Combine(Path, "images");

    /// <summary>
    /// Temporary files, deleted at each start. The name is specific to us because a folder "tmp" could be someone
    /// else's.
    /// </summary>
    public string Temp => System.IO.Path.Combine(Path, "newsreader.tmp");

    /// <summary>False if the folder was moved or deleted while open.</summary>
    public bool IsThere => File.Exists(LockFile(Path));

    /// <summary>Creates the folder if necessary, and locks it for this process until it is disposed.</summary>
    /// <exception cref="DataFolderException">It cannot be created or written, or another process holds it.</exception>
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
        // If the folder was moved away, there is nothing to delete.
        if (Directory.Exists(folder))
            File.Delete(PidFile(folder));
        claim.Dispose();
    }

    // The lock and the process id are separate files, because others cannot read a locked file.
    private static FileStream Claim(string folder)
    {
        FileStream claim;
        try
        {
            claim = new(LockFile(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsLocked(e))
        {
            // The holder writes its process id right after it has locked the folder.
            var holder = Holder(folder) is { } pid ? $"process {pid}" : "another process, which has only just started";
            throw new DataFolderHeldException(
                $"The data folder {folder} is in use by {holder}. Only one process can write to it: stop that "
                    + "one first, or name another folder with --data."
            );
        }
        File.WriteAllText(PidFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return claim;
    }

    private static string LockFile(string folder) => System.IO.Path.Combine(folder, "newsreader.lock");

    private static string PidFile(string folder) => System.IO.Path.Combine(folder, "newsreader.pid");

    private static string? Holder(string folder)
    {
        try
        {
            return File.ReadAllText(PidFile(folder)).Trim() is { Length: > 0 } pid ? pid : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not written yet, or deleted by a holder that is just ending.
            return null;
        }
    }

    // EAGAIN (11 on Linux, 35 on macOS and the BSDs), and the sharing violation of Windows.
    private static bool IsLocked(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
