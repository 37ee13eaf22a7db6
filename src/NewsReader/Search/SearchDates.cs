using System.Globalization;

namespace NewsReader.Search;

/// <summary>The days of <c>before:</c>, <c>after:</c> and <c>on:</c>: of a day, a month or a year, as ISO 8601 writes them.</summary>
internal static class SearchDates
{
    /// <summary>
    /// <c>after:</c> is from that day, month or year on, <c>before:</c> is until the day before it, and <c>on:</c> or <c>date:</c>
    /// is within it, or from the one before a slash to the one behind it, of which one can be missing.
    /// </summary>
    /// <returns>Null when the text is none of these.</returns>
    public static Dated? Read(string field, string text)
    {
        if (field is "on" or "date" && text.Split('/') is [var first, var last])
        {
            var (from, until) = (Span(first), Span(last));
            return (first.Length > 0 && from is null) || (last.Length > 0 && until is null) || (from ?? until) is null ? null : new(from?.From, until?.Until);
        }
        return Span(text) is not { } span ? null : field switch
        {
            "after" => new(span.From, null),
            "before" => new(null, span.From),
            _ => new(span.From, span.Until),
        };
    }

    private static (DateOnly From, DateOnly? Until)? Span(string text)
    {
        if (Day(text, "yyyy-MM-dd") is { } day) return (day, day == DateOnly.MaxValue ? null : day.AddDays(1));
        if (Day(text, "yyyy-MM") is { } month) return (month, month.Year == 9999 ? null : month.AddMonths(1));
        if (Day(text, "yyyy") is { } year) return (year, year.Year == 9999 ? null : year.AddYears(1));
        return null;
    }

    private static DateOnly? Day(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
