using NewsReader.Site.Layout;

namespace NewsReader.Site.Syndication;

/// <summary>One page of a feed, ready for either format. All paths are those of this site.</summary>
public sealed record Feed
{
    /// <summary>The name from which we make its id. It is the same for all its pages and never changes.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>The path of the page that it belongs to.</summary>
    public required string Page { get; init; }

    /// <summary>The address of this page of the feed.</summary>
    public required FeedLink Self { get; init; }

    /// <summary>The address of its first page.</summary>
    public required FeedLink First { get; init; }

    /// <summary>The page with newer entries; null on the first page.</summary>
    public FeedLink? Previous { get; init; }

    /// <summary>The page with older entries; null on the last page.</summary>
    public FeedLink? Next { get; init; }

    /// <summary>For a feed without entries: when it changed; null if that is unknown.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The entries, newest first.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];
}
