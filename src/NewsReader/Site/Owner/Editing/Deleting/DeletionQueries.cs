using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>Queries for the pages about deleted articles.</summary>
internal static class DeletionQueries
{
    /// <returns>Null if there is no such article, or only the headline that other articles list.</returns>
    public static async Task<DeletePage?> DeletePage(this NewsDb db, long id, CancellationToken ct) =>
        await db
            .Articles.Where(a => a.Id == id)
            .Where(a => a.Html != null || !a.ListedBy.Any(r => r.ArticleId != id))
            .Select(a => new DeletePage(
                a.Id,
                new ArticleLink(a.Slug, a.Headline, a.Language),
                a.ListedBy.Count(r => r.ArticleId != id)
            ))
            .FirstOrDefaultAsync(ct);

    /// <param name="db">The database.</param>
    /// <param name="latest">The id of the article that was just deleted; null for none.</param>
    /// <param name="after">Where the page continues; null for the first page.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<DeletedPage> DeletedPage(
        this NewsDb db,
        long? latest,
        IndexCursor? after,
        CancellationToken ct
    )
    {
        const int size = Deleting.DeletedPage.Size;
        IQueryable<DeletedArticle> deleted = db.DeletedArticles;
        if (after is var (key, id))
        {
            var at = new DateTimeOffset(Math.Min(key, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
            deleted = deleted.Where(d => d.DeletedAt < at || (d.DeletedAt == at && d.Id > id));
        }
        // One row more than a page holds shows whether there is a next page.
        var lines = await Lines(deleted.OrderByDescending(d => d.DeletedAt).ThenBy(d => d.Id).Take(size + 1))
            .ToListAsync(ct);
        return new([.. lines.Take(size)], after is null, lines.Count > size)
        {
            Latest = latest is null
                ? null
                : await Lines(db.DeletedArticles.Where(d => d.Id == latest)).FirstOrDefaultAsync(ct),
        };
    }

    private static IQueryable<DeletedLine> Lines(IQueryable<DeletedArticle> deleted) =>
        deleted.Select(d => new DeletedLine(d.Id, d.Headline, d.DeletedAt));
}
