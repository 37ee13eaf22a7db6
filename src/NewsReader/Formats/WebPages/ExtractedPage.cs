namespace NewsReader.Formats.WebPages;

/// <summary>The article in a web page and the page's metadata. Null means that the page does not say.</summary>
public sealed record ExtractedPage
{
    /// <summary>
    /// One line of plain text without the site's name, at most <see cref="Headlines.MaxLength"/> characters.
    /// </summary>
    public required string Headline { get; init; }

    /// <summary>True if the page has no headline and it was derived from the first sentence.</summary>
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
    /// The page's canonical address, or the one it was read from: absolute, http or https, without a fragment.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>
    /// The base for relative addresses in the page. Addresses in <see cref="Html"/> are already absolute.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>The picture that the publisher shows with the article, as an absolute address.</summary>
    public string? LeadImage { get; init; }

    /// <summary>The article's body without the headline: cleaned, but not yet sanitized.</summary>
    public required string Html { get; init; }

    /// <summary>The words of the body, one line per paragraph, without captions.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The stories listed in the page's own related blocks, in order, with absolute addresses.</summary>
    public IReadOnlyList<RelatedHeadline> Related { get; init; } = [];
}
