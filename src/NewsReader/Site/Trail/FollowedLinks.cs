using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Trail;

/// <summary>Checks which steps of a trail were possible. Anybody can write an address.</summary>
internal sealed class FollowedLinks
{
    private readonly NewsDb db;
    private readonly Dictionary<long, IndexCursor> cursors;
    private readonly HashSet<(long From, long To)> listed;

    private FollowedLinks(NewsDb db, Dictionary<long, IndexCursor> cursors, HashSet<(long From, long To)> listed) =>
        (this.db, this.cursors, this.listed) = (db, cursors, listed);

    /// <summary>
    /// The last steps of a trail, as far back as each step's page links to the next one. The last step's page must link
    /// to the article here.
    /// </summary>
    public static async Task<TrailSteps> Among(NewsDb db, TrailSteps steps, long here, CancellationToken ct)
    {
        List<long> way = [.. steps.Articles, here];
        var cursors = await db
            .Articles.Where(a => way.Contains(a.Id))
            .Select(a => new IndexCursor(a.IndexKey, a.Id))
            .ToDictionaryAsync(cursor => cursor.Id, ct);
        // A list is short, but thousands of lists can name one headline. The sum keeps SQLite from starting with the
        // index of targets.
        var listed = await db
            .RelatedLinks.Where(r => way.Contains(r.ArticleId) && way.Contains(r.TargetId + 0))
            .Select(r => new { r.ArticleId, r.TargetId })
            .ToListAsync(ct);
        var links = new FollowedLinks(db, cursors, [.. listed.Select(r => (r.ArticleId, r.TargetId))]);

        var first = steps.Articles.Count;
        while (first > 0 && await links.Has(way[first - 1], way[first], ct))
            first--;
        return steps.Last(steps.Articles.Count - first);
    }

    private async Task<bool> Has(long from, long to, CancellationToken ct) =>
        from != to
        && cursors.TryGetValue(from, out var start)
        && cursors.TryGetValue(to, out var end)
        && (
            listed.Contains((from, to))
            || listed.Contains((to, from))
            || await AreNextInIndex(start, end, ct)
            || await AreSimilar(from, to, ct)
            || await AreInOneList(from, to, ct)
            || await IsInStoryOf(from, to, ct)
        );

    // Previous and next: no article is between them in the index.
    private async Task<bool> AreNextInIndex(IndexCursor one, IndexCursor other, CancellationToken ct)
    {
        var (upper, lower) = one.IsAbove(other) ? (one, other) : (other, one);
        return !await db.Articles.OlderThan(upper.Key, upper.Id).NewerThan(lower.Key, lower.Id).AnyAsync(ct);
    }

    // A page also names the copies of a similar story.
    private Task<bool> AreSimilar(long from, long to, CancellationToken ct) =>
        db
            .Articles.Where(a => a.Id == to)
            .AnyAsync(
                a =>
                    db.SimilarLinks.Any(s => s.ArticleId == from && s.TargetId == to)
                    || db.Articles.Any(copy => copy.Id == from && copy.Fingerprint == a.Fingerprint),
                ct
            );

    // An article links to its story, and the story page links to each of its articles.
    private async Task<bool> IsInStoryOf(long from, long to, CancellationToken ct) =>
        (await db.WalkFrom(from, ct)).Stops.Any(stop => stop.Id == to);

    // The page of a waiting headline shows its neighbours in the newest lists.
    private Task<bool> AreInOneList(long from, long to, CancellationToken ct)
    {
        var lists = db.NewestLists(from).Select(r => r.ArticleId);
        return db.RelatedLinks.Where(r => r.TargetId == to && lists.Contains(r.ArticleId)).AnyAsync(ct);
    }
}
