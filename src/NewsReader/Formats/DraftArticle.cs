namespace NewsReader.Formats;

/// <summary>One story as its publisher gave it, before it is stored: all that a parser may return.</summary>
public sealed record DraftArticle
{
    /// <summary>The most related headlines that are kept of one article.</summary>
    public const int MaxRelated = 500;

    /// <summary>One line of text, not markup; at most <see cref="Headlines.MaxLength"/> characters.</summary>
    public required string Headline { get; init; }

    /// <summary>True when the publisher gave no headline and it was taken from the first sentence.</summary>
    public bool HeadlineIsDerived { get; init; }

    /// <summary>The text as HTML, not yet sanitised; null when there is a headline alone.</summary>
    public string? Html { get; init; }

    /// <summary>What relative addresses in <see cref="Html"/> are relative to, when known.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>True when <see cref="Html"/> is the publisher's summary of the story, not the story.</summary>
    public bool IsSummary { get; init; }

    public string? Byline { get; init; }

    /// <summary>Who published it, as the document says; null when it does not.</summary>
    public string? Source { get; init; }

    /// <summary>The publisher's own address of the story: absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The date the publisher gave, or null; never "now".</summary>
    public PublishedDate? Published { get; init; }

    /// <summary>When the publisher says that it was changed last, or null.</summary>
    public PublishedDate? Updated { get; init; }

    /// <summary>Where its readers' comments are: absolute, http or https.</summary>
    public string? CommentsUrl { get; init; }

    /// <summary>Files that the publisher gave with the story, in the publisher's order.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>A BCP 47 language tag, when given.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What the publisher listed with the story, in the publisher's order.</summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];

    /// <summary>What had to be left out, each in a sentence for whoever gave the article.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The same with no more related headlines than are kept; a note says how many were left out.</summary>
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
