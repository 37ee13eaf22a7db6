using System.Globalization;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Html;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Files;

namespace NewsReader.Cli.Parse;

/// <summary>A feed as <c>parse</c> prints it: either an error, or what would be stored.</summary>
internal sealed record ParsedFeedCase
{
    public required string Case { get; init; }

    public string? Error { get; init; }

    public ParsedFeedHead? Feed { get; init; }

    public IReadOnlyList<ParsedFeedEntry>? Entries { get; init; }

    /// <summary>What was broken and has been repaired or left out.</summary>
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>Parses a file as OPML or as a feed, depending on its content.</summary>
    public static object Of(ParseRequest request, string name)
    {
        var file = Path.GetFileName(request.Path);
        try
        {
            var bytes = Read(request.Path, file);
            if (OpmlReader.Reads(bytes))
                return ParsedOpmlCase.Of(name, OpmlReader.Parse(bytes));
            return Of(name, FeedParser.Parse(bytes, request.ContentType, request.BaseAddress));
        }
        catch (Exception e) when (e is FeedException or DocumentException)
        {
            var problem =
                DocumentKinds.IsOther(file) && request.ContentType is null ? DocumentKinds.Problem(file) : e.Message;
            return new ParsedFeedCase { Case = name, Error = e is FeedException ? $"{file}: {problem}" : e.Message };
        }
    }

    private static ParsedFeedCase Of(string name, ParsedFeed feed) =>
        new()
        {
            Case = name,
            Feed = new(feed.Title, feed.Link, feed.Description, feed.Language),
            Entries = [.. feed.Entries.Select(ParsedFeedEntry.Of)],
            Problems = feed.Problems,
        };

    // An empty file is not a read error. The parser says what it expects.
    private static byte[] Read(string file, string name)
    {
        try
        {
            return RegularFile.Read(file, within: null, dataFolder: null, FeedParser.MaxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(name, $"expected a readable file: {e.Message}");
        }
    }
}

/// <summary>The metadata of a feed.</summary>
internal sealed record ParsedFeedHead(string? Title, string? Link, string? Description, string? Language);

/// <summary>One entry of a feed, with sanitized HTML.</summary>
internal sealed record ParsedFeedEntry
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public string? Summary { get; init; }

    public string? Content { get; init; }

    public string? Author { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ParsedFeedFile> Enclosures { get; init; } = [];

    public IReadOnlyList<ParsedFeedRelation> Related { get; init; } = [];

    public static ParsedFeedEntry Of(ParsedEntry entry) =>
        new()
        {
            Id = entry.Id,
            Title = entry.Title,
            Link = entry.Link,
            Summary = Sanitised(entry.Summary, entry.SummaryBaseAddress ?? entry.BaseAddress),
            Content = Sanitised(entry.Content, entry.BaseAddress),
            Author = entry.Authors.Count > 0 ? string.Join(", ", entry.Authors) : null,
            Published = Instant(entry.Published),
            Updated = Instant(entry.Updated),
            Tags = entry.Tags,
            Enclosures =
            [
                .. entry
                    .Enclosures.Where(file => !file.IsPreview)
                    .Select(file => new ParsedFeedFile(file.Url, file.Type, file.Length)),
            ],
            Related =
            [
                .. entry.Related.Select(item => new ParsedFeedRelation(
                    item.Text == item.Url ? null : item.Text,
                    item.Url
                )),
            ],
        };

    // A text that is too large for an article is left out, but the rest of the entry is kept.
    private static string? Sanitised(string? html, Uri? baseAddress)
    {
        try
        {
            return html is null ? null
                : ArticleHtml.Sanitise(html, baseAddress).Html is { Length: > 0 } safe ? safe
                : null;
        }
        catch (ArticleException)
        {
            return null;
        }
    }

    private static string? Instant(PublishedDate? date) =>
        date?.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A file attached to an entry; preview pictures are not included.</summary>
internal sealed record ParsedFeedFile(string Url, string? Type, long? Length);

/// <summary>A related headline. The title is null if the publisher gave no words.</summary>
internal sealed record ParsedFeedRelation(string? Title, string? Url);

/// <summary>An OPML file as <c>parse</c> prints it.</summary>
internal sealed record ParsedOpmlCase(
    string Case,
    string? Error,
    IReadOnlyList<ParsedOpmlLine> Feeds,
    IReadOnlyList<string> Problems
)
{
    public static ParsedOpmlCase Of(string name, ParsedOpml list) =>
        new(
            name,
            null,
            [.. list.Feeds.Select(feed => new ParsedOpmlLine(feed.Url, feed.Title, feed.Folder))],
            list.Problems
        );
}

/// <summary>One subscription.</summary>
internal sealed record ParsedOpmlLine(string Url, string? Title, string? Folder);
