using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>Queries for the pages about deleted articles.</summary>
internal static class DeletionQueries
{
    private const int MostDeleted = 100;

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
    /// <param name="ct">Cancels it.</param>
    public static async Task<DeletedPage> DeletedPage(this NewsDb db, long? latest, CancellationToken ct) =>
        new(
            await db
                .DeletedArticles.OrderByDescending(d => d.DeletedAt)
                .ThenByDescending(d => d.Id)
                .Take(MostDeleted)
                .Select(d => new DeletedLine(d.Id, d.Headline, d.DeletedAt))
                .ToListAsync(ct)
        )
        {
            Latest = latest is null
                ? null
                : await db
                    .DeletedArticles.Where(d => d.Id == latest)
                    .Select(d => new DeletedLine(d.Id, d.Headline, d.DeletedAt))
                    .FirstOrDefaultAsync(ct),
        };
}
