namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Finds the ends of comments and similar sections. It remembers which end markers do not occur in the rest of the
/// text, so that the cost stays linear however many sections are opened.
/// </summary>
internal sealed class MarkupSkips(string text)
{
    private readonly HashSet<string> absent = [];

    /// <summary>
    /// The position after a comment that begins at <paramref name="at"/>; null if there is no comment, or it never
    /// ends.
    /// </summary>
    public int? Comment(int at) => Skip(at, "<!--", "-->");

    /// <summary>The same for a CDATA section.</summary>
    public int? CharacterData(int at) => Skip(at, "<![CDATA[", "]]>");

    /// <summary>The position of <paramref name="closing"/> at or after <paramref name="from"/>, or -1.</summary>
    public int Find(string closing, int from)
    {
        if (absent.Contains(closing))
            return -1;
        var end = from >= text.Length ? -1 : text.IndexOf(closing, from, StringComparison.Ordinal);
        if (end < 0)
            absent.Add(closing);
        return end;
    }

    private int? Skip(int at, string opening, string closing)
    {
        if (string.CompareOrdinal(text, at, opening, 0, opening.Length) != 0)
            return null;
        var end = Find(closing, at + opening.Length);
        return end < 0 ? null : end + closing.Length;
    }
}
