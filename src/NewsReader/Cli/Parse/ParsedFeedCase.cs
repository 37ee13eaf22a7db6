using System.Globalization;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Html;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Files;

namespace NewsReader.Cli.Parse;

/// <summary>A feed as <c>parse</c> prints it: either the error, or what would be stored.</summary>
internal sealed record ParsedFeedCase
{
    public required string Case { get; init; }

    public string? Error { get; init; }

    public ParsedFeedHead? Feed { get; init; }

    public IReadOnlyList<ParsedFeedEntry>? Entries { get; init; }

    /// <summary>What was broken, and was repaired or left out.</summary>
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>A list of subscriptions, a feed, or the error: decided by what is in the file.</summary>
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

    // An empty file is no error of reading: what is expected in it is for the parser to say.
    private static byte[] Read(string file, string name)
    {
        try
        {
            return RegularFile.Read(file, within: null, kept: null, FeedParser.MaxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(name, $"expected a readable file: {e.Message}");
        }
    }
}

/// <summary>What a feed says of itself.</summary>
internal sealed record ParsedFeedHead(string? Title, string? Link, string? Description, string? Language);

/// <summary>One entry of a feed, its HTML sanitised.</summary>
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

    // A text that is too large to be an article's is left out, and the rest of the entry stays.
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

/// <summary>A file that goes with an entry; pictures that only stand for the entry are none.</summary>
internal sealed record ParsedFeedFile(string Url, string? Type, long? Length);

/// <summary>A related headline; the title is null where the publisher gave no words.</summary>
internal sealed record ParsedFeedRelation(string? Title, string? Url);

/// <summary>A list of subscriptions as <c>parse</c> prints it.</summary>
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
