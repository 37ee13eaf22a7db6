using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds.Dates;

/// <summary>
/// Parses dates in every form that feeds use: RFC 822 and 2822, RFC 3339, ISO 8601 with week and ordinal dates,
/// W3CDTF's partial dates, Unix time, asctime, the numeric forms of America and Europe, month names in some twenty
/// languages, and the year-month-day forms of Korea, Japan and China.
/// </summary>
/// <remarks>A time without a zone is UTC. In "3/4/2005" the month comes first; in "3.4.2005" and "3-4-2005" the day
/// does, unless a number above 12 shows otherwise.</remarks>
public static partial class FeedDates
{
    private const int MaxLength = 120;

    /// <returns>Null if the text is not a date, or not a date in the calendar.</returns>
    public static PublishedDate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 10 * MaxLength)
            return null;
        var clean = Clean(text);
        if (clean.Length is 0 or > MaxLength)
            return null;
        clean = InOrder(clean);
        return UnixTime(clean) ?? Iso(clean) ?? EastAsian(clean) ?? Numeric(clean) ?? InWords(clean);
    }

    // Unifies spaces, dashes and digits; lower-cases; removes accents.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Trim().Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            var category = char.GetUnicodeCategory(c);
            if (category == UnicodeCategory.DecimalDigitNumber)
                clean.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (category == UnicodeCategory.DashPunctuation || c == '−')
                clean.Append('-');
            else if (
                category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control)
            )
                clean.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
        }
        // Recompose Hangul and kana, which FormD split above.
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    // Corrects mistakes that many programs make: the time before the date, an empty time before the real one, an extra
    // sign or colon, a region name in brackets, wrapped Unix time.
    private static string InOrder(string text)
    {
        text = Wrapped().Replace(text, "$1");
        text = Slips().Replace(text, "");
        return TimeFirst().Replace(text, "${date} ${time}${zone}");
    }

    private static PublishedDate? UnixTime(string text)
    {
        if (
            !Unix().IsMatch(text)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        var digits = text.AsSpan(
                0,
                text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : text.Length
            )
            .TrimStart('-')
            .Length;
        var seconds = digits switch
        {
            >= 16 => number / 1_000_000,
            >= 13 => number / 1000,
            _ => number,
        };
        return new(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)), HasTime: true);
    }

    private static PublishedDate? Iso(string text)
    {
        var match = IsoDate().Match(text);
        if (!match.Success)
            return null;
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        // A word before a bare year is the month, not a weekday: "Nov. 2020".
        if (
            !char.IsAsciiDigit(text[0])
            && match.Groups["year"].Length == 4
            && !match.Groups["month"].Success
            && !match.Groups["week"].Success
            && !match.Groups["ordinal"].Success
        )
            return null;
        if (match.Groups["year"].Length == 2)
            year = DateWords.FullYear(year);
        DateTime date;
        if (match.Groups["week"].Success)
        {
            var weekday = match.Groups["weekday"].Success ? Number(match, "weekday") : 1;
            if (Number(match, "week") is < 1 or > 53 || weekday is < 1 or > 7 || year is < 1000 or > 9998)
                return null;
            date = ISOWeek.ToDateTime(
                year,
                Number(match, "week"),
                weekday == 7 ? DayOfWeek.Sunday : (DayOfWeek)weekday
            );
        }
        else if (match.Groups["ordinal"].Success)
        {
            var ordinal = Number(match, "ordinal");
            if (ordinal < 1 || year is < 1000 or > 9998 || ordinal > (DateTime.IsLeapYear(year) ? 366 : 365))
                return null;
            date = new DateTime(year, 1, 1).AddDays(ordinal - 1);
        }
        else if (
            Day(
                year,
                month == 0 && !match.Groups["month"].Success ? 1 : month,
                day == 0 && !match.Groups["day"].Success ? 1 : day
            ) is
            { } given
        )
            date = given;
        else
            return null;
        return WithTime(date, match);
    }

    private static PublishedDate? EastAsian(string text)
    {
        var match = EastAsianDate().Match(text);
        if (!match.Success || Day(Number(match, "year"), Number(match, "month"), Number(match, "day")) is not { } date)
            return null;
        // These dates never carry a zone, but the words for morning and afternoon reveal the country.
        var isKorean =
            text.Contains('년', StringComparison.Ordinal)
            || text.Contains("오전", StringComparison.Ordinal)
            || text.Contains("오후", StringComparison.Ordinal);
        var zone =
            match.Groups["zone"].Length > 0 ? null
            : isKorean ? TimeSpan.FromHours(9)
            : text.Contains("午前", StringComparison.Ordinal) || text.Contains("午後", StringComparison.Ordinal)
                ? TimeSpan.FromHours(9)
            : text.Contains("上午", StringComparison.Ordinal) || text.Contains("下午", StringComparison.Ordinal)
                ? TimeSpan.FromHours(8)
            : (TimeSpan?)null;
        return WithTime(date, match, zone);
    }

    private static PublishedDate? Numeric(string text)
    {
        var match = NumericDate().Match(text);
        if (!match.Success)
            return null;
        int first = Number(match, "first"),
            second = Number(match, "next"),
            year = Number(match, "year");
        if (match.Groups["year"].Length <= 2)
            year = DateWords.FullYear(year);
        var monthFirst = second > 12 || first <= 12 && match.Groups["sign"].Value == "/";
        return Day(year, monthFirst ? first : second, monthFirst ? second : first) is { } date
            ? WithTime(date, match)
            : null;
    }

    private static PublishedDate? InWords(string text)
    {
        // Splits "13T9:15" and "2004-juli-13". A comment in parentheses adds nothing.
        text = DottedTime().Replace(LogTime().Replace(text, "$1 $2 $3 "), "$1:$2:$3");
        var time = Time().Match(text);
        var before = time.Success ? text[..time.Index] : text;
        var after = time.Success ? text[(time.Index + time.Length)..] : "";
        if (
            DateWords.Read($"{before} | {after}") is not var (year, month, given)
            || Day(year, month, given ?? 1) is not { } date
        )
            return null;
        // A time without a day, or a zone that is not one.
        if (time.Success && given is null || NoZone().IsMatch(after))
            return null;
        return time.Success ? WithTime(date, time) : new(new(date, TimeSpan.Zero), HasTime: false);
    }

    private static PublishedDate? WithTime(DateTime date, Match match, TimeSpan? zoneOfCountry = null)
    {
        if (!match.Groups["hour"].Success)
            return new(new(date, TimeSpan.Zero), HasTime: false);
        int hour = Number(match, "hour"),
            minute = Number(match, "minute"),
            second = Number(match, "second");
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
        {
            if (hour > 12)
                half = "";
            else
                hour = hour % 12 + (half[0] == 'p' || half is "오후" or "午後" or "下午" ? 12 : 0);
        }
        // 24:00 is the end of the day, and second 60 is a leap second.
        if (hour > 24 || hour == 24 && (minute > 0 || second > 0) || minute > 59 || second > 60)
            return null;
        var local = date.AddHours(hour).AddMinutes(minute).AddSeconds(second);
        if (match.Groups["fraction"].Success)
            local = local.AddTicks(
                (long)(
                    double.Parse($"0.{match.Groups["fraction"].Value}", CultureInfo.InvariantCulture)
                    * TimeSpan.TicksPerSecond
                )
            );
        if (DateZones.Offset(match.Groups["zone"].Value, local) is not { } offset)
            return null;
        if (match.Groups["zone"].Length == 0 && zoneOfCountry is { } country)
            offset = country;
        if (Math.Abs(offset.TotalHours) <= 14 && offset.Ticks % TimeSpan.TicksPerMinute == 0)
            return new(new(local, offset), HasTime: true);
        return new(new(local - offset, TimeSpan.Zero), HasTime: true);
    }

    private static DateTime? Day(int year, int month, int day) =>
        year is >= 1000 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
        && int.TryParse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private const string Zone =
        "(?<zone>(?:(?:utc|gmt)?\\s*[+-]\\s*\\d{1,2}(?::?\\d{2})?(?::\\d{2})?(?:z|\\s*\\([a-z ]+\\)|\\s+[a-z ]+)?"
        + "|[a-z]+/[a-z_/+0-9-]+|[a-z]{1,5}(?![a-z/]))?)";

    private const string Clock =
        "(?<hour>\\d{1,2})(?::(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?)?\\s*"
        + "(?<half>[ap](?=m\\b|\\.m))?(?:(?<=[ap])\\.?m\\b\\.?)?\\s*"
        + Zone;

    // RFC 3339, ISO 8601 with and without separators, W3CDTF, and database output.
    [GeneratedRegex(
        "^(?:[^\\d\\s-]+[,.]?\\s+)?(?:(?<year>\\d{4})(?:-w(?<week>\\d{2})(?:-(?<weekday>\\d))?|-(?<ordinal>\\d{3})"
            + "|-0?(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?)?"
            + "|(?<year>\\d{4})(?:w(?<week>\\d{2})(?<weekday>\\d)?|(?<ordinal>\\d{3})|(?<month>\\d{2})(?<day>\\d{2}))"
            + "|(?<year>\\d{4})[/.](?<month>\\d{1,2})[/.](?<day>\\d{1,2})\\.?"
            + "|(?<year>\\d{2})-?w(?<week>\\d{2})(?:-?(?<weekday>\\d))?"
            + "|(?<year>\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})|(?<year>\\d{2})(?<month>\\d{2})(?<day>\\d{2})"
            + "|-(?<year>\\d{2})-?(?<month>\\d{2})|(?<year>\\d{2})-?(?<ordinal>\\d{3}))"
            + "(?:(?:\\s*t\\s*|[ _:,]+(?:at )?|\\s*-\\s+)(?:"
            + Clock
            + "|(?<hour>\\d{2})(?<minute>\\d{2})(?:(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?\\s*"
            + Zone
            + ")|(?<=\\d{8})(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})\\s*"
            + Zone
            + "|\\s*z)?$"
    )]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        "^(?<year>\\d{4})\\s*[년年./-]\\s*(?<month>\\d{1,2})\\s*[월月./-]\\s*(?<day>\\d{1,2})\\s*[일日號号.]?\\s*"
            + "(?:[(（]?\\w{1,3}[)）]|[월화수목금토일月火水木金土日]曜日|星期\\w)?[,]?\\s*"
            + "(?:(?<half>오전|오후|午前|午後|上午|下午)?\\s*(?<hour>\\d{1,2})\\s*[:시時时点點]\\s*"
            + "(?:(?<minute>\\d{1,2})\\s*[:분分]?\\s*)?(?:(?<second>\\d{1,2})\\s*[초秒]?)?(?:\\.\\d+)?\\s*"
            + Zone
            + ")?$"
    )]
    private static partial Regex EastAsianDate();

    [GeneratedRegex(
        "^(?:[^\\d\\s]+[,.]?\\s+)?(?<first>\\d{1,2})(?<sign>[./ -])\\s?(?<next>\\d{1,2})\\k<sign>\\s?(?<year>\\d{4}|\\d{2})"
            + "(?!\\d)\\.?(?:\\s*[+-]\\d{4}$|\\s*(?:t|[,;|-]|at|um|a las|kl\\.?|ore|om|в)?\\s*"
            + Clock
            + "(?:\\s*uhr)?)?$"
    )]
    private static partial Regex NumericDate();

    [GeneratedRegex(
        "(?<=\\d{4} )(?<hour>\\d{1,2}) (?<zone>[+-]\\d{4})$|(?<![\\d:+-])(?<hour>\\d{1,2})(?:"
            + "(?::|(?<=\\bkl\\.?\\s*\\d{1,2})\\.|(?<=\\bklo\\s*\\d{1,2})\\.|(?<=\\d)h)(?<minute>\\d{2}|\\d(?=\\D|$))"
            + "(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?(?!\\d*:\\d)"
            + "\\s*(?<half>[ap](?=m\\b|\\.m))?(?:(?<=[ap])\\.?m\\b\\.?)?(?:\\s*uhr\\b)?|\\s*(?<half>[ap])\\.?m\\b\\.?)\\s*"
            + Zone
    )]
    private static partial Regex Time();

    [GeneratedRegex("^(?:@|/date\\()(-?\\d+)(?:[+-]\\d{4})?(?:\\)/)?$")]
    private static partial Regex Wrapped();

    [GeneratedRegex(
        "(?<=\\d:\\d\\d:\\d\\d):(?:00$|(?=[+-]))| 00:00:00(?:\\.0+)?(?= \\d)|(?<=\\d )-(?=-\\d{4}$)|\\[[^\\]]*\\]$|\"|^\\+(?=\\d{4}-)"
    )]
    private static partial Regex Slips();

    [GeneratedRegex(
        "^(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?),? (?:- )?(?<date>\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})(?<zone> .*)?$"
    )]
    private static partial Regex TimeFirst();

    [GeneratedRegex("(?<= )(\\d{1,2})\\.(\\d{2})\\.(\\d{2})(?= |$)")]
    private static partial Regex DottedTime();

    // "05/Jan/2026:15:00:00 +0000", as in web server logs.
    [GeneratedRegex(@"^(\d{1,2})/(\p{L}{3,12})/(\d{4}):")]
    private static partial Regex LogTime();

    [GeneratedRegex("^ ?[+-][a-z]|^:[a-z]")]
    private static partial Regex NoZone();

    [GeneratedRegex("^-?\\d{9,11}(?:\\.\\d+)?$|^\\d{13}$|^\\d{16}$")]
    private static partial Regex Unix();
}
