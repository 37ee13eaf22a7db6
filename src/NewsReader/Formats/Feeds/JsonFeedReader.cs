using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsReader.Formats.Feeds.Dates;
using NewsReader.Formats.Feeds.RelatedLists;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). Values of the wrong type are accepted where possible: a number as an id,
/// a single string instead of a list.
/// </summary>
internal sealed partial class JsonFeedReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = 32,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly HashSet<string> Names =
    [
        "version",
        "title",
        "home_page_url",
        "description",
        "author",
        "authors",
        "language",
    ];

    private readonly ProblemList problems;
    private readonly Uri? baseAddress;
    private readonly Dictionary<string, JsonElement> feed = [];
    private readonly List<JsonElement> items = [];

    private JsonFeedReader(Uri? baseAddress, ProblemList problems) =>
        (this.baseAddress, this.problems) = (baseAddress, problems);

    /// <exception cref="FeedException">The text is not a JSON Feed, or is broken before its first item.</exception>
    public static ParsedFeed Read(string text, Uri? baseAddress, ProblemList problems)
    {
        var reader = new JsonFeedReader(baseAddress, problems);
        reader.Collect(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0'));
        return reader.ReadFeed();
    }

    // Control characters are illegal in strings and mean no more than a space elsewhere, so they are always replaced.
    // Line
    // breaks are replaced only if the text cannot be parsed otherwise.
    private void Collect(string text)
    {
        var clean = Blanked(text, Controls);
        if (TryCollect(clean) is not { } broken)
            return;
        var (before, kept) = (feed.ToList(), items.ToList());
        if (clean.AsSpan().ContainsAny(LineEnds))
        {
            feed.Clear();
            items.Clear();
            if (TryCollect(Blanked(clean, LineEnds)) is { } stillBroken && items.Count <= kept.Count)
            {
                items.Clear();
                items.AddRange(kept);
                foreach (var (name, value) in before)
                    feed[name] = value;
                broken = stillBroken;
            }
        }
        if (feed.Count == 0 && items.Count == 0)
            throw new FeedException($"expected a JSON Feed, found broken JSON: {broken}");
        problems.Add($"The JSON is broken and was only read in part: {broken}");
    }

    /// <returns>Null if everything was parsed, otherwise the error.</returns>
    private string? TryCollect(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Options);
        try
        {
            Collect(ref reader);
            return null;
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return e.Message;
        }
    }

    private static string Blanked(string text, SearchValues<char> characters) =>
        text.AsSpan().ContainsAny(characters)
            ? string.Concat(text.Select(c => characters.Contains(c) ? ' ' : c))
            : text;

    // Parses item by item, so that the items before an error are kept.
    private void Collect(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new FeedException("expected a JSON Feed, found JSON that is no object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (items.Count < ParsedFeed.MaxEntries)
                        items.Add(JsonElement.ParseValue(ref reader));
                    else
                        reader.Skip();
                }
                feed.TryAdd(name, default);
            }
            else if (Names.Contains(name))
                feed[name] = JsonElement.ParseValue(ref reader);
            else
                reader.Skip();
        }
    }

    private ParsedFeed ReadFeed()
    {
        var version = Text(Feed("version"));
        if (!feed.ContainsKey("items") && version?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) != true)
            throw new FeedException("expected a JSON Feed, found JSON without “items”");
        if (items.Count == ParsedFeed.MaxEntries)
            problems.Add($"Only the first {ParsedFeed.MaxEntries:N0} items were read.");
        var language = Text(Feed("language"));
        var authors = Authors(Feed);
        return new()
        {
            Title = Line(Feed("title")),
            Link = Address(Feed("home_page_url")),
            Description = Line(Feed("description")),
            Language = language,
            Entries = [.. items.Where(IsItem).Select(item => ReadItem(item, language, authors))],
            Problems = problems,
        };
    }

    private bool IsItem(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
            return true;
        problems.Add("An item is not an object and was left out.");
        return false;
    }

    private ParsedEntry ReadItem(JsonElement item, string? language, IReadOnlyList<string> feedAuthors)
    {
        JsonElement? Value(string name) => item.TryGetProperty(name, out var value) ? value : null;
        var external = SiteAddress(Value("external_url"));
        var authors = Authors(Value);
        var id = Text(Value("id"))?.Trim() is { Length: > 0 } raw ? raw : null;
        // Version 1.1 recommends that the id is the item's address.
        var link = SiteAddress(Value("url")) ?? external ?? (ElementAddresses.IsWeb(id) ? id : null);
        var html = Text(Value("content_html"))?.Trim();
        var text = Text(Value("content_text")) is { } plain ? HtmlText.FromText(plain, keepLines: true) : null;
        var textBase = XmlFeedModules.TextBase(link, Address(Feed("home_page_url"))) ?? baseAddress;
        var entry = new ParsedEntry
        {
            Id = id,
            Title = Line(Value("title")),
            Link = link,
            Summary = Text(Value("summary")) is { } summary ? HtmlText.FromText(summary) : null,
            Content =
                XmlFeedModules.FullestSummary(html, text) is var full && full == text && html is not null
                    ? string.Concat(Pictures().Matches(html).Select(picture => picture.Value)) + text
                    : full,
            BaseAddress = textBase,
            SummaryBaseAddress = textBase,
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Published = Date(Value("date_published") ?? Value("published")),
            Updated = Date(Value("date_modified") ?? Value("updated")),
            Tags = XmlFeedModules.Distinct(List(Value("tags")).Select(tag => Line(tag))),
            Enclosures = Enclosures(Value),
            Language = Text(Value("language")) ?? language,
        };
        return entry with { Related = RelatedHeadlines.Of(entry, external is null ? [] : [new("", external)]) };
    }

    private IReadOnlyList<ParsedEnclosure> Enclosures(Func<string, JsonElement?> value)
    {
        var attachments = List(value("attachments"))
            .Where(file => file.ValueKind == JsonValueKind.Object)
            .Select(file =>
            {
                JsonElement? Part(string name) => file.TryGetProperty(name, out var part) ? part : null;
                var type = Text(Part("mime_type"));
                return SiteAddress(Part("url")) is { } url
                    ? new ParsedEnclosure(url, type, MediaFiles.Length(Text(Part("size_in_bytes"))))
                    {
                        Title = Line(Part("title")),
                        IsImage = MediaFiles.IsImage(type, null, url),
                    }
                    : null;
            });
        var pictures = new[] { SiteAddress(value("image")), SiteAddress(value("banner_image")) }
            .OfType<string>()
            .Select(url => new ParsedEnclosure(url, null, null) { IsImage = true, IsPreview = true });
        return [.. attachments.OfType<ParsedEnclosure>().Concat(pictures).DistinctBy(file => file.Url).Take(100)];
    }

    // Version 1.1 has a list of authors, version 1.0 a single one.
    private IReadOnlyList<string> Authors(Func<string, JsonElement?> value) =>
        XmlFeedModules.Distinct(
            List(value("authors"))
                .Concat(List(value("author")))
                .Select(author =>
                    author.ValueKind == JsonValueKind.Object
                        ? author.TryGetProperty("name", out var name)
                            ? Line(name)
                            : null
                        : Line(author)
                )
        );

    private JsonElement? Feed(string name) => feed.TryGetValue(name, out var value) ? value : null;

    private static IEnumerable<JsonElement> List(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Take(1000),
            { ValueKind: JsonValueKind.Object or JsonValueKind.String } one => [one],
            _ => [],
        };

    private PublishedDate? Date(JsonElement? value)
    {
        if (Text(value) is not { } raw)
            return null;
        if (FeedDates.Parse(raw) is { } date)
            return date;
        problems.Add($"{ProblemList.Quote(raw)} is not a date.");
        return null;
    }

    private string? Address(JsonElement? value) => ElementAddresses.Resolve(Text(value), baseAddress);

    // An item links to the site, wherever the feed is hosted.
    private string? SiteAddress(JsonElement? value) =>
        ElementAddresses.Resolve(Text(value), XmlFeedModules.Web(Address(Feed("home_page_url"))) ?? baseAddress);

    private string? Line(JsonElement? value) =>
        Text(value) is { } text && Headlines.Clean(text) is { Length: > 0 } line ? line : null;

    /// <summary>A string or number as text; null for anything else and for blank text.</summary>
    private string? Text(JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Number } number)
            return number.GetRawText();
        if (value is not { ValueKind: JsonValueKind.String } text)
            return null;
        try
        {
            return text.GetString() is { } raw && !string.IsNullOrWhiteSpace(raw)
                ? raw.Replace("\0", "", StringComparison.Ordinal)
                : null;
        }
        catch (InvalidOperationException)
        {
            problems.Add("A text contains half of a surrogate pair and was left out.");
            return null;
        }
    }

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\t\r\n");

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c),
    ]);

    // Pictures that only the HTML version contains.
    [GeneratedRegex("<img\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Pictures();
}
