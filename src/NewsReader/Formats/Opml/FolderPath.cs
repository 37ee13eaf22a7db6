using System.Text;

namespace NewsReader.Formats.Opml;

/// <summary>
/// A folder and those around it as one line, from the outermost, parted by "/": <c>News/World</c>. A slash that belongs
/// to a name is written <c>\/</c>, and a backslash <c>\\</c>, so that the names come back as they were.
/// </summary>
public static class FolderPath
{
    /// <summary>The longest such line, in UTF-16 characters.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// The names, from the outermost; none for an empty line. A backslash before anything else is a backslash.
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

    /// <summary>The line of some names; cut where it would be longer than <see cref="MaxLength"/>.</summary>
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
        // Half of a written slash is nothing.
        return (cut.Length - cut.TrimEnd('\\').Length) % 2 == 1 ? cut[..^1] : cut;
    }

    /// <summary>What a person typed as such a line, in the one way to write it.</summary>
    public static string Clean(string? typed) => Of(Levels(typed ?? ""));

    /// <summary>As it is shown: <c>News / World</c>.</summary>
    public static string Shown(string path) => string.Join(" / ", Levels(path));
}
