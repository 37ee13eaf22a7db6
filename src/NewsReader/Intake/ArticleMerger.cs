using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Collection.Files;
using NewsReader.Intake.Search;

namespace NewsReader.Intake;

/// <summary>Merges two articles for good. Whatever led to the one that goes then leads to the one that stays.</summary>
internal static class ArticleMerger
{
    /// <summary>Call inside the writer's transaction. The caller decides which text stays.</summary>
    public static async Task Merge(NewsDb db, Article stays, Article goes, CancellationToken ct)
    {
        var (into, gone) = (stays.Id, goes.Id);
        await db.RelatedLinks.Where(r => r.TargetId == gone && r.ArticleId == into).ExecuteDeleteAsync(ct);
        await db
            .RelatedLinks.Where(r =>
                r.TargetId == gone
                && db.RelatedLinks.Any(other => other.ArticleId == r.ArticleId && other.TargetId == into)
            )
            .ExecuteDeleteAsync(ct);
        await db
            .RelatedLinks.Where(r => r.TargetId == gone)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TargetId, into), ct);
        await db
            .Addresses.Where(a => a.ArticleId == gone)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, into), ct);
        await db
            .ImportedItems.Where(d => d.ArticleId == gone)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, into), ct);
        await db.Set<JoinedArticle>()
            .Where(j => j.IntoId == gone)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.IntoId, into), ct);
        await MoveFeeds(db, gone, into, ct);
        foreach (
            var document in db.ChangeTracker.Entries<ImportedItem>().Where(d => d.Entity.ArticleId == gone).ToList()
        )
            document.Entity.Article = stays;
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => BelongsTo(entry.Entity, gone)).ToList())
            entry.State = EntityState.Detached;
        await db.Articles.Where(a => a.Id == gone).ExecuteDeleteAsync(ct);
        db.Unindex(goes);
        // Its feeds now belong to the one that stays.
        await db.ArticleFeeds.Include(f => f.Subscription).Where(f => f.ArticleId == into).LoadAsync(ct);
    }

    /// <summary>
    /// Moves the feeds of one article to another. The primary feed of the one that stays remains primary.
    /// </summary>
    public static async Task MoveFeeds(NewsDb db, long gone, long into, CancellationToken ct)
    {
        var feeds = db.ArticleFeeds.Where(f => f.ArticleId == gone);
        await feeds
            .Where(f =>
                db.ArticleFeeds.Any(other => other.ArticleId == into && other.SubscriptionId == f.SubscriptionId)
            )
            .ExecuteDeleteAsync(ct);
        if (await db.ArticleFeeds.AnyAsync(f => f.ArticleId == into && f.IsPrimary, ct))
            await feeds.ExecuteUpdateAsync(
                set => set.SetProperty(f => f.IsPrimary, false).SetProperty(f => f.GaveText, false),
                ct
            );
        await feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.ArticleId, into), ct);
    }

    private static bool BelongsTo(object entity, long article) =>
        entity switch
        {
            Article one => one.Id == article,
            ArticleFeed feed => feed.ArticleId == article,
            RelatedLink link => link.ArticleId == article || link.TargetId == article,
            _ => false,
        };
}
