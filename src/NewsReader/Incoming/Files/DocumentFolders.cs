using NewsReader.Formats.Documents;

namespace NewsReader.Incoming.Files;

/// <summary>Finds documents on disk, and gives each the name by which it is recognised when it comes again.</summary>
/// <param name="seeds">The folder beside the program.</param>
/// <param name="documents">The folder in the data folder.</param>
public sealed class DocumentFolders(string seeds, string documents)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> held = new(
        StringComparer.Ordinal
    );

    /// <summary>The documents that come with the program.</summary>
    public string Seeds => seeds;

    /// <summary>The documents that the owner puts into the data folder.</summary>
    public string Documents => documents;

    /// <summary>The data folder, of which nothing but the documents is for readers.</summary>
    public string? Data => Path.GetDirectoryName(documents);

    /// <summary>The seeds lie beside the program.</summary>
    public static DocumentFolders In(Hosting.Machine.DataFolder data) =>
        new(Path.Combine(AppContext.BaseDirectory, "seeds"), data.Documents);

    /// <summary>
    /// A file as it is; of a folder every document in it and below, by name, a folder's own files first.
    /// </summary>
    /// <remarks>Folders that are links are left out, so that none is walked in circles; so are the folders in which
    /// browsers keep the parts of a page that they save, and what cannot be listed.</remarks>
    public static IEnumerable<string> Find(string path) => Find(path, DocumentParser.Reads);

    /// <summary>The same with every file whose name is <paramref name="wanted"/>.</summary>
    public static IEnumerable<string> Find(string path, Func<string, bool> wanted)
    {
        if (!Directory.Exists(path))
            return [Path.GetFullPath(path)];
        return Walk(new DirectoryInfo(Path.GetFullPath(path)), wanted);
    }

    /// <summary>The documents to take in: a file as it is, or those in a folder and below.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="others">Told of the files in a folder that are no documents; or null.</param>
    public static IEnumerable<FoundFile> FindIn(string path, SkippedFiles? others = null)
    {
        path = Path.GetFullPath(path);
        if (!Directory.Exists(path))
            return [new(path)];
        return Walk(new DirectoryInfo(path), DocumentParser.Reads, others).Select(file => new FoundFile(file, path));
    }

    /// <summary>
    /// Says that a file is about to lie there which whoever brings it takes in: nobody else looks at it until it is let
    /// go.
    /// </summary>
    /// <returns>False when somebody else brings one of that name.</returns>
    public bool Hold(string file) => held.TryAdd(file, true);

    public void LetGo(string file) => held.TryRemove(file, out _);

    public bool IsHeld(string file) => held.ContainsKey(file);

    /// <summary>
    /// The lasting name of a file: below one of the program's own folders, which may move, or its absolute path.
    /// </summary>
    public string LastingName(string file) =>
        Below(seeds, file) is { } seed ? $"seeds/{seed}"
        : Below(documents, file) is { } document ? $"documents/{document}"
        : file;

    /// <summary>True when there is a file under a lasting name.</summary>
    public bool IsThere(string lastingName) =>
        File.Exists(
            lastingName.StartsWith("seeds/", StringComparison.Ordinal)
                ? Path.Combine(seeds, lastingName["seeds/".Length..])
            : lastingName.StartsWith("documents/", StringComparison.Ordinal)
                ? Path.Combine(documents, lastingName["documents/".Length..])
            : lastingName
        );

    private static IEnumerable<string> Walk(
        DirectoryInfo folder,
        Func<string, bool> wanted,
        SkippedFiles? others = null
    )
    {
        var listable = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
        // Names alone, so that a folder of a hundred thousand files takes little room.
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
                others?.Add(entry.FullName);
        }
        files.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        foreach (var file in files)
            yield return Path.Combine(folder.FullName, file);
        foreach (
            var file in folders.SelectMany(inner => Walk(new(Path.Combine(folder.FullName, inner)), wanted, others))
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
