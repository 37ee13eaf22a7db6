using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Language;
using NewsReader.Site.Articles;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Syndication;

/// <summary>An article as an entry of a feed, with what is known of it and nothing else.</summary>
public sealed record FeedEntry
{
    public required IndexCursor Cursor { get; init; }

    public required string Slug { get; init; }

    public required string Headline { get; init; }

    /// <summary>The language that its publisher gave.</summary>
    public string? Language { get; init; }

    public required string SourceName { get; init; }

    public required string SourceSlug { get; init; }

    /// <summary>False for a headline known only from a list.</summary>
    public bool SourceIsOwn { get; init; }

    public string? Byline { get; init; }

    /// <summary>The publisher's own address of the story.</summary>
    public string? Url { get; init; }

    public PublishedDate? Published { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string? Summary { get; init; }

    public bool IsHeadlineOnly { get; init; }

    /// <summary>True when the text is the publisher's summary, not the story.</summary>
    public bool IsSummary { get; init; }

    /// <summary>The address of its readers' comments.</summary>
    public string? CommentsUrl { get; init; }

    /// <summary>Files that the publisher gave with it.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    public int ListedByCount { get; init; }

    /// <summary>For a headline without a story: the newest article that lists it.</summary>
    public string? Lister { get; init; }

    /// <summary>The length of the text as HTML, in characters; 0 without one.</summary>
    public int Length { get; init; }

    /// <summary>The text as sanitised HTML; null if there is none, or if the feed has no texts.</summary>
    public string? Html { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What the publisher listed, in the publisher's order.</summary>
    public IReadOnlyList<FeedRelation> Related { get; init; } = [];

    public long Id => Cursor.Id;

    public string Path => ArticleLink.PathOf(Slug);

    /// <summary>The text with its direction, which feed readers do not know otherwise.</summary>
    public string? Content =>
        string.IsNullOrEmpty(Html) ? null
        : TextFormat.OfLine(Headline, Language).Direction == "rtl" ? $"<div dir=\"rtl\">{Html}</div>"
        : Html;

    /// <summary>The beginning of the text or, in English, why there is none; null if the text is empty.</summary>
    public string? Gist =>
        IsHeadlineOnly ? ArticlePage.WaitingText(ListedByCount, Lister)
        : string.IsNullOrEmpty(Summary) ? null
        : Summary;

    /// <summary>Who wrote it or, if that is unknown, who published it; null if both are unknown.</summary>
    public string? Author => Byline ?? (SourceIsOwn ? SourceName : null);

    /// <summary>When it was published, if the publisher gave an instant.</summary>
    public string? PublishedInstant => Published is { HasTime: true } date ? date.ToString() : null;

    /// <summary>When it was published, if the publisher gave only a day: we make no instant of it.</summary>
    public string? PublishedDay => Published is { HasTime: false } date ? date.ToString() : null;
}
