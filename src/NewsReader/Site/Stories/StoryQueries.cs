using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>Reads the story around an article.</summary>
internal static class StoryQueries
{
    private static readonly Func<NewsDb, string, CancellationToken, Task<StoryStart?>> BySlug = EF.CompileAsyncQuery(
        (NewsDb db, string slug, CancellationToken ct) =>
            db
                .Articles.Where(a => a.Slug == slug)
                .Select(a => new StoryStart(a.Id, new ArticleLink(a.Slug, a.Headline, a.Language)))
                .FirstOrDefault()
    );

    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<HeadlineRow>> ByIds = EF.CompileAsyncQuery(
        (NewsDb db, List<long> ids) => db.Articles.Where(a => ids.Contains(a.Id)).Select(HeadlineRow.Of)
    );

    /// <summary>The article whose story it is.</summary>
    /// <returns>Null if no article has this slug now.</returns>
    public static Task<StoryStart?> StoryStart(this NewsDb db, string slug, CancellationToken ct) =>
        BySlug(db, slug, ct);

    /// <summary>The page of a story.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="slug">The slug of the article whose story it is.</param>
    /// <param name="before">The steps by which its reader came.</param>
    /// <param name="ct">Ends the queries.</param>
    /// <returns>Null if no article has this slug now.</returns>
    public static async Task<StoryPage?> StoryPage(this NewsDb db, string slug, TrailSteps before, CancellationToken ct)
    {
        if (await db.StoryStart(slug, ct) is not { } start)
            return null;
        var walk = await db.WalkFrom(start.Id, ct);
        // On a full page, the relations of the last articles are drawn too.
        if (walk.HasMore)
            walk.Know(await db.EdgesOf(walk.Front, ct));
        List<long> ids = [.. walk.Stops.Select(stop => stop.Id)];
        var rows = await ByIds(db, ids).ToDictionaryAsync(row => row.Cursor.Id, cancellationToken: ct);
        List<StoryEntry> entries =
        [
            .. walk
                .Stops.Where(stop => rows.ContainsKey(stop.Id))
                .Select(stop => new StoryEntry(rows[stop.Id], stop.Hops, stop.By)
                {
                    Via = stop.By is { } by ? rows.GetValueOrDefault(by.OtherThan(stop.Id)) : null,
                    Onward = (stop.By is null ? before : before.Then(start.Id)).Query,
                }),
        ];
        return new(start, entries, walk.Edges) { HasMore = walk.HasMore, Before = before };
    }
}
