using Microsoft.EntityFrameworkCore;
using NewsReader.Articles;
using NewsReader.Data;

namespace NewsReader.Story;

/// <summary>What the page of a story is made of.</summary>
internal static class StoryQueries
{
    private const int MostEdges = 600;

    /// <returns>Null when no article has this slug now.</returns>
    public static async Task<StoryPage?> StoryPage(this NewsDb db, string slug, CancellationToken ct)
    {
        var start = await db.Articles.Where(a => a.Slug == slug).Select(a => new { a.Id }).FirstOrDefaultAsync(ct);
        if (start is null) return null;

        var walk = new StoryWalk(start.Id);
        while (!walk.IsOver) walk.Step(await EdgesOf(db, [.. walk.Front], ct));
        List<long> ids = [.. walk.Stops.Select(stop => stop.Id)];
        var rows = (await db.Articles.Where(a => ids.Contains(a.Id)).Select(HeadlineRow.Of).ToListAsync(ct)).ToDictionary(row => row.Place.Id);
        return new(start.Id, [.. walk.Stops.Where(stop => rows.ContainsKey(stop.Id)).Select(stop => new StoryEntry(rows[stop.Id], stop.Hops, stop.By))], walk.Edges);
    }

    private static async Task<List<StoryEdge>> EdgesOf(NewsDb db, List<long> front, CancellationToken ct)
    {
        var given = await db.RelatedLinks.Where(r => front.Contains(r.ArticleId)).OrderBy(r => r.ArticleId).ThenBy(r => r.Position).Take(MostEdges)
            .Select(r => new StoryEdge(r.ArticleId, r.TargetId, null, "")).ToListAsync(ct);
        given.AddRange(await db.RelatedLinks.Where(r => front.Contains(r.TargetId)).OrderBy(r => r.TargetId).ThenByDescending(r => r.ArticleId).Take(MostEdges)
            .Select(r => new StoryEdge(r.ArticleId, r.TargetId, null, "")).ToListAsync(ct));
        var similar = await db.SimilarLinks.Where(s => front.Contains(s.ArticleId)).OrderByDescending(s => s.Score).ThenBy(s => s.TargetId).Take(MostEdges)
            .Select(s => new StoryEdge(s.ArticleId, s.TargetId, s.Score, s.Because)).ToListAsync(ct);
        return [.. given, .. similar.GroupBy(edge => edge.From).SelectMany(edges => edges.TakeWhile(edge => edge.Score >= edges.First().Score * Related.SimilarIndex.LeastOfBest).Take(10))];
    }
}
