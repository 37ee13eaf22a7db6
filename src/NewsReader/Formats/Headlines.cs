using System.Globalization;
using System.Text;

namespace NewsReader.Formats;

/// <summary>Cleans headlines and decides when two of them are the same.</summary>
public static class Headlines
{
    /// <summary>The maximum length of a headline, in UTF-16 characters.</summary>
    public const int MaxLength = 500;

    // Punctuation that can enclose or end a headline, without signs that carry meaning ("C#", "8%", "R&D").
    private static readonly HashSet<char> Outer =
    [
        .. ".,;:!?…'\"-()[]{}<>«»‹›¡¿。、，；：！？．｡､「」『』【】《》〈〉（）؟،؛۔।",
    ];

    /// <summary>One line: collapses white space, drops control characters and bidirectional overrides.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!char.IsControl(c) && !IsInvisible(c))
                clean.Append(c);
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// The form in which headlines are compared: Unicode NFKC, case folded, white space collapsed, quotes and dashes
    /// unified, outer punctuation dropped. Two headlines are the same if and only if their normalized forms are equal
    /// (ordinal comparison).
    /// </summary>
    public static string Normalise(string headline)
    {
        var unified = new StringBuilder(headline.Length);
        foreach (var c in Clean(headline).Normalize(NormalizationForm.FormKC))
            unified.Append(Unify(c));
        // Upper case first, so that letters with two lower-case forms (σ and ς) become equal.
        var folded = Clean(unified.ToString()).ToUpperInvariant().ToLowerInvariant();
        var start = 0;
        var end = folded.Length;
        while (start < end && IsOuter(folded[start]))
            start++;
        while (end > start && IsOuter(folded[end - 1]))
            end--;
        return start == end ? folded : folded[start..end];
    }

    private static bool IsOuter(char c) => c == ' ' || Outer.Contains(c);

    private static char Unify(char c) =>
        c switch
        {
            '‘' or '’' or '‚' or '‛' or '′' or '`' or '´' or 'ʼ' => '\'',
            '“' or '”' or '„' or '‟' or '″' or '«' or '»' => '"',
            _ when char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '−' => '-',
            _ => c,
        };

    // Overrides and isolates can make a headline read as another one. The zero-width space, byte-order mark and soft
    // hyphen are invisible.
    private static bool IsInvisible(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\uFEFF' or '\u00AD';
}
