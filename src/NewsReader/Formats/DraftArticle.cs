namespace NewsReader.Formats;

/// <summary>A story as its publisher gave it, before it is stored. This is everything a parser can return.</summary>
public sealed record DraftArticle
{
    /// <summary>The maximum number of related headlines stored per article.</summary>
    public const int MaxRelated = 500;

    /// <summary>One line of plain text, at most <see cref="Headlines.MaxLength"/> characters.</summary>
    public required string Headline { get; init; }

    /// <summary>True if the publisher gave no headline and it was derived from the first sentence.</summary>
    public bool HeadlineIsDerived { get; init; }

    /// <summary>The text as HTML, not yet sanitized, or null if there is only a headline.</summary>
    public string? Html { get; init; }

    /// <summary>The base for relative addresses in <see cref="Html"/>, if known.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>True if <see cref="Html"/> is only the publisher's summary of the story.</summary>
    public bool IsSummary { get; init; }

    public string? Byline { get; init; }

    /// <summary>The publisher named in the document, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The story's address on the publisher's site: absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The date from the publisher, or null; never the current time.</summary>
    public PublishedDate? Published { get; init; }

    /// <summary>The publisher's last modification date, or null.</summary>
    public PublishedDate? Updated { get; init; }

    /// <summary>The address of the reader comments: absolute, http or https.</summary>
    public string? CommentsUrl { get; init; }

    /// <summary>Files attached to the story, in the publisher's order.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>A BCP 47 language tag, or null.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Related headlines listed with the story, in the publisher's order.</summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];

    /// <summary>What was left out, one sentence each, for the person who imported the article.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Cuts the related headlines to the limit. A note says how many were left out.</summary>
    public DraftArticle WithinLimits() =>
        Related.Count <= MaxRelated
            ? this
            : this with
            {
                Related = [.. Related.Take(MaxRelated)],
                Notes =
                [
                    .. Notes,
                    $"Of {Related.Count:N0} related headlines the first {MaxRelated} were taken, "
                        + $"and {Related.Count - MaxRelated:N0} were left out",
                ],
            };
}
