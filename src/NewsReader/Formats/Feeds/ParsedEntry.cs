namespace NewsReader.Formats.Feeds;

/// <summary>One entry of a feed, as its publisher gave it.</summary>
public sealed record ParsedEntry
{
    /// <summary>
    /// The publisher's id for the entry: <c>guid</c>, <c>atom:id</c>, <c>rdf:about</c>, JSON Feed's <c>id</c>.
    /// Unchanged and
    /// not resolved. Null if there is none.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>One line of plain text; entities and markup are resolved by the rules of the format.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The address of the story. Absolute if it was, or if a base (<c>xml:base</c>, the feed's address, the site's
    /// address)
    /// makes it so; otherwise unchanged, so that nothing is lost. The scheme can be any except those that run scripts
    /// or
    /// hold data, so callers must check it before following the link.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>
    /// The publisher's short version, as HTML that is not yet sanitized. An RSS <c>description</c> is a summary even if
    /// there is nothing else.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>The full text, as HTML that is not yet sanitized.</summary>
    public string? Content { get; init; }

    /// <summary>
    /// The base for relative addresses in <see cref="Content"/>, or in <see cref="Summary"/> if there is no content.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The base for relative addresses in <see cref="Summary"/>.</summary>
    public Uri? SummaryBaseAddress { get; init; }

    /// <summary>The authors' names, or their e-mail addresses if no name was given.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public PublishedDate? Published { get; init; }

    public PublishedDate? Updated { get; init; }

    /// <summary>In the publisher's order, without duplicates.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ParsedEnclosure> Enclosures { get; init; } = [];

    /// <summary>
    /// Links that the publisher listed with the entry, in order, without duplicates and never the entry itself. A link
    /// without words has its address as text.
    /// </summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];

    /// <summary>The language tag of the entry, or else of the feed.</summary>
    public string? Language { get; init; }

    /// <summary>The address of the comments page.</summary>
    public string? CommentsLink { get; init; }
}
