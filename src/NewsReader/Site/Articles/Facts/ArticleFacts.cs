using NewsReader.Formats;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Articles.Facts;

/// <summary>What is stored of an article itself, without its lists.</summary>
public sealed record ArticleFacts
{
    public required IndexCursor Cursor { get; init; }

    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public bool HeadlineIsDerived { get; init; }

    public string? Byline { get; init; }

    public required string SourceName { get; init; }

    public required string SourceSlug { get; init; }

    public bool SourceIsOwn { get; init; }

    public string? Url { get; init; }

    public PublishedDate? Published { get; init; }

    public PublishedDate? Updated { get; init; }

    /// <summary>True when the body is the publisher's summary, not the story.</summary>
    public bool IsSummary { get; init; }

    public string? CommentsUrl { get; init; }

    public string? GivenLanguage { get; init; }

    public int? Words { get; init; }

    public string? Summary { get; init; }

    /// <summary>The sanitised body as stored; null if it has not arrived.</summary>
    public string? Html { get; init; }

    public long? Fingerprint { get; init; }

    /// <summary>How many articles list this one.</summary>
    public int ListedByCount { get; init; }
}
