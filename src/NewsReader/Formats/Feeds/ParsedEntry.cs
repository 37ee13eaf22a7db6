namespace NewsReader.Formats.Feeds;

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
