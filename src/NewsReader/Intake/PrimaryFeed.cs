using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>Which of an article's feeds is primary, and what the others said.</summary>
internal static class PrimaryFeed
{
    /// <summary>The feed whose headline and date the article has; null if none of its feeds.</summary>
    public static ArticleFeed? Primary(this IEnumerable<ArticleFeed> feeds) =>
        feeds.FirstOrDefault(feed => feed.IsPrimary);

    /// <summary>
    /// True if the article is its publisher's own. We assume so for documents, and for feeds that are no longer here.
    /// </summary>
    public static bool IsPublishers(this Article article) =>
        article.Feeds.Primary() is not { } primary || primary.IsPublishers();

    /// <summary>True if an entry's feed belongs to the site that its link leads to, or if it has no link.</summary>
    public static bool IsPublishers(string? link, params IEnumerable<string?> feed) =>
        link is null || feed.OfType<string>().Any(address => SameSite.Is(new Uri(address), new Uri(link)));

    /// <summary>True if the feed is the publisher's own.</summary>
    public static bool IsPublishers(this ArticleFeed feed) =>
        IsPublishers(feed.Url, feed.Subscription.SiteUrl, feed.Subscription.Address);

    /// <summary>
    /// True if the entry replaces what the article says. Otherwise what it says is stored beside the article.
    /// </summary>
    public static async Task<bool> IsPrimaryFor(
        this EntryOrigin entry,
        NewsDb db,
        Article article,
        int sourceId,
        CancellationToken ct
    )
    {
        if (article is not { Html: not null, SourceIsOwn: true })
            return true;
        if (article.Feeds.Primary() is { } primary)
            return primary.SubscriptionId == entry.SubscriptionId || (entry.IsPublisher && !primary.IsPublishers());
        return article.SourceId == sourceId
            || !await db.ImportedItems.AnyAsync(
                d => d.ArticleId == article.Id && !d.Path.StartsWith(ImportedItem.FeedScheme),
                ct
            );
    }

    /// <summary>Notes that the entry's feed brought the article, and what it said.</summary>
    /// <param name="article">The article, with its feeds.</param>
    /// <param name="prepared">The entry.</param>
    /// <param name="isPrimary">True if the feed is primary from now on.</param>
    /// <param name="gaveText">True if the article has taken the entry's text.</param>
    /// <param name="formerText">The text that the article had before.</param>
    /// <param name="now">When the entry came.</param>
    public static void Note(
        Article article,
        PreparedArticle prepared,
        bool isPrimary,
        bool gaveText,
        string? formerText,
        DateTimeOffset now
    )
    {
        var (draft, entry) = (prepared.Draft, prepared.Origin.Entry!);
        var row = article.Feeds.Find(feed => feed.SubscriptionId == entry.SubscriptionId);
        if (row is null)
            article.Feeds.Add(
                row = new()
                {
                    SubscriptionId = entry.SubscriptionId,
                    AddedAt = now,
                    Headline = "",
                    NormalisedHeadline = "",
                }
            );
        (row.Headline, row.NormalisedHeadline) = (draft.Headline, Headlines.Normalise(draft.Headline));
        (row.EntryId, row.Url, row.CommentsUrl) = (entry.Id, draft.Url, draft.CommentsUrl);
        row.LinkKey = draft.Url is null ? null : WebAddress.Key(draft.Url);
        if (isPrimary)
            foreach (var feed in article.Feeds)
                feed.IsPrimary = feed == row;
        if (gaveText)
        {
            // The text that the other feed gave is still what that feed says.
            if (
                article.Feeds.Find(feed => feed.GaveText && feed != row) is { } before
                && MeaningfulText.IsIn(formerText, article.Headline)
            )
                before.Html = formerText;
            foreach (var feed in article.Feeds)
                feed.GaveText = feed == row;
        }
        row.Html = row.GaveText || !entry.HasOwnText ? null : prepared.Body!.Html;
    }
}
