using System.Globalization;
using System.Text;

namespace NewsReader.Language;

/// <summary>A word of a text in the form used for comparison.</summary>
/// <param name="Stem">Letters and digits in lower case, without accents, stemmed; or two characters of a script without
/// spaces.</param>
/// <param name="Start">Its position in the text.</param>
/// <param name="Length">Its length in the text, in characters.</param>
public readonly record struct Term(string Stem, int Start, int Length);

/// <summary>
/// Splits a text into terms, in the same way for indexing, searching and comparing. Words lose their case, accents,
/// possessive endings and English inflection. "U.S." and "US" are the same word. In scripts without spaces (Chinese,
/// Japanese, Thai, Lao, Burmese, Khmer) every two adjacent characters form a term.
/// </summary>
public static class Terms
{
    /// <summary>Words that say nothing about the topic of a text.</summary>
    private static readonly HashSet<string> Stopwords =
    [
        .. (
            "a about above after again against ago all also although am amid among an and another any are around as "
            + "at away back be because been before behind being below "
            + "between both but by came can come could day days did do does doing down during each either else even "
            + "ever every few for from further get go going got had has have having he her here "
            + "hers him his how however i if in instead into is it its itself just last later least less like made "
            + "make many may me might more most much must my near nearly never new next no nor not now "
            + "of off often on once one only onto or other others our out over own per put quite rather really said "
            + "same say saying says see seen several she should since so some still such take than that the "
            + "their them then there these they this those though three through thus to today together told too "
            + "took toward towards two under until up upon us use used very via was way we week weeks well went "
            + "were what when where whether which while who whose why will with within without would year years yet you your "
            + "monday tuesday wednesday thursday friday saturday sunday according"
        ).Split(' '),
    ];

    // Letters that do not decompose, with their usual ASCII spelling; and the final form of sigma.
    private static readonly (string Letter, string By)[] Folded =
    [
        ("ß", "ss"),
        ("ø", "o"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("đ", "d"),
        ("ð", "d"),
        ("þ", "th"),
        ("ł", "l"),
        ("ı", "i"),
        ("ς", "σ"),
    ];

    // Articles that French and Italian join to a word with an apostrophe. (No "o", because "O'Brien" is one word.)
    private static readonly HashSet<string> Elided =
    [
        .. "l d j m n s t c qu jusqu lorsqu puisqu dell all nell sull dall coll un quell".Split(' '),
    ];

    // Endings that Turkish joins to a name with an apostrophe.
    private static readonly HashSet<string> NameEndings =
    [
        .. "da de ta te dan den tan ten ya ye yı yi yu yü na ne nı ni nu nü ın in un ün nın nin nun nün la le yla yle".Split(
            ' '
        ),
    ];

    /// <summary>True for a lower-case word that is too common in English to tell texts apart.</summary>
    public static bool IsStopword(string word) => Stopwords.Contains(word);

    /// <summary>The terms of a text in order, including common words.</summary>
    public static IEnumerable<Term> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (IsUnspaced(text[at]))
            {
                var end = at;
                while (end < text.Length && IsUnspaced(text[end]))
                    end++;
                for (var i = at; i < Math.Max(end - 1, at + 1); i++)
                    yield return new(text[i..Math.Min(i + 2, end)], i, Math.Min(2, end - i));
                at = end;
            }
            else if (IsPicture(text, at))
            {
                yield return new(text.Substring(at, 2), at, 2);
                at += 2;
            }
            else if (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]))
            {
                var end = EndOfWord(text, at);
                if (Stem(text[at..end]) is { Length: > 0 } stem)
                    yield return new(stem, at, end - at);
                at = end;
            }
            else
                at++;
        }
    }

    /// <summary>The stem of one word.</summary>
    public static string Stem(string word)
    {
        if (word is "US" or "USA" or "U.S" or "U.S.A")
            return "usa";
        var plain = Plain(word);
        return EnglishStemmer.Of(plain);
    }

    /// <summary>
    /// True for a character of a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
    /// </summary>
    public static bool IsUnspaced(char c) =>
        c
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3040' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF');

    // A word continues across an apostrophe ("it's") and across the points of initials ("U.S.").
    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (
                (char.IsLetterOrDigit(text[end]) && !IsUnspaced(text[end]))
                || (char.IsSurrogate(text[end]) && !IsPicture(text, end))
                || IsMark(text[end])
            )
                end++;
            else if (
                end + 1 < text.Length
                && char.IsLetter(text[end + 1])
                && !IsUnspaced(text[end + 1])
                && ((text[end] is '\'' or '’' && !PartsWords(text, start, end)) || IsInitial(text, start, end))
            )
                end++;
            else
                break;
        }
        return end;
    }

    // An emoji is a term of its own, even directly next to a word.
    private static bool IsPicture(string text, int at) =>
        char.IsHighSurrogate(text[at]) && Rune.TryGetRuneAt(text, at, out var rune) && !Rune.IsLetterOrDigit(rune);

    private static bool PartsWords(string text, int start, int apostrophe)
    {
        if (apostrophe - start <= 6 && Elided.Contains(text[start..apostrophe].ToLowerInvariant()))
            return IsLongerThanOne(text, apostrophe + 1);
        var end = apostrophe + 1;
        while (end < text.Length && end - apostrophe < 5 && char.IsLetter(text[end]))
            end++;
        return apostrophe - start > 2 && NameEndings.Contains(text[(apostrophe + 1)..end]);
    }

    // In "N't" and "d's" the first letter is not an article.
    private static bool IsLongerThanOne(string text, int start) =>
        start + 1 < text.Length && char.IsLetter(text[start + 1]);

    private static bool IsInitial(string text, int start, int point) =>
        text[point] == '.'
        && char.IsUpper(text[point - 1])
        && char.IsUpper(text[point + 1])
        && (point - 1 == start || text[point - 2] == '.')
        && (point + 2 >= text.Length || !char.IsLetter(text[point + 2]));

    /// <summary>
    /// A word in lower case, without accents (vowel signs of Indic scripts are not accents), without "’s" and points,
    /// not stemmed.
    /// </summary>
    public static string Plain(string word)
    {
        if (
            word.EndsWith("'s", StringComparison.OrdinalIgnoreCase)
            || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase)
        )
            word = word[..^2];
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.IsNormalized(NormalizationForm.FormKD) ? word : word.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c is >= '\u0900' and <= '\u1AAF' && IsMark(c)))
                plain.Append(char.ToLowerInvariant(c));
        }
        var read = plain.ToString();
        return Ascii.IsValid(read)
            ? read
            : Folded.Aggregate(
                read,
                (folded, letter) => folded.Replace(letter.Letter, letter.By, StringComparison.Ordinal)
            );
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
