namespace NewsReader.Formats.Feeds;

/// <summary>
/// A feed as its publisher gave it: what RSS, Atom and JSON Feed have in common. Null means that it was not given, or
/// not in a readable form.
/// </summary>
public sealed record ParsedFeed
{
    /// <summary>The name of the format, such as "RSS 2.0", "Atom 1.0" or "JSON Feed 1.1".</summary>
    public required string Format { get; init; }

    /// <summary>One line of text, not markup.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the site that the feed belongs to: see <see cref="ParsedEntry.Link"/>.</summary>
    public string? Link { get; init; }

    /// <summary>The feed's own address, as it says itself.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Where the feed says that it has moved to for good (<c>itunes:new-feed-url</c>).</summary>
    public string? NewAddress { get; init; }

    /// <summary>What the feed is about, as text, not markup.</summary>
    public string? Description { get; init; }

    /// <summary>A language tag, as given.</summary>
    public string? Language { get; init; }

    /// <summary>Where the feed goes on with older entries (RFC 5005, JSON Feed's <c>next_url</c>).</summary>
    public string? NextLink { get; init; }

    /// <summary>A small square picture of the site.</summary>
    public string? Icon { get; init; }

    /// <summary>A larger picture of the feed.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// How long the publisher asks to wait before asking again, in minutes: of RSS's <c>ttl</c> and the <c>sy:</c>
    /// elements, the longer.
    /// </summary>
    public int? TtlMinutes { get; init; }

    /// <summary>When the feed last changed.</summary>
    public PublishedDate? Updated { get; init; }

    /// <summary>
    /// The publisher says that this feed will not change any more (JSON Feed's <c>expired</c>, <c>itunes:complete</c>).
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>In the feed's own order, at most <see cref="MaxEntries"/>.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>
    /// What was broken, and was repaired or left out: each a sentence that says where. At most
    /// <see cref="MaxProblems"/>.
    /// </summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public const int MaxEntries = 10_000;

    public const int MaxProblems = 100;
}
