namespace NewsReader.Articles;

/// <summary>One story as its publisher gave it, before it is stored: all that a parser may return.</summary>
public sealed record DraftArticle
{
    /// <summary>One line of text, not markup; at most <see cref="Headlines.MaxLength"/> characters.</summary>
    public required string Headline { get; init; }

    /// <summary>True when the publisher gave no headline and it was taken from the first sentence.</summary>
    public bool HeadlineIsDerived { get; init; }

    /// <summary>The text as HTML, not yet sanitised; null when there is a headline alone.</summary>
    public string? Html { get; init; }

    public string? Byline { get; init; }

    /// <summary>Who published it, as the document says; null when it does not.</summary>
    public string? Source { get; init; }

    /// <summary>The publisher's own address of the story: absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The date the publisher gave, or null; never "now".</summary>
    public PublishedDate? Published { get; init; }

    /// <summary>A BCP 47 language tag, when given.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What the publisher listed with the story, in the publisher's order.</summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];
}

/// <summary>One entry of a publisher's list of related headlines.</summary>
/// <param name="Text">The headline, as given.</param>
/// <param name="Url">Where the publisher says that it is (absolute, http or https), or null.</param>
public sealed record RelatedHeadline(string Text, string? Url = null);
