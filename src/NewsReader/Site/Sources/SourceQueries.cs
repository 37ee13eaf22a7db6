using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;

namespace NewsReader.Site.Sources;

/// <summary>Reads the page of sources.</summary>
internal static class SourceQueries
{
    public static async Task<SourcesPage> SourcesPage(this NewsDb db, CancellationToken ct)
    {
        var counts = await db
            .Articles.GroupBy(a => new
            {
                a.SourceId,
                IsHere = a.Html != null,
                IsWhole = a.Html != null && !a.IsSummary,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct);
        var count = counts.ToDictionary(c => (c.Key.SourceId, c.Key.IsHere, c.Key.IsWhole), c => c.Count);
        // A source whose feed failed has no articles yet, and one whose articles were deleted has none left.
        var with = counts.Select(c => c.Key.SourceId).Distinct().ToList();
        var sources = await db.Sources.Where(s => with.Contains(s.Id)).OrderBy(s => s.NormalisedName).ToListAsync(ct);
        return new([
            .. sources.Select(s => new SourceRow(
                s.Slug,
                s.Name,
                Of(s, true, true),
                Of(s, true, false),
                Of(s, false, false)
            )),
        ]);

        int Of(Source source, bool isHere, bool isWhole) => count.GetValueOrDefault((source.Id, isHere, isWhole));
    }
}
