using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.Editing;

/// <summary>Removes the articles of a feed for good, if the owner wants that when unsubscribing.</summary>
public sealed class ArticleRemover(DatabaseWriter file, SimilarWriter similar)
{
    private const int Batch = 200;

    /// <summary>
    /// Removes the articles that only this subscription brought, and the headlines that only those articles listed.
    /// </summary>
    /// <returns>The number of articles that are gone or headline-only now.</returns>
    public async Task<int> RemoveOf(int subscriptionId, CancellationToken ct)
    {
        var removed = 0;
        while (await RemoveSome(subscriptionId, ct) is > 0 and var some)
            removed += some;
        await file.Write(CollectionChanges.Articles, db => ForgetFeed(db, subscriptionId, ct), ct);
        // Those that are headline-only now are compared by their headlines.
        await similar.CatchUp(ct);
        return removed;
    }

    // Articles that other feeds brought too stay. They no longer belong to this feed, and go when their last feed goes.
    private static async Task<int> ForgetFeed(NewsDb db, int subscriptionId, CancellationToken ct)
    {
        await db.ArticleFeeds.Where(f => f.SubscriptionId == subscriptionId).ExecuteDeleteAsync(ct);
        return await db.ImportedItems.Where(d => d.SubscriptionId == subscriptionId).ExecuteDeleteAsync(ct);
    }

    private async Task<int> RemoveSome(int subscriptionId, CancellationToken ct)
    {
        await using var write = await file.Begin(ct);
        var db = write.Db;
        var articles = await db
            .Articles.Where(a =>
                db.ImportedItems.Any(d => d.ArticleId == a.Id && d.SubscriptionId == subscriptionId)
                && !db.ImportedItems.Any(d => d.ArticleId == a.Id && d.SubscriptionId != subscriptionId)
            )
            .OrderBy(a => a.Id)
            .Take(Batch)
            .ToListAsync(ct);
        if (articles.Count == 0)
            return 0;

        var headlines = await db.HeadlinesListedOnlyBy([.. articles.Select(a => a.Id)], ct);
        var gone = await db.RemoveArticles(articles, headlines, ct);
        await write.Commit(CollectionChanges.Articles);
        foreach (var id in gone)
            similar.Forget(id);
        return articles.Count;
    }
}
