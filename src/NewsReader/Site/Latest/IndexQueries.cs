using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Site.Rows;
using NewsReader.Site.Topics;

namespace NewsReader.Site.Latest;

/// <summary>The headline index, read page by page from a place on: never counted through.</summary>
internal static class IndexQueries
{
    /// <returns>Null when there is no such source or topic.</returns>
    public static async Task<IndexPage?> IndexPage(this NewsDb db, IndexQuery query, CancellationToken ct)
    {
        var sources = await db
            .Sources.Where(s => db.Articles.Any(a => a.SourceId == s.Id))
            .OrderBy(s => s.NormalisedName)
            .Select(s => new
            {
                s.Id,
                s.Slug,
                s.Name,
            })
            .Take(Site.Latest.IndexPage.MostSources + 1)
            .ToListAsync(ct);
        var source = string.IsNullOrEmpty(query.Source)
            ? null
            : await db
                .Sources.Where(s => s.Slug == query.Source)
                .Select(s => new
                {
                    s.Id,
                    s.Slug,
                    s.Name,
                })
                .FirstOrDefaultAsync(ct);
        if (source is null && !string.IsNullOrEmpty(query.Source))
            return null;
        var topics = string.IsNullOrEmpty(query.Topic) ? null : await db.TopicsOf(query.Topic, ct);
        if (topics is [])
            return null;

        var articles = Filtered(
            db,
            source is null ? db.Articles : db.Articles.Where(a => a.SourceId == source.Id),
            query.Is,
            topics
        );
        List<IndexCursor> elsewhere = source is null
            ? []
            : await Filtered(db, db.ToldElsewhere(source.Id), query.Is, topics)
                .Select(a => new IndexCursor(a.IndexKey, a.Id))
                .ToListAsync(ct);
        var (rows, hasNewer, hasOlder) = await Rows(db, articles, [.. elsewhere.Distinct()], query, ct);
        return new(
            query,
            rows,
            sources.Count is > 1 and <= Site.Latest.IndexPage.MostSources
                ? [.. sources.Select(s => new SourceChoice(s.Slug, s.Name))]
                : []
        )
        {
            SourceName = source?.Name,
            TopicName = topics?[0],
            HasNewer = hasNewer,
            HasOlder = hasOlder,
            IsEmptyCollection = sources.Count == 0,
        };
    }

    // What a source's feeds brought and other sources tell.
    private static IQueryable<Article> ToldElsewhere(this NewsDb db, int source) =>
        db
            .ArticleFeeds.Where(f => !f.IsPrimary && f.Subscription.SourceId == source && f.Article.SourceId != source)
            .Select(f => f.Article);

    private static IQueryable<Article> Filtered(
        NewsDb db,
        IQueryable<Article> articles,
        string? kind,
        IReadOnlyList<string>? topics
    )
    {
        // Each as its index says it, so that it is read.
        if (kind == "story")
            articles = articles.Where(a => a.Html != null && !a.IsSummary);
        if (kind == "summary")
            articles = articles.Where(a => a.Html != null && a.IsSummary);
        if (kind == "headline-only")
            articles = articles.Where(a => a.Html == null);
        return topics is null
            ? articles
            : articles.Where(a =>
                db.Set<ArticleTopic>().Where(t => topics.Contains(t.Name)).Select(t => t.ArticleId).Contains(a.Id)
            );
    }

    // One row more than a page holds tells whether there is a next page.
    private static async Task<(List<HeadlineRow> Rows, bool HasNewer, bool HasOlder)> Rows(
        NewsDb db,
        IQueryable<Article> articles,
        IReadOnlyList<IndexCursor> elsewhere,
        IndexQuery query,
        CancellationToken ct
    )
    {
        const int size = Site.Latest.IndexPage.Size;
        if (query.After is { } after)
        {
            var newer = await articles
                .NewerThan(after.Key, after.Id)
                .OldestFirst()
                .Select(HeadlineRow.Of)
                .Take(size + 1)
                .ToListAsync(ct);
            var nearest = elsewhere
                .Where(place => IsAhead(place, after))
                .OrderBy(place => place.Key)
                .ThenByDescending(place => place.Id);
            newer.AddRange(await Rows(db, nearest, ct));
            if (newer.Count > size)
                return (
                    [.. newer.OrderBy(row => row.Place.Key).ThenByDescending(row => row.Place.Id).Take(size).Reverse()],
                    true,
                    true
                );
            // So near the top that the page would be short: it is the first page, whole.
        }
        var before = query is { After: null } ? query.Before : null;
        var older = before is { } from ? articles.OlderThan(from.Key, from.Id) : articles;
        var rows = await older.NewestFirst().Select(HeadlineRow.Of).Take(size + 1).ToListAsync(ct);
        var next = elsewhere.Where(place => before is not { } start || IsAhead(start, place));
        rows.AddRange(await Rows(db, next.OrderByDescending(place => place.Key).ThenBy(place => place.Id), ct));
        return (
            [.. rows.OrderByDescending(row => row.Place.Key).ThenBy(row => row.Place.Id).Take(size)],
            before is not null && rows.Count > 0,
            rows.Count > size
        );
    }

    private static async Task<List<HeadlineRow>> Rows(NewsDb db, IEnumerable<IndexCursor> places, CancellationToken ct)
    {
        List<long> ids = [.. places.Take(Site.Latest.IndexPage.Size + 1).Select(place => place.Id)];
        return ids.Count == 0
            ? []
            : await db.Articles.Where(a => ids.Contains(a.Id)).Select(HeadlineRow.Of).ToListAsync(ct);
    }

    private static bool IsAhead(IndexCursor place, IndexCursor other) =>
        place.Key > other.Key || (place.Key == other.Key && place.Id < other.Id);
}
