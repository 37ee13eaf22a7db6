namespace NewsReader.Formats.WebPages;

/// <summary>The article in a web page, with what the page says about it. Null where the page does not say.</summary>
public sealed record ExtractedPage
{
    /// <summary>
    /// One line of text, without the site's name; at most <see cref="Headlines.MaxLength"/> characters.
    /// </summary>
    public required string Headline { get; init; }

    /// <summary>True when the page gives no headline and it was taken from the first sentence.</summary>
    public bool HeadlineIsDerived { get; init; }

    /// <summary>The authors' names, joined by ", ".</summary>
    public string? Byline { get; init; }

    public PublishedDate? Published { get; init; }

    /// <summary>A BCP 47 language tag.</summary>
    public string? Language { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The publisher's name.</summary>
    public string? SiteName { get; init; }

    /// <summary>
    /// The canonical address as the page gives it, or the one it was read from: absolute, http or https, without a
    /// fragment.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>
    /// What relative addresses in the page are relative to; those in <see cref="Html"/> are absolute already.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The picture that the publisher shows with the article: an absolute address.</summary>
    public string? LeadImage { get; init; }

    /// <summary>The article's body without the headline: clean, but not yet sanitised.</summary>
    public required string Html { get; init; }

    /// <summary>The words of the body, a line for each paragraph; captions are left out.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What the page's own blocks of related stories list, in their order, with absolute addresses.</summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];
}
