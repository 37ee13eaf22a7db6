using NewsReader.Collection.Feeds;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles;

/// <summary>
/// A feed that brought an article, and what that feed said about it. Several feeds can bring the same article.
/// </summary>
public sealed class ArticleFeed
{
    public long ArticleId { get; set; }

    public int SubscriptionId { get; set; }

    public Article Article { get; set; } = null!;

    public Subscription Subscription { get; set; } = null!;

    /// <summary>When this feed first had it.</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>The id that the feed gives its entry; null if it gives none.</summary>
    public string? EntryId { get; set; }

    /// <summary>The headline that the feed gave; empty if an older version imported it without storing this.</summary>
    public required string Headline { get; set; }

    /// <summary><see cref="Headlines.Normalise"/> of the headline.</summary>
    public required string NormalisedHeadline { get; set; }

    /// <summary>The entry's link: absolute, http or https.</summary>
    public string? Url { get; set; }

    /// <summary>The link without its scheme and "www.": see <see cref="Formats.WebAddress.Key"/>.</summary>
    public string? LinkKey { get; set; }

    public string? CommentsUrl { get; set; }

    /// <summary>The text that the feed gave, as sanitised HTML, if the article shows another one; or null.</summary>
    public string? Html { get; set; }

    /// <summary>True for the feed whose headline, date and source the article has; one feed at most.</summary>
    public bool IsPrimary { get; set; }

    /// <summary>True for the feed whose text the article has; one feed at most.</summary>
    public bool GaveText { get; set; }
}
