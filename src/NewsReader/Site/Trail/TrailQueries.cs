using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;

namespace NewsReader.Site.Trail;

/// <summary>What a trail shows.</summary>
internal static class TrailQueries
{
    /// <summary>The trail to an article. For an address without steps, the database is not asked.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="here">The article that the steps lead to.</param>
    /// <param name="given">The steps in the address.</param>
    /// <param name="ct">Ends the query.</param>
    public static async Task<ReaderTrail> TrailTo(this NewsDb db, long here, TrailSteps given, CancellationToken ct)
    {
        var steps = given.IsNone ? given : await FollowedLinks.Among(db, given, here, ct);
        if (steps.IsNone)
            return ReaderTrail.None;

        List<long> known = [.. steps.Articles, here];
        var articles = await db
            .Articles.Where(a => known.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                Link = new ArticleLink(a.Slug, a.Headline, a.Language),
                ForkCount = a.Related.Count(r => !known.Contains(r.TargetId)),
            })
            .ToDictionaryAsync(a => a.Id, ct);
        var forks = await Forks(db, known, ct);
        return new(
            steps,
            [
                .. steps.Articles.Select(
                    (id, i) =>
                        new TrailStep(articles[id].Link, steps.First(i), steps.First(i + 1))
                        {
                            // For an article that was visited twice, only the later step has forks.
                            Forks = steps.Articles.Skip(i + 1).Contains(id)
                                ? []
                                : [.. forks[id].Take(TrailStep.MostForks)],
                            ForkCount = articles[id].ForkCount,
                        }
                ),
            ]
        );
    }

    // Reads only as much of a list as can hold enough headlines that are not on the trail.
    private static async Task<ILookup<long, RelatedEntry>> Forks(NewsDb db, List<long> known, CancellationToken ct)
    {
        var last = TrailStep.MostForks + known.Count;
        var forks = await db
            .RelatedLinks.Where(r => known.Contains(r.ArticleId) && r.Position <= last && !known.Contains(r.TargetId))
            .OrderBy(r => r.Position)
            .Select(r => new
            {
                r.ArticleId,
                Entry = new RelatedEntry(r.Position, r.Target.Slug, r.Text, r.Target.Language, r.Target.Html == null)
                {
                    IsSummary = r.Target.IsSummary,
                },
            })
            .ToListAsync(ct);
        return forks.ToLookup(fork => fork.ArticleId, fork => fork.Entry);
    }
}
