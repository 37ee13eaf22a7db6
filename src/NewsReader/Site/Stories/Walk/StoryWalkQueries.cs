using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Intake.Similar;

namespace NewsReader.Site.Stories.Walk;

/// <summary>Asks for the relations that a walk follows.</summary>
internal static class StoryWalkQueries
{
    // Of each kind and article, so that a headline that stands in thousands of lists leaves room for its neighbours'
    // relations.
    private const int MostEdges = StoryWalk.MostStops;
    private const int MostSimilar = 10;

    /// <summary>The walk over the relations around an article.</summary>
    public static async Task<StoryWalk> WalkFrom(this NewsDb db, long start, CancellationToken ct)
    {
        var walk = new StoryWalk(start);
        while (!walk.IsOver)
            walk.Step(await EdgesOf(db, walk.Front, ct));
        return walk;
    }

    // Each article is asked for its own listers: one question for all would number the whole table.
    public static async Task<List<StoryEdge>> EdgesOf(NewsDb db, IReadOnlyList<long> front, CancellationToken ct)
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
