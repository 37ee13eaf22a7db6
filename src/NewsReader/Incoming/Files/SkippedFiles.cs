using NewsReader.Formats.Documents;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Files in a folder that are not documents. Each is reported once, all files of one kind in one sentence.
/// </summary>
public sealed class SkippedFiles
{
    private const int MaxNamed = 3;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers a file, unless it was reported before.</summary>
    public void Add(string file)
    {
        if (!known.Add(file))
            return;
        var ending = Directory.Exists(file) ? "/" : Path.GetExtension(file);
        if (!found.TryGetValue(ending, out var files))
            found[ending] = files = [];
        files.Add(file);
    }

    /// <summary>Takes a sentence for each kind of file that was added since the last call.</summary>
    public IReadOnlyList<string> TakeSentences()
    {
        List<string> sentences = [.. found.Select(kind => Sentence(kind.Key, kind.Value))];
        found.Clear();
        return sentences;
    }

    private static string Sentence(string ending, List<string> files)
    {
        var many = files.Count == 1 ? "kind" : $"{files.Count:N0} files of the kind";
        var kind = ending == "/" ? "a link to a folder" : $"{many} {DocumentKinds.NameOf(ending)}";
        var more = files.Count > MaxNamed ? $" and {files.Count - MaxNamed:N0} more" : "";
        return $"Not read: {kind}: {string.Join(", ", files.Take(MaxNamed))}{more}";
    }
}
