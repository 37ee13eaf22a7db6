namespace NewsReader.Formats;

/// <summary>Estimates how long a text takes to read.</summary>
internal static class ReadingTime
{
    // Silent reading of English non-fiction: M. Brysbaert, "How many words do we read per minute?", Journal of Memory
    // and Language 109 (2019).
    private const int WordsPerMinute = 238;

    /// <summary>Counts words. In scripts without spaces between words, two characters count as one word.</summary>
    public static int Words(string text)
    {
        int words = 0,
            unspaced = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'))
                (unspaced, inWord) = (unspaced + 1, false);
            else if (!char.IsLetterOrDigit(c))
                inWord &= !char.IsWhiteSpace(c);
            else if (!inWord)
                (words, inWord) = (words + 1, true);
        }
        return words + (unspaced / 2);
    }

    /// <summary>Whole minutes, at least one: "2 min read".</summary>
    public static string Text(int words) =>
        $"{Math.Max(1, (int)Math.Round((double)words / WordsPerMinute, MidpointRounding.AwayFromZero))} min read";
}
