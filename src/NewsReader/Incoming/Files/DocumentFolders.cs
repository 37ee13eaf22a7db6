using NewsReader.Formats.Documents;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Finds documents on disk, and gives each a permanent name, by which it is recognised when it comes again.
/// </summary>
/// <param name="seeds">The folder next to the program.</param>
/// <param name="documents">The folder in the data folder.</param>
public sealed class DocumentFolders(string seeds, string documents)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> claimed = new(
        StringComparer.Ordinal
    );

    /// <summary>The documents that come with the program.</summary>
    public string Seeds => seeds;

    /// <summary>The documents that the owner puts into the data folder.</summary>
    public string Documents => documents;

    /// <summary>The data folder. Only its documents may be read.</summary>
    public string? Data => Path.GetDirectoryName(documents);

    /// <summary>The folders for a data folder. The seeds are next to the program.</summary>
    public static DocumentFolders In(Hosting.Machine.DataFolder data) =>
        new(Path.Combine(AppContext.BaseDirectory, "seeds"), data.Documents);

    /// <summary>
    /// A file itself, or all documents in a folder and below, sorted by name, with a folder's own files first.
    /// </summary>
    /// <remarks>This skips folders that are links, so that it never walks in circles. It also skips the folders where
    /// browsers keep the parts of saved pages, and folders that cannot be listed.</remarks>
    public static IEnumerable<string> Find(string path) => Find(path, DocumentParser.Reads);

    /// <summary>The same, for all files whose name is <paramref name="wanted"/>.</summary>
    public static IEnumerable<string> Find(string path, Func<string, bool> wanted)
    {
        if (!Directory.Exists(path))
            return [Path.GetFullPath(path)];
        return Walk(new DirectoryInfo(Path.GetFullPath(path)), wanted);
    }

    /// <summary>The documents to import: a file itself, or the documents in a folder and below.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="skipped">Collects the files in a folder that are not documents; or null.</param>
    public static IEnumerable<FoundFile> FindIn(string path, SkippedFiles? skipped = null)
    {
        path = Path.GetFullPath(path);
        if (!Directory.Exists(path))
            return [new(path)];
        return Walk(new DirectoryInfo(path), DocumentParser.Reads, skipped).Select(file => new FoundFile(file, path));
    }

    /// <summary>
    /// Reserves the path of a file that the caller writes and imports. The watcher ignores it until
    /// <see cref="Release"/>.
    /// </summary>
    /// <returns>False if another caller has reserved it.</returns>
    public bool Claim(string file) => claimed.TryAdd(file, true);

    public void Release(string file) => claimed.TryRemove(file, out _);

    public bool IsClaimed(string file) => claimed.ContainsKey(file);

    /// <summary>
    /// The permanent name of a file: its path below one of the program's own folders, which can move, or its absolute
    /// path.
    /// </summary>
    public string PermanentName(string file) =>
        Below(seeds, file) is { } seed ? $"seeds/{seed}"
        : Below(documents, file) is { } document ? $"documents/{document}"
        : file;

    /// <summary>True if the file with this permanent name still exists.</summary>
    public bool Exists(string permanentName) =>
        File.Exists(
            permanentName.StartsWith("seeds/", StringComparison.Ordinal)
                ? Path.Combine(seeds, permanentName["seeds/".Length..])
            : permanentName.StartsWith("documents/", StringComparison.Ordinal)
                ? Path.Combine(documents, permanentName["documents/".Length..])
            : permanentName
        );

    private static IEnumerable<string> Walk(
        DirectoryInfo folder,
        Func<string, bool> wanted,
        SkippedFiles? skipped = null
    )
    {
        var listable = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        // Only names, so that a folder with a hundred thousand files needs little memory.
        List<string> files = [],
            folders = [];
        foreach (
            var entry in folder.EnumerateFileSystemInfos("*", listable).Where(entry => !entry.Name.StartsWith('.'))
        )
        {
            if (entry is not DirectoryInfo inner)
                (wanted(entry.Name) ? files : null)?.Add(entry.Name);
            else if (inner.LinkTarget is null && !SavedPageFolder.Holds(inner))
                folders.Add(entry.Name);
            if (entry is DirectoryInfo ? entry.LinkTarget is not null : !wanted(entry.Name))
                skipped?.Add(entry.FullName);
        }
        files.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        foreach (var file in files)
            yield return Path.Combine(folder.FullName, file);
        foreach (
            var file in folders.SelectMany(inner => Walk(new(Path.Combine(folder.FullName, inner)), wanted, skipped))
        )
            yield return file;
    }

    private static string? Below(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? null
            : relative.Replace('\\', '/');
    }
}
