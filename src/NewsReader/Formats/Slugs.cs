using System.Globalization;
using System.Text;

namespace NewsReader.Formats;

/// <summary>Makes the readable part of an address from a headline or a name.</summary>
public static class Slugs
{
    private const int MaxLength = 80;

    /// <summary>
    /// Letters and digits of any script in lower case, joined by hyphens, without the accents of Latin letters. At most
    /// 80 characters, cut between words. Never empty and never a path.
    /// </summary>
    /// <param name="text">The headline or name.</param>
    /// <param name="whenEmpty">The slug for a text without letters and digits.</param>
    public static string From(string text, string whenEmpty)
    {
        var slug = new StringBuilder(MaxLength + 1);
        var baseIsLatin = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (slug.Length > MaxLength)
                break;
            if (Rune.IsLetterOrDigit(rune))
            {
                baseIsLatin = rune.Value < 0x250;
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (IsMark(rune))
            {
                if (!baseIsLatin && slug.Length > 0)
                    slug.Append(rune);
            }
            else if (!IsApostrophe(rune) && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var cut = Cut(slug.ToString()).Trim('-').Normalize(NormalizationForm.FormC);
        return cut.Length > 0 ? cut : whenEmpty;
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var lastWord = slug.LastIndexOf('-', MaxLength);
        if (lastWord > MaxLength / 2)
            return slug[..lastWord];
        return char.IsHighSurrogate(slug[MaxLength - 1]) ? slug[..(MaxLength - 1)] : slug[..MaxLength];
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // "Ukraine’s" and "Ukraine's" are one word each.
    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or 'ʼ';
}
