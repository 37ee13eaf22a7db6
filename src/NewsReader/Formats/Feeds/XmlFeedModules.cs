using System.Text.RegularExpressions;
using NewsReader.Formats.Feeds.Dates;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// What the readers of all XML formats share: modules such as Dublin Core and Media RSS mean the same in each.
/// </summary>
internal sealed partial class XmlFeedModules(ProblemList problems)
{
    private const int MaxEach = 200;

    // A text must be this many characters longer to count as fuller than another.
    private const int MinExtraLength = 300;

    /// <summary>
    /// Reads the first <see cref="ParsedFeed.MaxEntries"/> entries and adds a problem if there are more.
    /// </summary>
    public IReadOnlyList<ParsedEntry> Entries(IEnumerable<FeedElement> elements, Func<FeedElement, ParsedEntry> read)
    {
        List<FeedElement> given = [.. elements.Take(ParsedFeed.MaxEntries + 1)];
        if (given.Count > ParsedFeed.MaxEntries)
            problems.Add($"Only the first {ParsedFeed.MaxEntries:N0} entries were read.");
        return [.. given.Take(ParsedFeed.MaxEntries).Select(read)];
    }

    /// <summary>
    /// The date in the first of these elements that has one. Text that is not a date is reported and ignored.
    /// </summary>
    public PublishedDate? Date(params ReadOnlySpan<FeedElement?> elements)
    {
        foreach (var element in elements)
        {
            if (element is null)
                continue;
            var given = element.Text;
            if (FeedDates.Parse(given) is { } date)
                return date;
            if (!string.IsNullOrWhiteSpace(given))
                problems.Add($"Line {element.Line}: {ProblemList.Quote(given)} in “{element.Name}” is not a date.");
        }
        return null;
    }

    public static string? Address(string? given, FeedElement at) => ElementAddresses.Resolve(given, at.Base);

    /// <summary>
    /// One line of text from an element that may hold markup, escaped or not (RSS and its modules do not say which).
    /// </summary>
    public static string? Line(FeedElement? element)
    {
        if (element is null)
            return null;
        var line = element.HasElements ? HtmlText.Of(element.Html(element.Base)) : HtmlText.OfEither(element.Text);
        return line.Length > 0 ? line : null;
    }

    public static string? FirstLine(params ReadOnlySpan<FeedElement?> elements)
    {
        foreach (var element in elements)
            if (Line(element) is { } line)
                return line;
        return null;
    }

    /// <summary>The HTML of an element that holds text, HTML or escaped HTML.</summary>
    public static string? Html(FeedElement? element)
    {
        if (element is null)
            return null;
        var html = element.HasElements ? element.Html(element.Base) : Either(element.Text);
        return string.IsNullOrWhiteSpace(html) ? null : html.Trim();
    }

    // Character references without any tag mean the text was escaped once too often; the same goes for a whole element.
    private static string Either(string text)
    {
        if (WrappedTwice().Match(text) is { Success: true } wrapped)
            text = wrapped.Groups["text"].Value;
        if (HtmlText.HasTag(text))
            return text;
        var decoded = CharacterReferences.Decode(text);
        return Elements().IsMatch(decoded) ? decoded : HtmlText.FromText(decoded);
    }

    /// <summary>
    /// The base for relative addresses in a text: <c>xml:base</c> if set, else the entry's page, else the site, else
    /// the
    /// feed.
    /// </summary>
    /// <param name="text">The element that holds the text.</param>
    /// <param name="link">The entry's link. It is ignored if it leads to another site.</param>
    /// <param name="site">The feed's site link.</param>
    public static Uri? TextBase(FeedElement text, string? link, string? site) =>
        text.HasGivenBase ? text.Base : TextBase(link, site) ?? text.Base;

    /// <summary>The same for formats without <c>xml:base</c>.</summary>
    public static Uri? TextBase(string? link, string? site)
    {
        var home = Web(site);
        return Web(link) is { } page && (home is null || SameSite.Is(page, home)) ? page : home;
    }

    /// <summary>The address as a URI if it is an absolute web address, else null.</summary>
    public static Uri? Web(string? address) => ElementAddresses.IsWeb(address) ? new Uri(address!) : null;

    /// <summary>The first element with words or a picture in it, else the first one present.</summary>
    public static FeedElement? FirstWithWords(params IEnumerable<FeedElement?> elements)
    {
        FeedElement? first = null;
        foreach (var element in elements.OfType<FeedElement>())
        {
            first ??= element;
            if (
                Html(element) is { } html
                && (html.Contains("<img", StringComparison.OrdinalIgnoreCase) || HtmlText.Of(html).Length > 0)
            )
                return element;
        }
        return first;
    }

    /// <summary>
    /// The first of these summaries, unless a later one is clearly longer. Podcasts and films often have one line in
    /// one
    /// element and the full description in another.
    /// </summary>
    public static string? FullestSummary(params ReadOnlySpan<string?> summaries)
    {
        string? fullest = null;
        var words = 0;
        foreach (var summary in summaries)
        {
            if (summary is null)
                continue;
            var length = HtmlText.Of(summary).Length;
            if (fullest is not null && length <= words + MinExtraLength && length <= 2 * words)
                continue;
            (fullest, words) = (summary, length);
        }
        return fullest;
    }

    /// <summary>
    /// The name of a person: the name element, or the name next to an e-mail address as in "name@host (Name)" and "Name
    /// &lt;name@host&gt;"; the address if there is no name.
    /// </summary>
    public static string? Person(FeedElement person)
    {
        if (person.Elements.Any(part => part.Name is "name" or "email" or "uri" or "url"))
            return Line(person.Elements.FirstOrDefault(part => part.Name == "name"))
                ?? Line(person.Elements.FirstOrDefault(part => part.Name == "email"));
        return Line(person) is { } line ? PersonName(line) : null;
    }

    public static string PersonName(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        if (
            open > 0
            && line.EndsWith(')')
            && IsMail(line[..open].Trim())
            && line[(open + 1)..^1].Trim() is { Length: > 0 } inner
        )
            return inner.Trim('"');
        var angle = line.IndexOf('<', StringComparison.Ordinal);
        if (angle > 0 && line.EndsWith('>') && line[..angle].Trim().Trim('"') is { Length: > 0 } name)
            return name;
        if (open > 0 && line.EndsWith(')') && IsMail(line[(open + 1)..^1].Trim()))
            return line[..open].Trim().Trim('"');
        return WithoutAddress(line);
    }

    // The address comes first or last, with or without brackets, and can be the only word.
    private static string WithoutAddress(string line)
    {
        List<string> words = [.. line.Split(' ').Where(word => Bare(word).Length > 0)];
        var at = words.FindIndex(IsMail);
        if (words.Count == 1)
            return at == 0 || IsMailto(line) ? Bare(words[0]) : line;
        if (at < 0 || at > 0 && at < words.Count - 1 || words.FindLastIndex(IsMail) != at)
            return line;
        words.RemoveAt(at);
        return string.Join(' ', words).Trim(' ', ',', ';', ':', '-', '"') is { Length: > 0 } name ? name : line;
    }

    private static string Bare(string word)
    {
        var bare = word.Trim('<', '>', '(', ')', '[', ']', ',', ';', ':');
        return IsMailto(bare) ? bare["mailto:".Length..] : bare;
    }

    private static bool IsMail(string word) =>
        Bare(word) is var bare
        && bare.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < bare.Length - 1
        && at == bare.LastIndexOf('@');

    private static bool IsMailto(string text) => text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Distinct(IEnumerable<string?> texts) =>
        [
            .. texts
                .OfType<string>()
                .Where(text => text.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MaxEach),
        ];

    /// <summary>
    /// The authors given by the format itself, else by Dublin Core, else by the podcast modules.
    /// </summary>
    public static IReadOnlyList<string> Authors(FeedElement entry, IEnumerable<FeedElement> own)
    {
        foreach (
            var group in (IEnumerable<FeedElement>[])
                [
                    own,
                    Named(entry, "dc", "creator", "author"),
                    Named(entry, "itunes", "author"),
                    Named(entry, "googleplay", "author"),
                ]
        )
            if (Distinct(group.Select(Person)) is { Count: > 0 } names)
                return names;
        return [];
    }

    public static IReadOnlyList<string> Tags(FeedElement entry, IEnumerable<string?> own) =>
        Distinct(
            own.Concat(Named(entry, "dc", "subject").Select(Line))
                .Concat(
                    Named(entry, "itunes", "category")
                        .SelectMany(category => Named(category, "itunes", "category").Prepend(category))
                        .Select(category => category.Attribute("text"))
                )
                .Concat(
                    MediaFiles
                        .Groups(entry)
                        .SelectMany(holder => Named(holder, "media", "category"))
                        .Select(category => category.Attribute("label") ?? Line(category))
                )
                .Concat(
                    Named(entry, "itunes", "keywords")
                        .Concat(MediaFiles.Groups(entry).SelectMany(holder => Named(holder, "media", "keywords")))
                        .SelectMany(words =>
                            (Line(words) ?? "").Split(
                                ',',
                                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                            )
                        )
                )
        );

    public static string? Language(FeedElement entry) => Line(entry.First("dc", "language")) ?? entry.Language;

    public static IEnumerable<FeedElement> Named(FeedElement parent, string space, params string[] names) =>
        parent.Elements.Where(element => element.Space == space && names.Contains(element.Name));

    /// <summary>The time between updates in minutes, from <c>ttl</c> and the syndication module.</summary>
    public static int? UpdateMinutes(FeedElement feed)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        int? ttl =
            int.TryParse(
                Line(feed.First(Namespaces.Core, "ttl")),
                System.Globalization.NumberStyles.None,
                invariant,
                out var minutes
            )
            && minutes > 0
                ? minutes
                : null;
        var period = Line(feed.First("sy", "updateperiod"))?.ToUpperInvariant() switch
        {
            "HOURLY" => 60,
            "DAILY" => 1440,
            "WEEKLY" => 10080,
            "MONTHLY" => 43200,
            "YEARLY" => 525600,
            _ => 0,
        };
        var times =
            int.TryParse(
                Line(feed.First("sy", "updatefrequency")),
                System.Globalization.NumberStyles.None,
                invariant,
                out var frequency
            )
            && frequency > 0
                ? frequency
                : 1;
        int? module = period > 0 ? Math.Max(1, period / times) : null;
        return ttl is null || module > ttl ? module : ttl;
    }

    [GeneratedRegex(@"^\s*<!\[CDATA\[(?<text>.*)\]\]>\s*$", RegexOptions.Singleline)]
    private static partial Regex WrappedTwice();

    [GeneratedRegex(
        @"^\s*<(?<name>p|div|section|article|h[1-6]|ul|ol|figure|blockquote)\b[^<>]*>.*</\k<name>>\s*$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Elements();
}
