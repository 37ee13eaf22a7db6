using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>Which of an article's feeds tells its story, and what the others said.</summary>
internal static class PrimaryFeed
{
    /// <summary>The feed whose headline and date are the article's; null when none of its feeds is.</summary>
    public static ArticleFeed? Teller(this Article article) => article.Feeds.Find(feed => feed.TellsStory);

    /// <summary>True when its own publisher tells it, as documents are taken to do, and feeds that are gone.</summary>
    public static bool IsToldByPublisher(this Article article) =>
        article.Teller() is not { } teller || teller.IsPublishers();

    /// <summary>True when an entry's feed belongs to the site that its link leads to, or it has no link.</summary>
    public static bool IsPublishers(string? link, params IEnumerable<string?> feed) =>
        link is null || feed.OfType<string>().Any(address => SameSite.Is(new Uri(address), new Uri(link)));

    /// <summary>True when the entry becomes what the article says; else what it says is kept beside.</summary>
    public static async Task<bool> Tells(
        this EntryOrigin entry,
        NewsDb db,
        Article article,
        int sourceId,
        CancellationToken ct
    )
    {
        if (article is not { Html: not null, SourceIsOwn: true })
            return true;
        if (article.Teller() is { } teller)
            return teller.SubscriptionId == entry.SubscriptionId || (entry.IsPublisher && !teller.IsPublishers());
        return article.SourceId == sourceId
            || !await db.ImportedItems.AnyAsync(
                d => d.ArticleId == article.Id && !d.Path.StartsWith(ImportedItem.FeedScheme),
                ct
            );
    }

    /// <summary>Keeps that the entry's feed brought the article, and what it said.</summary>
    /// <param name="article">The article, with its feeds.</param>
    /// <param name="prepared">The entry.</param>
    /// <param name="tells">True when it tells the story from now on.</param>
    /// <param name="gaveText">True when its text has become the article's.</param>
    /// <param name="formerText">The text that the article had before.</param>
    /// <param name="now">When it came.</param>
    public static void Note(
        Article article,
        PreparedArticle prepared,
        bool tells,
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
        if (tells)
            foreach (var feed in article.Feeds)
                feed.TellsStory = feed == row;
        if (gaveText)
        {
            // What the other feed had said of its own is still its word on the story.
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

    /// <summary>True when the feed is the publisher's own.</summary>
    public static bool IsPublishers(this ArticleFeed feed) =>
        IsPublishers(feed.Url, feed.Subscription.SiteUrl, feed.Subscription.Address);
}
