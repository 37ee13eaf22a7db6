namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Finds the ends of comments and the like. It remembers what the rest of the text has none of, so that looking stays
/// linear however many are opened.
/// </summary>
internal sealed class MarkupSkips(string text)
{
    private readonly HashSet<string> none = [];

    /// <summary>
    /// The place behind a comment that begins at <paramref name="at"/>; null when none begins there, or it does not
    /// end.
    /// </summary>
    public int? Comment(int at) => Skip(at, "<!--", "-->");

    /// <summary>The place behind a section of character data, likewise.</summary>
    public int? CharacterData(int at) => Skip(at, "<![CDATA[", "]]>");

    /// <summary>The place of <paramref name="closing"/> at or after <paramref name="from"/>, or -1.</summary>
    public int Find(string closing, int from)
    {
        if (none.Contains(closing))
            return -1;
        var end = from >= text.Length ? -1 : text.IndexOf(closing, from, StringComparison.Ordinal);
        if (end < 0)
            none.Add(closing);
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
