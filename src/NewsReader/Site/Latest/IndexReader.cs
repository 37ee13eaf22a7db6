using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Latest;

/// <summary>
/// Reads pages of the index as rows of one type, each in one query. Without a source and a topic the query is compiled;
/// with them it has too many shapes.
/// </summary>
/// <param name="select">Makes a row of an article, in the database.</param>
/// <param name="cursorOf">Says where a row stands.</param>
internal sealed class IndexReader<T>(Expression<Func<Article, T>> select, Func<T, IndexCursor> cursorOf)
{
    private const int Size = IndexPage.Size;

    // One row more than a page holds shows whether there is another page.
    private const int Most = Size + 1;

    // Above every article.
    private static readonly IndexCursor Top = new(long.MaxValue, long.MaxValue);

    private readonly Dictionary<string, Func<NewsDb, long, long, IAsyncEnumerable<T>>> older =
        IndexFilter.Kinds.ToDictionary(kind => kind.Key, kind => Older(kind.Value, select));

    private readonly Dictionary<string, Func<NewsDb, long, long, IAsyncEnumerable<T>>> newer =
        IndexFilter.Kinds.ToDictionary(kind => kind.Key, kind => Newer(kind.Value, select));

    public async Task<IndexSlice<T>> Read(NewsDb db, IndexFilter filter, IndexQuery query, CancellationToken ct)
    {
        if (query.After is { } after)
        {
            var above = await Above(db, filter, after, ct);
            if (above.Count > Size)
                return new([.. above.Take(Size).Reverse()], HasNewer: true, HasOlder: true);
            // So near the top that the page would be short: show the first page, whole.
        }
        var before = query.After is null ? query.Before : null;
        var below = await Below(db, filter, before ?? Top, ct);
        return new([.. below.Take(Size)], before is not null && below.Count > 0, below.Count > Size);
    }

    /// <summary>The next rows above a cursor, the nearest first.</summary>
    private async Task<List<T>> Above(NewsDb db, IndexFilter filter, IndexCursor from, CancellationToken ct)
    {
        if (filter.IsOfKindOnly)
            return await newer[filter.Kind](db, from.Key, from.Id).ToListAsync(ct);
        var rows = await Rows(db, filter, articles => articles.NewerThan(from.Key, from.Id).OldestFirst(), ct);
        return [.. rows.OrderBy(row => cursorOf(row).Key).ThenByDescending(row => cursorOf(row).Id).Take(Most)];
    }

    /// <summary>The next rows below a cursor, the nearest first.</summary>
    private async Task<List<T>> Below(NewsDb db, IndexFilter filter, IndexCursor from, CancellationToken ct)
    {
        if (filter.IsOfKindOnly)
            return await older[filter.Kind](db, from.Key, from.Id).ToListAsync(ct);
        var rows = await Rows(db, filter, articles => articles.OlderThan(from.Key, from.Id).NewestFirst(), ct);
        return [.. rows.OrderByDescending(row => cursorOf(row).Key).ThenBy(row => cursorOf(row).Id).Take(Most)];
    }

    // A page of a source also shows what its feeds brought from others: the nearest of both, by their numbers.
    private Task<List<T>> Rows(
        NewsDb db,
        IndexFilter filter,
        Func<IQueryable<Article>, IQueryable<Article>> nearest,
        CancellationToken ct
    )
    {
        var articles = nearest(filter.Published(db)).Take(Most);
        if (filter.Source is { Id: var source })
        {
            var ids = articles
                .Select(a => a.Id)
                .Concat(nearest(filter.BroughtFromOthers(db, source)).Take(Most).Select(a => a.Id));
            articles = db.Articles.Where(a => ids.Contains(a.Id));
        }
        return articles.Select(select).ToListAsync(ct);
    }

    // The conditions and orders are those of ArticleOrder, whose methods a compiled query cannot call.
    private static Func<NewsDb, long, long, IAsyncEnumerable<T>> Older(
        Expression<Func<Article, bool>> isOfKind,
        Expression<Func<Article, T>> select
    ) =>
        EF.CompileAsyncQuery(
            (NewsDb db, long key, long id) =>
                db
                    .Articles.Where(isOfKind)
                    .Where(a => a.IndexKey <= key && (a.IndexKey < key || a.Id > id))
                    .OrderByDescending(a => a.IndexKey)
                    .ThenBy(a => a.Id)
                    .Take(Most)
                    .Select(select)
        );

    private static Func<NewsDb, long, long, IAsyncEnumerable<T>> Newer(
        Expression<Func<Article, bool>> isOfKind,
        Expression<Func<Article, T>> select
    ) =>
        EF.CompileAsyncQuery(
            (NewsDb db, long key, long id) =>
                db
                    .Articles.Where(isOfKind)
                    .Where(a => a.IndexKey >= key && (a.IndexKey > key || a.Id < id))
                    .OrderBy(a => a.IndexKey)
                    .ThenByDescending(a => a.Id)
                    .Take(Most)
                    .Select(select)
        );
}
