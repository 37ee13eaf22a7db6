using System.Globalization;
using System.Text.RegularExpressions;
using NewsReader.Formats.Feeds.Dates;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Parses dates as document programs write them. Ambiguous dates are not read.</summary>
internal static partial class FieldDates
{
    /// <returns>Null if the text is not a date or does not name a day.</returns>
    public static PublishedDate? Parse(string text)
    {
        var plain = Zone().Replace(FieldWords.Plain(text), "$1");
        plain = Bracketed().Replace(Ordinal().Replace(plain, "$1"), "").Trim();
        if (plain.Length == 0 || NoDay().IsMatch(plain) || CanBeTwoDays(plain))
            return null;
        return (PublishedDate.Parse(plain) ?? FeedDates.Parse(plain)) is { Instant.Year: >= 1000 and <= 2200 } date
            ? date
            : null;
    }

    /// <summary>The date at the start of a Jekyll-style file name: <c>2024-03-05-title.md</c>.</summary>
    public static PublishedDate? OfFile(string file) =>
        FileDay().Match(file) is { Success: true } day ? PublishedDate.Parse(day.Groups[1].Value) : null;

    // "3/4/2005" may be 3 April or 4 March.
    private static bool CanBeTwoDays(string text) =>
        Slashed().Match(text) is { Success: true } date
        && int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var first
        && first <= 12
        && int.Parse(date.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is var second
        && second <= 12
        && first != second;

    // "(UTC +02:00)", "UTC+2", "GMT+0100 (Central European Time)".
    [GeneratedRegex(@"\(?\b(?:UTC|GMT)\s*([+-]\d{1,2}:?\d{2})\)?")]
    private static partial Regex Zone();

    [GeneratedRegex(@"\s*\([^)]*\)\s*$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    // Only a year, or only a month and year.
    [GeneratedRegex(@"^(\d{4}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{4}|\p{L}+\.?,? \d{4})$")]
    private static partial Regex NoDay();

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/\d{2,4}\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:[-_ ]\S|\.\w+$)")]
    private static partial Regex FileDay();
}
