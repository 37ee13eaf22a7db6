using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Intake.Search;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.Editing;

/// <summary>
/// Removes articles when their owner asks for it. One that others list stays as a headline; of all others the address
/// stays taken, so that no link ever leads to another story.
/// </summary>
public sealed class ArticleRemover(DatabaseWriter file, SimilarWriter similar)
{
    private const int Batch = 200;

    /// <summary>
    /// Removes what a subscription, and nothing else, has brought; and the headlines that only those articles listed.
    /// </summary>
    /// <returns>How many articles are gone or back to their headline.</returns>
    public async Task<int> RemoveOf(int subscriptionId, CancellationToken ct)
    {
        var removed = 0;
        while (await RemoveSome(subscriptionId, ct) is > 0 and var some)
            removed += some;
        await file.Write(CollectionChanges.Articles, db => Leave(db, subscriptionId, ct), ct);
        // Those that are headlines again are compared as such.
        await similar.CatchUp(ct);
        return removed;
    }

    // What other feeds brought too stays, and did not come by this one any more: it goes when the last of them goes.
    private static async Task<int> Leave(NewsDb db, int subscriptionId, CancellationToken ct)
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

        List<long> ids = [.. articles.Select(a => a.Id)];
        var listed = await db
            .RelatedLinks.Where(r => ids.Contains(r.ArticleId))
            .Select(r => r.TargetId)
            .Distinct()
            .ToListAsync(ct);
        await db.RelatedLinks.Where(r => ids.Contains(r.ArticleId)).ExecuteDeleteAsync(ct);
        await db.ImportedItems.Where(d => ids.Contains(d.ArticleId)).ExecuteDeleteAsync(ct);
        await db.ArticleFeeds.Where(f => ids.Contains(f.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Arrivals.Where(a => ids.Contains(a.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleTopic>().Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleEnclosure>().Where(e => ids.Contains(e.ArticleId)).ExecuteDeleteAsync(ct);

        // Headlines that nobody lists any more, and whose story never came, go with those who listed them.
        var orphans = await db
            .Articles.Where(a => listed.Contains(a.Id) && !ids.Contains(a.Id) && a.Html == null && !a.SourceIsOwn)
            .ToListAsync(ct);
        var candidates = articles.Concat(orphans).ToList();
        var candidateIds = candidates.Select(a => a.Id).ToList();
        var stillListed = (
            await db
                .RelatedLinks.Where(r => candidateIds.Contains(r.TargetId))
                .Select(r => r.TargetId)
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet();
        List<long> forgotten = [];
        foreach (var article in candidates)
        {
            if (!stillListed.Contains(article.Id))
                await Delete(db, article, ct);
            else if (ids.Contains(article.Id))
                ReduceToHeadline(article);
            else
                continue;
            forgotten.Add(article.Id);
        }
        await db.SaveIndexed(ct);
        await db.SimilarLinks.Where(s => ids.Contains(s.ArticleId) || ids.Contains(s.TargetId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleTerms>().Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(ct);
        await write.Commit(CollectionChanges.Articles);
        foreach (var id in forgotten)
            similar.Forget(id);
        return ids.Count;
    }

    private static async Task Delete(NewsDb db, Article article, CancellationToken ct)
    {
        await db
            .Addresses.Where(a => a.ArticleId == article.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, (long?)null), ct);
        db.Unindex(article);
        db.Remove(article);
    }

    private static void ReduceToHeadline(Article article)
    {
        (article.Html, article.Summary, article.Words, article.Fingerprint) = (null, null, null, null);
        (article.SourceIsOwn, article.IsSummary, article.Byline, article.CommentsUrl) = (false, false, null, null);
    }
}
