using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.Feeds.Dates;

namespace NewsReader.Formats.WebPages.Facts;

/// <summary>Finds the publication date of a page.</summary>
internal static partial class PageDates
{
    private const int MaxOfAKind = 50;

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

    private static readonly string[] Selectors =
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
    /// Parses dates as pages write them: ISO 8601 and similar forms, and dates in English words. Ambiguous dates are
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

    /// <summary>
    /// The date shown with the story, or else the one in the address (<c>/2025/12/05/</c>). Ignores dates of other
    /// stories and dates mentioned in the running text.
    /// </summary>
    /// <param name="document">The whole page.</param>
    /// <param name="heading">The heading that shows the headline, or null.</param>
    /// <param name="address">The page's address, or null.</param>
    public static PublishedDate? In(IDocument document, IElement? heading, Uri? address)
    {
        var around = (heading?.Ancestors() ?? []).ToHashSet();
        var fromHeading = document.All.SkipWhile(element => heading is not null && element != heading).ToList();
        var first = fromHeading.FindIndex(element => element.LocalName == "p" && !TextMass.IsShort(element, 120));
        var story = first < 0 ? [] : fromHeading.Skip(first).ToHashSet();
        foreach (var place in Selectors)
        {
            var found = document
                .QuerySelectorAll(place)
                .Take(MaxOfAKind)
                .Where(element =>
                    !IsElsewhere(element, around, heading) && !(story.Contains(element) && IsMentioned(element))
                )
                .OrderByDescending(element => element.Ancestors().Count(around.Contains));
            foreach (var element in found.Take(5))
            {
                if (Shown(element) is { } date)
                    return date;
            }
        }
        return Below([.. fromHeading.Take(first).Skip(1).Take(MaxOfAKind)], around, heading)
            ?? (
                InAddress().Match(address?.AbsolutePath ?? "") is { Success: true } day
                    ? Sane(
                        PublishedDate.Parse(
                            $"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}"
                        )
                    )
                    : null
            );
    }

    private static PublishedDate? Shown(IElement element) =>
        Read(element.GetAttribute("datetime"))
        ?? Read(element.GetAttribute("content"))
        ?? (TextMass.IsShort(element, 600) ? InWords(StoryText.Line(element)) : null);

    // "Veröffentlicht am 4. Mai 2026, 08:00 Uhr": the words before the first digit show that it is a date. Numbers
    // alone are ambiguous.
    private static PublishedDate? InWords(string line)
    {
        if (Read(line) is { } date)
            return date;
        if (line.Length > 80 || !SaysDay().IsMatch(line))
            return null;
        var lead = line.TakeWhile(c => !char.IsDigit(c)).ToList();
        return lead.Count(char.IsWhiteSpace) > 4
            ? null
            : Sane(FeedDates.Parse(line) ?? FeedDates.Parse(line[lead.Count..]));
    }

    // Searches the short lines between the headline and the story.
    private static PublishedDate? Below(List<IElement> lines, HashSet<INode> around, IElement? heading) =>
        heading is null
            ? null
            : lines
                .Where(element => TextMass.IsShort(element, 80) && !IsElsewhere(element, around, heading))
                .Select(element => InWords(StoryText.Line(element)))
                .FirstOrDefault(date => date is not null);

    // Inside or below the story, the story's own date stands on a line of its own.
    private static bool IsMentioned(IElement element)
    {
        if (element.Closest("footer") is not null)
            return false;
        var line = element.Closest("p, li, td, dd, div") ?? element;
        return line.LocalName is "li" or "td" or "dd"
            || !TextMass.IsShort(line, 80)
            || StoryText.Line(line).Length > StoryText.Line(element).Length + 25;
    }

    private static bool IsElsewhere(IElement element, HashSet<INode> around, IElement? heading)
    {
        if (Revised().IsMatch($"{element.ClassName} {element.GetAttribute("itemprop")}"))
            return true;
        var isOwn =
            element.Matches("[itemprop~=datePublished], [pubdate]")
            && heading?.Closest("article")?.Contains(element) == true;
        for (var above = element; above is not null && above.LocalName != "body"; above = above.ParentElement)
        {
            if (around.Contains(above))
                return false;
            if (Bylines.IsOfOthers(above) || (heading is not null && above.LocalName == "article"))
                return true;
            if (above.LocalName == "aside" && !isOwn)
                return true;
        }
        return false;
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

    // A number next to a word, or next to the character for a year.
    [GeneratedRegex(@"\d.*\p{L}{3}|\p{L}{3}.*\d|\d\s*[年년]|\d[T ]\d")]
    private static partial Regex SaysDay();

    [GeneratedRegex(@"\b(updated|modified|dateModified)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Revised();

    [GeneratedRegex(@"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")]
    private static partial Regex InAddress();
}
