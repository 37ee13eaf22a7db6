using System.Globalization;

namespace NewsReader.Language;

/// <summary>
/// Shortens texts. It never splits what a reader sees as one character: a letter with its accents, an emoji made of
/// several.
/// </summary>
internal static class Shortening
{
    private const string Ellipsis = "…";

    /// <summary>
    /// The text if it is short enough; otherwise its beginning and "…", together at most <paramref name="most"/> UTF-16
    /// characters.
    /// </summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : Beginning(text, most - Ellipsis.Length) + Ellipsis;

    /// <summary>
    /// The same, cut between two words. A text whose last such gap is in the first half is cut at any character.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The length of the result at most, in UTF-16 characters.</param>
    /// <param name="dropped">Signs that, like white space, do not stay before the "…".</param>
    public static string CutBetweenWords(string text, int most, string dropped = "")
    {
        if (text.Length <= most)
            return text;
        var gap = text.LastIndexOf(' ', most - Ellipsis.Length);
        var beginning = gap < most / 2 ? Beginning(text, most - Ellipsis.Length) : text[..gap];
        return beginning.TrimEnd().TrimEnd([' ', .. dropped]) + Ellipsis;
    }

    /// <summary>The first characters of a text, at most <paramref name="most"/> UTF-16 characters.</summary>
    public static string Beginning(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= most)
            end = next;
        // A character that is longer than the whole room is split after all, but not within a code point.
        if (end == 0 && most > 0)
            end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end];
    }
}
