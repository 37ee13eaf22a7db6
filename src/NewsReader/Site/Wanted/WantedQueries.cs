using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Wanted;

/// <summary>Reads the page of wanted stories.</summary>
internal static class WantedQueries
{
    public static async Task<WantedPage> WantedPage(
        this NewsDb db,
        WantedCursor? after,
        bool isOwners,
        CancellationToken ct
    )
    {
        const int size = Site.Wanted.WantedPage.Size;
        // One row more than a page holds shows whether there is a next page.
        var listed = after is { } cursor ? await AsManyArticles(db, cursor).Take(size + 1).ToListAsync(ct) : [];
        if (listed.Count <= size)
            listed.AddRange(await FewerArticles(db, after, size + 1 - listed.Count, ct));
        return new(
            after,
            await Rows(
                db,
                [.. listed.Take(size).Select(row => new WantedCursor(row.Articles, row.Sources, row.Id))],
                ct
            ),
            listed.Count > size,
            isOwners
        );
    }

    /// <summary>The next rows that as many articles list.</summary>
    private static IQueryable<Listed> AsManyArticles(NewsDb db, WantedCursor after) =>
        MostFirst(db, Counted(db).Where(w => w.Articles == after.Articles))
            .Where(w => w.Sources < after.Sources || (w.Sources == after.Sources && w.Id > after.Id));

    /// <summary>The next rows that fewer articles list.</summary>
    private static async Task<List<Listed>> FewerArticles(
        NewsDb db,
        WantedCursor? after,
        int count,
        CancellationToken ct
    )
    {
        var fewer = Counted(db);
        if (after is { Articles: var limit })
            fewer = fewer.Where(w => w.Articles < limit);
        var least = await fewer
            .OrderByDescending(w => w.Articles)
            .Select(w => w.Articles)
            .Skip(count - 1)
            .FirstOrDefaultAsync(ct);
        return await MostFirst(db, fewer.Where(w => w.Articles >= least)).Take(count).ToListAsync(ct);
    }

    // Counting entries reads one index. An article lists another at most once, so entries are articles.
    private static IQueryable<Listed> Counted(NewsDb db)
    {
        var waiting = db.Articles.Where(a => a.Html == null).Select(a => a.Id);
        return db
            .RelatedLinks.Where(r => waiting.Contains(r.TargetId))
            .GroupBy(r => r.TargetId)
            .Select(group => new Listed { Id = group.Key, Articles = group.Count() });
    }

    // Counting the sources is many times slower than counting entries, so it is done for one page only.
    private static IQueryable<Listed> MostFirst(NewsDb db, IQueryable<Listed> counted) =>
        counted
            .Select(w => new Listed
            {
                Id = w.Id,
                Articles = w.Articles,
                Sources =
                    w.Articles == 1
                        ? 1
                        : db
                            .RelatedLinks.Where(r => r.TargetId == w.Id)
                            .Select(r => r.Article.SourceId)
                            .Distinct()
                            .Count(),
            })
            .OrderByDescending(w => w.Articles)
            .ThenByDescending(w => w.Sources)
            .ThenBy(w => w.Id);

    private static async Task<IReadOnlyList<WantedRow>> Rows(NewsDb db, List<WantedCursor> listed, CancellationToken ct)
    {
        List<long> ids = [.. listed.Select(cursor => cursor.Id)];
        // SQLite looks a number up row by row. For the whole lister it would first number all lists of the collection.
        var newest = await db
            .Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                Lister = a
                    .ListedBy.OrderByDescending(r => r.Article.IndexKey)
                    .ThenBy(r => r.ArticleId)
                    .Select(r => r.ArticleId)
                    .First(),
            })
            .ToDictionaryAsync(a => a.Id, a => a.Lister, ct);
        List<long> named = [.. newest.Keys, .. newest.Values];
        var links = await db
            .Articles.Where(a => named.Contains(a.Id))
            .Select(a => new { a.Id, Link = new ArticleLink(a.Slug, a.Headline, a.Language) })
            .ToDictionaryAsync(a => a.Id, a => a.Link, ct);
        return [.. listed.Select(cursor => new WantedRow(cursor, links[cursor.Id], links[newest[cursor.Id]]))];
    }

    /// <summary>A headline-only article with its counts, inside a query.</summary>
    private sealed record Listed
    {
        public long Id { get; init; }

        public int Articles { get; init; }

        public int Sources { get; init; }
    }
}
