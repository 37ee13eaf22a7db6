using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>What the page of a story is made of.</summary>
internal static class StoryQueries
{
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
            walk.Know(await StoryWalkQueries.EdgesOf(db, walk.Front, ct));
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
}
