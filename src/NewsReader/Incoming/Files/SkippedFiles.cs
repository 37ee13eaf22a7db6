using NewsReader.Formats.Documents;

namespace NewsReader.Incoming.Files;

/// <summary>Files in a folder that are no documents: each is named once, all of one kind in one sentence.</summary>
public sealed class SkippedFiles
{
    private const int MostNamed = 3;

    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers one that was not named yet.</summary>
    public void Add(string file)
    {
        if (!named.Add(file))
            return;
        var ending = Directory.Exists(file) ? "/" : Path.GetExtension(file);
        if (!found.TryGetValue(ending, out var files))
            found[ending] = files = [];
        files.Add(file);
    }

    /// <summary>A sentence for each kind that came since the last time.</summary>
    public IReadOnlyList<string> Told()
    {
        List<string> told = [.. found.Select(kind => Sentence(kind.Key, kind.Value))];
        found.Clear();
        return told;
    }

    private static string Sentence(string ending, List<string> files)
    {
        var many = files.Count == 1 ? "kind" : $"{files.Count:N0} files of the kind";
        var kind = ending == "/" ? "a link to a folder" : $"{many} {DocumentKinds.NameOf(ending)}";
        var more = files.Count > MostNamed ? $" and {files.Count - MostNamed:N0} more" : "";
        return $"Not read: {kind}: {string.Join(", ", files.Take(MostNamed))}{more}";
    }
}
