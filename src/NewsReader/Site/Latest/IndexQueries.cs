using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Site.Rows;
using NewsReader.Site.Topics;

namespace NewsReader.Site.Latest;

/// <summary>Reads the headline index page by page, from a cursor on. It is never counted.</summary>
internal static class IndexQueries
{
    private static readonly IndexReader<HeadlineRow> Rows = new(HeadlineRow.Of, row => row.Cursor);

    private static readonly IndexReader<IndexCursor> Cursors = new(
        a => new IndexCursor(a.IndexKey, a.Id),
        cursor => cursor
    );

    private static readonly Func<NewsDb, IAsyncEnumerable<SourceChoice>> SourcesWithArticles = EF.CompileAsyncQuery(
        (NewsDb db) =>
            db
                .Sources.Where(s => db.Articles.Any(a => a.SourceId == s.Id))
                .OrderBy(s => s.NormalisedName)
                .Take(Site.Latest.IndexPage.MostSources + 1)
                .Select(s => new SourceChoice(s.Id, s.Slug, s.Name))
    );

    private static readonly Func<NewsDb, string, CancellationToken, Task<SourceChoice?>> SourceBySlug =
        EF.CompileAsyncQuery(
            (NewsDb db, string slug, CancellationToken ct) =>
                db
                    .Sources.Where(s => s.Slug == slug)
                    .Select(s => new SourceChoice(s.Id, s.Slug, s.Name))
                    .FirstOrDefault()
        );

    /// <returns>Null if there is no such source or topic.</returns>
    public static async Task<IndexPage?> IndexPage(this NewsDb db, IndexQuery query, CancellationToken ct)
    {
        var sources = await SourcesWithArticles(db).ToListAsync(ct);
        if (await Filter(db, query, sources, ct) is not { } filter)
            return null;
        var slice = await Rows.Read(db, filter, query, ct);
        return new(query, slice.Rows, sources.Count is > 1 and <= Site.Latest.IndexPage.MostSources ? sources : [])
        {
            SourceName = filter.Source?.Name,
            TopicName = filter.TopicName,
            HasNewer = slice.HasNewer,
            HasOlder = slice.HasOlder,
            IsEmptyCollection = sources.Count == 0,
        };
    }

    /// <summary>The cursors of the articles on a page of the index, for its feed.</summary>
    /// <returns>Null if there is no such source or topic.</returns>
    public static async Task<IndexCursors?> IndexCursors(this NewsDb db, IndexQuery query, CancellationToken ct) =>
        await Filter(db, query, [], ct) is { } filter
            ? new(filter.Source?.Name, filter.TopicName, await Cursors.Read(db, filter, query, ct))
            : null;

    // Null if there is no such source or topic. A source that is among those that are known costs no query.
    private static async Task<IndexFilter?> Filter(
        NewsDb db,
        IndexQuery query,
        List<SourceChoice> known,
        CancellationToken ct
    )
    {
        SourceChoice? source = null;
        if (!string.IsNullOrEmpty(query.Source))
        {
            source = known.Find(s => s.Slug == query.Source) ?? await SourceBySlug(db, query.Source, ct);
            if (source is null)
                return null;
        }
        var topics = string.IsNullOrEmpty(query.Topic) ? null : await db.TopicsOf(query.Topic, ct);
        return topics is [] ? null : new(query.Is ?? "", source, topics);
    }
}
