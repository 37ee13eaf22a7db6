namespace NewsReader.Intake.Recognising;

/// <summary>Tells a standfirst, a summary in its own words, from an excerpt of the text.</summary>
internal static class Standfirst
{
    private const int FewestWords = 6;

    // Two texts only share so many words in a row if one is taken from the other.
    private const int Row = 3;

    /// <param name="summary">The summary that a feed gives beside the text.</param>
    /// <param name="text">The full text.</param>
    public static bool Is(string summary, string text)
    {
        var words = MeaningfulText.WordsOf(summary);
        if (words.Count < FewestWords || Teaser.IsInvitation(words))
            return false;
        var rows = Rows(MeaningfulText.WordsOf(text)).ToHashSet(StringComparer.Ordinal);
        var own = Rows(words).ToList();
        return own.Count(rows.Contains) * 5 < own.Count;
    }

    private static IEnumerable<string> Rows(List<string> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - Row + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Row)));
}
