using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Files;
using NewsReader.Formats;

namespace NewsReader.Intake;

/// <summary>Notes which file or feed entry became which article, to recognise it when it comes again.</summary>
internal static class ImportedItemWriter
{
    // How many ids of one article in one feed are stored. Some publishers make new ones at every poll.
    private const int MostIds = 20;

    /// <summary>Call inside the writer's transaction; the caller saves.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="known">The item as it was imported before; null if it is new.</param>
    /// <param name="prepared">The draft.</param>
    /// <param name="article">The article that it became.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task Save(
        NewsDb db,
        ImportedItem? known,
        PreparedArticle prepared,
        Article article,
        CancellationToken ct
    )
    {
        var origin = prepared.Origin;
        var former = known?.ArticleId;
        if (known is null && origin.SubscriptionId is { } feed && article.Id != 0)
            await DeleteOldIds(db, article.Id, feed, ct);
        if (known is null)
            db.Add(
                known = new ImportedItem
                {
                    Path = origin.Path,
                    Hash = origin.Hash,
                    Article = article,
                }
            );
        // A renamed file, or an entry whose site has moved, is recognised by its new path from now on.
        known.Path = origin.Path;
        (known.Hash, known.Content, known.SubscriptionId) = (origin.Hash, origin.Content, origin.SubscriptionId);
        known.NormalisedHeadline = origin.Entry is null ? null : Headlines.Normalise(prepared.Draft.Headline);
        known.Article = article;
        if (origin.Entry is { } entry && former is { } left && left != article.Id)
            await RemoveFeed(db, left, entry.SubscriptionId, known.Id, ct);
    }

    private static Task<int> DeleteOldIds(NewsDb db, long articleId, int subscription, CancellationToken ct) =>
        db
            .ImportedItems.Where(d => d.ArticleId == articleId && d.SubscriptionId == subscription)
            .OrderByDescending(d => d.Id)
            .Skip(MostIds - 1)
            .ExecuteDeleteAsync(ct);

    // If none of the feed's other entries leads to the article, the feed did not bring it.
    private static async Task RemoveFeed(NewsDb db, long articleId, int subscription, long item, CancellationToken ct)
    {
        if (
            await db.ImportedItems.AnyAsync(
                d => d.ArticleId == articleId && d.SubscriptionId == subscription && d.Id != item,
                ct
            )
        )
            return;
        await db
            .ArticleFeeds.Where(f => f.ArticleId == articleId && f.SubscriptionId == subscription && f.Headline == "")
            .ExecuteDeleteAsync(ct);
    }
}
