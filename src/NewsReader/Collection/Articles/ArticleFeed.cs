using NewsReader.Collection.Feeds;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles;

/// <summary>
/// That a feed brought an article, and what this feed said of it. An article can come by several feeds.
/// </summary>
public sealed class ArticleFeed
{
    public long ArticleId { get; set; }

    public int SubscriptionId { get; set; }

    public Article Article { get; set; } = null!;

    public Subscription Subscription { get; set; } = null!;

    /// <summary>When this feed first had it.</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>The id that the feed gives its entry; null when it gives none.</summary>
    public string? EntryId { get; set; }

    /// <summary>The headline that the feed gave; empty when an older version took it in and did not keep it.</summary>
    public required string Headline { get; set; }

    /// <summary><see cref="Headlines.Normalise"/> of it.</summary>
    public required string NormalisedHeadline { get; set; }

    /// <summary>The entry's link: absolute, http or https.</summary>
    public string? Url { get; set; }

    /// <summary>The link without its scheme and "www.": see <see cref="Formats.WebAddress.Key"/>.</summary>
    public string? LinkKey { get; set; }

    public string? CommentsUrl { get; set; }

    /// <summary>
    /// What the feed said of the story, as sanitised HTML, where that is not the article's text; or null.
    /// </summary>
    public string? Html { get; set; }

    /// <summary>True for the feed whose headline, date and source are the article's; one feed at most.</summary>
    public bool TellsStory { get; set; }

    /// <summary>True for the feed whose text is the article's; one feed at most.</summary>
    public bool GaveText { get; set; }
}
