namespace NewsReader.Formats.Feeds;

/// <summary>
/// A feed as its publisher gave it: what RSS, Atom and JSON Feed have in common. Null means absent or unreadable.
/// </summary>
public sealed record ParsedFeed
{
    /// <summary>The name of the format, such as "RSS 2.0", "Atom 1.0" or "JSON Feed 1.1".</summary>
    public required string Format { get; init; }

    /// <summary>One line of plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the feed's site; see <see cref="ParsedEntry.Link"/>.</summary>
    public string? Link { get; init; }

    /// <summary>The feed's own address, according to the feed.</summary>
    public string? SelfLink { get; init; }

    /// <summary>The address the feed has moved to permanently (<c>itunes:new-feed-url</c>).</summary>
    public string? NewAddress { get; init; }

    /// <summary>The subject of the feed, as plain text.</summary>
    public string? Description { get; init; }

    /// <summary>A language tag, as the feed gives it.</summary>
    public string? Language { get; init; }

    /// <summary>The address of the page with older entries (RFC 5005, JSON Feed's <c>next_url</c>).</summary>
    public string? NextLink { get; init; }

    /// <summary>A small square picture of the site.</summary>
    public string? Icon { get; init; }

    /// <summary>A larger picture of the feed.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// How many minutes the publisher asks clients to wait between requests: the longer of RSS's <c>ttl</c> and the
    /// <c>sy:</c> elements.
    /// </summary>
    public int? TtlMinutes { get; init; }

    /// <summary>When the feed was last updated.</summary>
    public PublishedDate? Updated { get; init; }

    /// <summary>
    /// True if the feed says that it will not change any more (JSON Feed's <c>expired</c>, <c>itunes:complete</c>).
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>In the feed's own order, at most <see cref="MaxEntries"/>.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>
    /// What was broken and has been repaired or left out. Each is a sentence that says where. At most
    /// <see cref="MaxProblems"/>.
    /// </summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public const int MaxEntries = 10_000;

    public const int MaxProblems = 100;
}
