using NewsReader.Site.Layout;

namespace NewsReader.Site.Syndication;

/// <summary>One page of a feed, ready to be written in either format. All paths are this site's.</summary>
public sealed record Feed
{
    /// <summary>The name that its id is made of: the same for all its pages, for ever.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>The path of the page that it follows.</summary>
    public required string Page { get; init; }

    /// <summary>Where this page of the feed is.</summary>
    public required FeedLink Self { get; init; }

    /// <summary>Where its first page is.</summary>
    public required FeedLink First { get; init; }

    /// <summary>Where newer entries are; null on the first page.</summary>
    public FeedLink? Previous { get; init; }

    /// <summary>Where older entries are; null on the last page.</summary>
    public FeedLink? Next { get; init; }

    /// <summary>When it changed, for a feed without entries; null where that is not known.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];
}
