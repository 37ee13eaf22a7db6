using Microsoft.EntityFrameworkCore;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>Takes snapshots of articles.</summary>
internal static class SnapshotQueries
{
    public static async Task<ArticleSnapshot> SnapshotOf(this NewsDb db, Article article, CancellationToken ct) =>
        new()
        {
            Slug = article.Slug,
            Content = article.Content,
            AddedAt = article.AddedAt,
            ChangedAt = article.ChangedAt,
            IndexKey = article.IndexKey,
            Related =
            [
                .. (
                    await db
                        .RelatedLinks.AsNoTracking()
                        .Where(r => r.ArticleId == article.Id)
                        .OrderBy(r => r.Position)
                        .ToListAsync(ct)
                ).Select(LinkState.Of),
            ],
            Topics = await db.TopicsOf(article.Id, ct),
            Enclosures = await db.EnclosuresOf(article.Id, ct),
        };

    /// <summary>An article with everything that hangs on it.</summary>
    public static async Task<ArticleBackup> BackupOf(this NewsDb db, Article article, CancellationToken ct) =>
        new()
        {
            Id = article.Id,
            Snapshot = await db.SnapshotOf(article, ct),
            SourceName = await db
                .Sources.Where(s => s.Id == article.SourceId)
                .Select(s => s.Name)
                .FirstOrDefaultAsync(ct),
            Slugs = await db.Addresses.Where(a => a.ArticleId == article.Id).Select(a => a.Slug).ToListAsync(ct),
            ListedBy =
            [
                .. (await db.RelatedLinks.AsNoTracking().Where(r => r.TargetId == article.Id).ToListAsync(ct)).Select(
                    LinkState.Of
                ),
            ],
            Feeds =
            [
                .. (await db.ArticleFeeds.AsNoTracking().Where(f => f.ArticleId == article.Id).ToListAsync(ct)).Select(
                    ArticleFeedState.Of
                ),
            ],
            Arrival = await db
                .Arrivals.Where(a => a.ArticleId == article.Id)
                .Select(a => new ArrivalState(a.Seq, a.ArrivedAt, a.ChangedAt))
                .FirstOrDefaultAsync(ct),
            Given = await db.Set<GivenStory>().AsNoTracking().FirstOrDefaultAsync(g => g.ArticleId == article.Id, ct),
            Fetch = await db.Set<PageFetch>().AsNoTracking().FirstOrDefaultAsync(f => f.ArticleId == article.Id, ct),
        };

    public static Task<List<string>> TopicsOf(this NewsDb db, long articleId, CancellationToken ct) =>
        db.Set<ArticleTopic>()
            .Where(t => t.ArticleId == articleId)
            .OrderBy(t => t.Position)
            .Select(t => t.Name)
            .ToListAsync(ct);

    public static Task<List<Enclosure>> EnclosuresOf(this NewsDb db, long articleId, CancellationToken ct) =>
        db.Set<ArticleEnclosure>()
            .Where(e => e.ArticleId == articleId)
            .OrderBy(e => e.Position)
            .Select(e => new Enclosure(e.Url, e.Type, e.Length, e.Title))
            .ToListAsync(ct);
}
