using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Articles;

namespace NewsReader.Pages;

/// <summary>The day that a page gives as the one it was published.</summary>
internal static partial class PageDates
{
    private static readonly string[] Formats =
    [
        "MMMM d, yyyy h:mm tt",
        "MMM d, yyyy h:mm tt",
        "MMMM d, yyyy, h:mm tt",
        "d MMMM yyyy HH:mm",
        "d MMM yyyy HH:mm",
        "MMMM d yyyy",
        "MMM d yyyy",
        "dddd, MMMM d, yyyy",
        "dddd d MMMM yyyy",
        "dddd, d MMMM yyyy",
        "yyyy.MM.dd",
        "dd.MM.yyyy",
        "d.M.yyyy",
        "ddd MMM dd HH:mm:ss yyyy",
    ];

    private static readonly string[] Places =
    [
        "time[pubdate]",
        "[itemprop~=datePublished]",
        "[property='datePublished']",
        "abbr.published",
        ".published time, time.published, time.entry-date, .entry-date time, .dateline time, [class*=publish] time",
        "article header time",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
        "[class*=publish], .entry-date, .post-date, .date, .dateline, .timestamp, .pubdate, .article-date, .posted-on",
    ];

    /// <summary>
    /// Reads what pages write: ISO 8601 and its relatives, and days in English words. What could be read in two ways is
    /// not read.
    /// </summary>
    public static PublishedDate? Read(string? text)
    {
        var plain = Headlines.Clean(text ?? "").Trim('"', ' ');
        if (plain.Length is < 8 or > 60)
            return null;
        if (PublishedDate.Parse(plain) is { } date)
            return Sane(date);
        if (Iso().Match(plain) is { Success: true } iso)
        {
            var zone = iso.Groups["zone"].Value is "UTC" or "GMT" or "z" ? "Z" : iso.Groups["zone"].Value;
            var time = iso.Groups["time"].Value;
            var day = $"{iso.Groups["y"].Value}-{iso.Groups["m"].Value}-{iso.Groups["d"].Value}";
            return Sane(
                PublishedDate.Parse(time.Length == 0 ? day : $"{day}T{time}{zone}") ?? PublishedDate.Parse(day)
            );
        }
        if (
            DateTimeOffset.TryParseExact(
                plain,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out var exact
            )
        )
            return Sane(new(exact, plain.Contains(':', StringComparison.Ordinal)));
        return Written().Match(plain) is { Success: true } written
            ? Sane(
                PublishedDate.Parse(
                    written
                        .Value.Replace(".", "", StringComparison.Ordinal)
                        .Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase)
                )
            )
            : null;
    }

    /// <summary>A day in the visible parts of a page, or else in its address (<c>/2025/12/05/</c>).</summary>
    public static PublishedDate? In(IDocument document, Uri? address)
    {
        foreach (var place in Places)
        {
            foreach (var element in document.QuerySelectorAll(place).Take(5))
            {
                if (Read(element.GetAttribute("datetime")) is { } stated)
                    return stated;
                if (Read(element.GetAttribute("content")) is { } content)
                    return content;
                if (TextMass.IsShort(element, 600) && Read(StoryText.Line(element)) is { } shown)
                    return shown;
            }
        }
        return InAddress().Match(address?.AbsolutePath ?? "") is { Success: true } day
            ? Sane(
                PublishedDate.Parse(
                    $"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}"
                )
            )
            : null;
    }

    private static PublishedDate? Sane(PublishedDate? date) =>
        date is { Instant.Year: >= 1600 and <= 2200 } ? date : null;

    [GeneratedRegex(
        @"^(?<y>\d{4})[-/]?(?<m>\d{2})[-/]?(?<d>\d{2})(?:[T "
            + @"]+(?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)\d*\s*(?<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?.*)?$"
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"\b((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} (Jan|Feb|Mar|Apr"
            + @"|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{4})\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Written();

    [GeneratedRegex(@"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")]
    private static partial Regex InAddress();
}
