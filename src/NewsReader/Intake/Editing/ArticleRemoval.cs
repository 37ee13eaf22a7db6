using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Search;

namespace NewsReader.Intake.Editing;

/// <summary>
/// Removes articles. If other articles list one, its headline stays. Otherwise its address stays taken, so a link never
/// leads to another story.
/// </summary>
internal static class ArticleRemoval
{
    /// <summary>The headline-only articles that only these articles list. They go when the articles go.</summary>
    public static Task<List<Article>> HeadlinesListedOnlyBy(
        this NewsDb db,
        IReadOnlyList<long> ids,
        CancellationToken ct
    ) =>
        db
            .Articles.Where(a => a.Html == null && !a.SourceIsOwn && !ids.Contains(a.Id))
            .Where(a => db.RelatedLinks.Where(r => ids.Contains(r.ArticleId)).Select(r => r.TargetId).Contains(a.Id))
            .Where(a => !a.ListedBy.Any(r => !ids.Contains(r.ArticleId)))
            .OrderBy(a => a.Id)
            .ToListAsync(ct);

    /// <summary>Removes articles and the headlines that only they list. Call inside the writer's transaction.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="articles">The articles, tracked.</param>
    /// <param name="headlines">See <see cref="HeadlinesListedOnlyBy"/>.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>The ids of the articles that are gone or headline-only now.</returns>
    public static async Task<IReadOnlyList<long>> RemoveArticles(
        this NewsDb db,
        IReadOnlyList<Article> articles,
        IReadOnlyList<Article> headlines,
        CancellationToken ct
    )
    {
        List<long> ids = [.. articles.Select(a => a.Id)];
        await db.RelatedLinks.Where(r => ids.Contains(r.ArticleId)).ExecuteDeleteAsync(ct);
        await db.ImportedItems.Where(d => ids.Contains(d.ArticleId)).ExecuteDeleteAsync(ct);
        await db.ArticleFeeds.Where(f => ids.Contains(f.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Arrivals.Where(a => ids.Contains(a.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleTopic>().Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleEnclosure>().Where(e => ids.Contains(e.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<GivenStory>().Where(g => ids.Contains(g.ArticleId)).ExecuteDeleteAsync(ct);
        await db.Set<PageFetch>().Where(f => ids.Contains(f.ArticleId)).ExecuteDeleteAsync(ct);

        var stillListed = await db
            .RelatedLinks.Where(r => ids.Contains(r.TargetId))
            .Select(r => r.TargetId)
            .ToHashSetAsync(ct);
        foreach (var article in articles.Concat(headlines))
        {
            if (stillListed.Contains(article.Id))
                article.Content = article.Content.AsHeadlineOnly();
            else
                await Delete(db, article, ct);
        }
        await db.SaveIndexed(ct);
        await db.SimilarLinks.Where(s => ids.Contains(s.ArticleId) || ids.Contains(s.TargetId)).ExecuteDeleteAsync(ct);
        await db.Set<ArticleTerms>().Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(ct);
        return [.. ids, .. headlines.Select(headline => headline.Id)];
    }

    private static async Task Delete(NewsDb db, Article article, CancellationToken ct)
    {
        await db
            .Addresses.Where(a => a.ArticleId == article.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, (long?)null), ct);
        db.Unindex(article);
        db.Remove(article);
    }
}
