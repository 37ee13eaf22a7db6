using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Intake.Similar;
using NewsReader.Site.Articles;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>What the page of a story is made of.</summary>
internal static class StoryQueries
{
    // Of each kind and article, so that a headline that stands in thousands of lists leaves room for its neighbours'
    // relations.
    private const int MostEdges = StoryWalk.MostStops;
    private const int MostSimilar = 10;

    /// <param name="db">The collection.</param>
    /// <param name="slug">The address of the article whose story it is.</param>
    /// <param name="before">The steps by which its reader came.</param>
    /// <param name="ct">Ends the question.</param>
    /// <returns>Null when no article has this slug now.</returns>
    public static async Task<StoryPage?> StoryPage(this NewsDb db, string slug, TrailSteps before, CancellationToken ct)
    {
        var start = await db.Articles.Where(a => a.Slug == slug).Select(a => new { a.Id }).FirstOrDefaultAsync(ct);
        if (start is null)
            return null;

        var walk = await db.WalkFrom(start.Id, ct);
        // Where the page is full, the relations of what was reached last are asked for too: they are drawn.
        if (walk.HasMore)
            walk.Know(await EdgesOf(db, walk.Front, ct));
        List<long> ids = [.. walk.Stops.Select(stop => stop.Id)];
        var rows = (
            await db.Articles.Where(a => ids.Contains(a.Id)).Select(HeadlineRow.Of).ToListAsync(ct)
        ).ToDictionary(row => row.Place.Id);
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
        return new(start.Id, entries, walk.Edges) { HasMore = walk.HasMore, Before = before };
    }

    /// <summary>The walk over the relations around an article.</summary>
    public static async Task<StoryWalk> WalkFrom(this NewsDb db, long start, CancellationToken ct)
    {
        var walk = new StoryWalk(start);
        while (!walk.IsOver)
            walk.Step(await EdgesOf(db, walk.Front, ct));
        return walk;
    }

    // Each article is asked for its own listers: one question for all would number the whole table.
    private static async Task<List<StoryEdge>> EdgesOf(NewsDb db, IReadOnlyList<long> front, CancellationToken ct)
    {
        List<StoryEdge> edges = await db
            .RelatedLinks.Where(r => front.Contains(r.ArticleId) && r.Position <= MostEdges)
            .OrderBy(r => r.ArticleId)
            .ThenBy(r => r.Position)
            .Select(r => new StoryEdge(r.ArticleId, r.TargetId, null, ""))
            .ToListAsync(ct);
        foreach (var id in front)
            edges.AddRange(
                await db
                    .RelatedLinks.Where(r => r.TargetId == id)
                    .OrderByDescending(r => r.ArticleId)
                    .Take(MostEdges)
                    .Select(r => new StoryEdge(r.ArticleId, r.TargetId, null, ""))
                    .ToListAsync(ct)
            );
        foreach (var id in front)
        {
            var similar = await db
                .SimilarLinks.Where(s => s.ArticleId == id)
                .BestFirst()
                .Take(MostSimilar)
                .Select(s => new StoryEdge(s.ArticleId, s.TargetId, s.Score, s.Because))
                .ToListAsync(ct);
            edges.AddRange(
                similar.TakeWhile(edge => edge.Score >= similar[0].Score * Language.SimilarityIndex.LeastOfBest)
            );
        }
        return edges;
    }
}
