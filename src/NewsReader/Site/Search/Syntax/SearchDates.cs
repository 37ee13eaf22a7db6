using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsReader.Site.Search.Syntax;

/// <summary>
/// Reads the dates of <c>before:</c>, <c>after:</c> and <c>on:</c>: a day, a month or a year, in ISO 8601.
/// </summary>
internal static partial class SearchDates
{
    /// <summary>
    /// <c>after:</c> is from that day, month or year on. <c>before:</c> is until the day before it. <c>on:</c> is
    /// within it, or between two that a slash separates, of which one can be missing. A duration such as <c>P7D</c> or
    /// <c>P1Y6M</c> means the day that long ago; with <c>on:</c> it means all days since then.
    /// </summary>
    /// <returns>Null if the text is none of these.</returns>
    public static Dated? Read(string field, string text, DateOnly today)
    {
        if (field is not ("after" or "before") && text.Split('/') is [var first, var last])
        {
            var (from, until) = (Span(first, today), Span(last, today));
            return (first.Length > 0 && from is null) || (last.Length > 0 && until is null) || (from ?? until) is null
                ? null
                : new(from?.From, until?.Until);
        }
        return Span(text, today) is not { } span
            ? null
            : field switch
            {
                "after" => new(span.From, null),
                "before" => new(null, span.From),
                _ => new(span.From, span.Until == span.From ? null : span.Until),
            };
    }

    private static (DateOnly From, DateOnly? Until)? Span(string text, DateOnly today)
    {
        if (Duration().Match(text) is { Success: true } ago && Before(today, ago) is var since)
            return (since, since);
        if (Day(text, "yyyy-MM-dd") is { } day)
            return (day, day == DateOnly.MaxValue ? null : day.AddDays(1));
        if (Day(text, "yyyy-MM") is { } month)
            return (month, month.Year == 9999 ? null : month.AddMonths(1));
        if (Day(text, "yyyy") is { } year)
            return (year, year.Year == 9999 ? null : year.AddYears(1));
        return null;
    }

    private static DateOnly Before(DateOnly today, Match ago)
    {
        return today.AddMonths(-((12 * Of("y")) + Of("m"))).AddDays(-((7 * Of("w")) + Of("d")));

        int Of(string unit) =>
            ago.Groups[unit] is { Success: true, ValueSpan: var digits }
                ? int.Parse(digits, CultureInfo.InvariantCulture)
                : 0;
    }

    private static DateOnly? Day(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // So few digits that the day can't be before the first one there is. Hours, which some people write, are not read.
    [GeneratedRegex(
        "^P(?=[0-9])((?<y>[0-9]{1,3})Y)?((?<m>[0-9]{1,3})M)?((?<w>[0-9]{1,3})W)?((?<d>[0-9]{1,4})D)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Duration();
}
