namespace NewsReader.Formats.Feeds;

/// <summary>
/// A feed as its publisher gave it: what RSS, Atom and JSON Feed have in common. Null means absent or unreadable.
/// </summary>
public sealed record ParsedFeed
{
    /// <summary>One line of plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the feed's site; see <see cref="ParsedEntry.Link"/>.</summary>
    public string? Link { get; init; }

    /// <summary>The address the feed has moved to permanently (<c>itunes:new-feed-url</c>).</summary>
    public string? NewAddress { get; init; }

    /// <summary>The subject of the feed, as plain text.</summary>
    public string? Description { get; init; }

    /// <summary>A language tag, as the feed gives it.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// How many minutes the publisher asks clients to wait between requests: the longer of RSS's <c>ttl</c> and the
    /// <c>sy:</c> elements.
    /// </summary>
    public int? TtlMinutes { get; init; }

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
