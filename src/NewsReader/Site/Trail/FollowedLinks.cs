using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Trail;

/// <summary>Which steps can have been taken: an address can be written by anybody.</summary>
internal sealed class FollowedLinks
{
    private readonly NewsDb db;
    private readonly Dictionary<long, IndexCursor> places;
    private readonly HashSet<(long From, long To)> listed;

    private FollowedLinks(NewsDb db, Dictionary<long, IndexCursor> places, HashSet<(long From, long To)> listed) =>
        (this.db, this.places, this.listed) = (db, places, listed);

    /// <summary>
    /// The end of the steps in which each has a link to the next on its page, and the last one to the article that they
    /// lead to.
    /// </summary>
    public static async Task<TrailSteps> Among(NewsDb db, TrailSteps steps, long here, CancellationToken ct)
    {
        List<long> way = [.. steps.Articles, here];
        var places = await db
            .Articles.Where(a => way.Contains(a.Id))
            .Select(a => new IndexCursor(a.IndexKey, a.Id))
            .ToDictionaryAsync(place => place.Id, ct);
        // A list is short, but a headline can stand in thousands of them: the sum keeps SQLite from beginning with the
        // index of those.
        var listed = await db
            .RelatedLinks.Where(r => way.Contains(r.ArticleId) && way.Contains(r.TargetId + 0))
            .Select(r => new { r.ArticleId, r.TargetId })
            .ToListAsync(ct);
        var links = new FollowedLinks(db, places, [.. listed.Select(r => (r.ArticleId, r.TargetId))]);

        var first = steps.Articles.Count;
        while (first > 0 && await links.Has(way[first - 1], way[first], ct))
            first--;
        return steps.Last(steps.Articles.Count - first);
    }

    private async Task<bool> Has(long from, long to, CancellationToken ct) =>
        from != to
        && places.TryGetValue(from, out var start)
        && places.TryGetValue(to, out var end)
        && (
            listed.Contains((from, to))
            || listed.Contains((to, from))
            || await AreNeighbours(start, end, ct)
            || await AreSimilar(from, to, ct)
            || await StandInOneList(from, to, ct)
            || await StandInItsStory(from, to, ct)
        );

    // Previous and next: nothing stands between them in the index.
    private async Task<bool> AreNeighbours(IndexCursor one, IndexCursor other, CancellationToken ct)
    {
        var (upper, lower) =
            one.Key > other.Key || (one.Key == other.Key && one.Id < other.Id) ? (one, other) : (other, one);
        return !await db.Articles.OlderThan(upper.Key, upper.Id).NewerThan(lower.Key, lower.Id).AnyAsync(ct);
    }

    // With a copy of one that is similar, which the page names beside it.
    private Task<bool> AreSimilar(long from, long to, CancellationToken ct) =>
        db
            .Articles.Where(a => a.Id == to)
            .AnyAsync(
                a =>
                    db.SimilarLinks.Any(s => s.ArticleId == from && s.TargetId == to)
                    || db.Articles.Any(copy => copy.Id == from && copy.Fingerprint == a.Fingerprint),
                ct
            );

    // An article leads to its story, and that to each of its articles.
    private async Task<bool> StandInItsStory(long from, long to, CancellationToken ct) =>
        (await db.WalkFrom(from, ct)).Stops.Any(stop => stop.Id == to);

    // The page of a headline that waits for its story shows what stands around it in the newest lists.
    private Task<bool> StandInOneList(long from, long to, CancellationToken ct)
    {
        var lists = db.NewestLists(from).Select(r => r.ArticleId);
        return db.RelatedLinks.Where(r => r.TargetId == to && lists.Contains(r.ArticleId)).AnyAsync(ct);
    }
}
