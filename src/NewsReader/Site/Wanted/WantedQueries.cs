using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Wanted;

/// <summary>What the page of wanted stories is made of.</summary>
internal static class WantedQueries
{
    public static async Task<WantedPage> WantedPage(this NewsDb db, WantedCursor? after, CancellationToken ct)
    {
        const int size = Site.Wanted.WantedPage.Size;
        // One row more than a page holds tells whether there is a next page.
        var places = after is { } place ? await AsManyArticles(db, place).Take(size + 1).ToListAsync(ct) : [];
        if (places.Count <= size)
            places.AddRange(await FewerArticles(db, after, size + 1 - places.Count, ct));
        return new(
            after,
            await Rows(
                db,
                [.. places.Take(size).Select(listed => new WantedCursor(listed.Articles, listed.Sources, listed.Id))],
                ct
            ),
            places.Count > size
        );
    }

    /// <summary>What stands behind a place with the same count of articles.</summary>
    private static IQueryable<Listed> AsManyArticles(NewsDb db, WantedCursor place) =>
        MostFirst(db, Counted(db).Where(w => w.Articles == place.Articles))
            .Where(w => w.Sources < place.Sources || (w.Sources == place.Sources && w.Id > place.Id));

    /// <summary>The next rows with fewer articles than a place has.</summary>
    private static async Task<List<Listed>> FewerArticles(
        NewsDb db,
        WantedCursor? place,
        int count,
        CancellationToken ct
    )
    {
        var fewer = Counted(db);
        if (place is { Articles: var limit })
            fewer = fewer.Where(w => w.Articles < limit);
        var least = await fewer
            .OrderByDescending(w => w.Articles)
            .Select(w => w.Articles)
            .Skip(count - 1)
            .FirstOrDefaultAsync(ct);
        return await MostFirst(db, fewer.Where(w => w.Articles >= least)).Take(count).ToListAsync(ct);
    }

    // Counting entries is reading one index, and an article lists another once at most: entries are articles.
    private static IQueryable<Listed> Counted(NewsDb db)
    {
        var waiting = db.Articles.Where(a => a.Html == null).Select(a => a.Id);
        return db
            .RelatedLinks.Where(r => waiting.Contains(r.TargetId))
            .GroupBy(r => r.TargetId)
            .Select(group => new Listed { Id = group.Key, Articles = group.Count() });
    }

    // Asking each lister for its source is many times as slow as counting, so it is done for the counts of one page
    // only.
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

    private static async Task<IReadOnlyList<WantedRow>> Rows(NewsDb db, List<WantedCursor> places, CancellationToken ct)
    {
        List<long> ids = [.. places.Select(place => place.Id)];
        // A number alone is looked up row by row; the lister as a whole would number all lists of the collection first.
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
        return [.. places.Select(place => new WantedRow(place, links[place.Id], links[newest[place.Id]]))];
    }

    /// <summary>A headline-only article with its counts, inside a query.</summary>
    private sealed record Listed
    {
        public long Id { get; init; }

        public int Articles { get; init; }

        public int Sources { get; init; }
    }
}
