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

/// <summary>One entry of a feed as its publisher gave it.</summary>
public sealed record ParsedEntry
{
    /// <summary>
    /// The publisher's own name for it: <c>guid</c>, <c>atom:id</c>, <c>rdf:about</c>, JSON Feed's <c>id</c>. As given,
    /// not resolved. Null when it has none.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>One line of text: entities and markup are resolved by the rules of the format.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The address of the story. Absolute where it was, or where a base (<c>xml:base</c>, the feed's address, the
    /// site's address) makes it so; else as given, so that nothing is lost. Whoever follows it checks its scheme: it
    /// can be any but those that run scripts or hold data.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>
    /// The publisher's short version, as HTML that is not yet sanitised. An RSS <c>description</c> is one, even if it
    /// is all that there is.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>The full text, as HTML that is not yet sanitised.</summary>
    public string? Content { get; init; }

    /// <summary>
    /// What relative addresses in <see cref="Content"/>, or in <see cref="Summary"/> where that is all, are relative
    /// to.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>What relative addresses in <see cref="Summary"/> are relative to.</summary>
    public Uri? SummaryBaseAddress { get; init; }

    /// <summary>Their names; an e-mail address only where no name was given.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public PublishedDate? Published { get; init; }

    public PublishedDate? Updated { get; init; }

    /// <summary>In the publisher's order, none twice.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ParsedEnclosure> Enclosures { get; init; } = [];

    /// <summary>
    /// What the publisher listed with it, in order, none twice, never the entry itself. Where no words were given, the
    /// text is the address.
    /// </summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];

    /// <summary>A language tag, as given with the entry or else with the feed.</summary>
    public string? Language { get; init; }

    /// <summary>The page with the comments.</summary>
    public string? CommentsLink { get; init; }

    /// <summary>How many comments there were.</summary>
    public int? Comments { get; init; }

    /// <summary>Where the entry came from first (RSS's and Atom's <c>source</c>).</summary>
    public string? SourceName { get; init; }
}

/// <summary>A file that goes with an entry: sound, film, or a picture.</summary>
/// <param name="Url">Like <see cref="ParsedEntry.Link"/>.</param>
/// <param name="Type">The media type, as given.</param>
/// <param name="Length">In bytes.</param>
public sealed record ParsedEnclosure(string Url, string? Type, long? Length)
{
    /// <summary>What it is called, or what can be seen on it.</summary>
    public string? Title { get; init; }

    public bool IsImage { get; init; }

    /// <summary>How wide a picture is, in pixels, where the publisher says so.</summary>
    public int? Width { get; init; }

    /// <summary>The same for all sizes in which one picture is offered; null for what is offered once.</summary>
    public string? PictureKey { get; init; }

    /// <summary>
    /// True for a picture that only stands for the entry (<c>media:thumbnail</c>, <c>itunes:image</c>, JSON Feed's
    /// <c>image</c>).
    /// </summary>
    public bool IsPreview { get; init; }
}

/// <summary>A feed of which nothing can be saved. The message says what was expected and what was found.</summary>
public sealed class FeedException(string message) : Exception(message);
