using System.Text;

namespace NewsReader.Formats.Opml;

/// <summary>
/// A folder and its parents on one line, outermost first, separated by "/": <c>News/World</c>. A slash inside a name is
/// escaped as <c>\/</c> and a backslash as <c>\\</c>, so that the names survive a round trip.
/// </summary>
public static class FolderPath
{
    /// <summary>The maximum length of a path, in UTF-16 characters.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The names, outermost first; none for an empty path. A backslash before any other character is a plain backslash.
    /// </summary>
    public static IReadOnlyList<string> Levels(string path)
    {
        List<string> levels = [];
        var level = new StringBuilder();
        for (var at = 0; at <= path.Length; at++)
        {
            if (at == path.Length || path[at] == '/')
            {
                if (level.ToString().Trim() is { Length: > 0 } name)
                    levels.Add(name);
                level.Clear();
            }
            else
            {
                if (path[at] == '\\' && at + 1 < path.Length && path[at + 1] is '/' or '\\')
                    at++;
                level.Append(path[at]);
            }
        }
        return levels;
    }

    /// <summary>The path of these names, cut to <see cref="MaxLength"/>.</summary>
    public static string Of(IEnumerable<string> levels)
    {
        var path = new StringBuilder();
        foreach (var level in levels.Select(Headlines.Clean).Where(level => level.Length > 0))
        {
            if (path.Length > 0)
                path.Append('/');
            foreach (var c in level)
                path.Append(c is '/' or '\\' ? $"\\{c}" : c.ToString());
        }
        if (path.Length <= MaxLength)
            return path.ToString();
        var cut = path.ToString(0, MaxLength);
        // Do not cut an escape in half.
        return (cut.Length - cut.TrimEnd('\\').Length) % 2 == 1 ? cut[..^1] : cut;
    }

    /// <summary>Normalizes a path that a person typed.</summary>
    public static string Clean(string? typed) => Of(Levels(typed ?? ""));

    /// <summary>The path for display: <c>News / World</c>.</summary>
    public static string Shown(string path) => string.Join(" / ", Levels(path));
}
