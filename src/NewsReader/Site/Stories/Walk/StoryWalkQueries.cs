using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Language;

namespace NewsReader.Site.Stories.Walk;

/// <summary>
/// Reads the relations that a walk follows: one query for each step, however many articles it reaches.
/// </summary>
internal static class StoryWalkQueries
{
    // For each kind and article, so that a headline in thousands of lists leaves room for the relations of its
    // neighbours.
    private const int MostEdges = StoryWalk.MostStops;
    private const int MostSimilar = 10;

    // The front stands twice in each limited part: inside, so that SQLite numbers the rows of these articles only and
    // not those of the whole table, and outside, since EF needs something to join the numbered rows with.
    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<Relation>> RelationsOf = EF.CompileAsyncQuery(
        (NewsDb db, List<long> front) =>
            db
                .RelatedLinks.Where(r => front.Contains(r.ArticleId) && r.Position <= MostEdges)
                .Select(r => new Relation
                {
                    Kind = RelationKind.Lists,
                    Of = r.ArticleId,
                    Position = r.Position,
                    From = r.ArticleId,
                    To = r.TargetId,
                    Score = null,
                    Because = "",
                })
                .Concat(
                    db.Articles.Where(a => front.Contains(a.Id))
                        .SelectMany(a =>
                            db.RelatedLinks.Where(r => front.Contains(r.TargetId) && r.TargetId == a.Id)
                                .OrderByDescending(r => r.ArticleId)
                                .Take(MostEdges)
                        )
                        .Select(r => new Relation
                        {
                            Kind = RelationKind.ListedBy,
                            Of = r.TargetId,
                            Position = 0,
                            From = r.ArticleId,
                            To = r.TargetId,
                            Score = null,
                            Because = "",
                        })
                )
                .Concat(
                    db.Articles.Where(a => front.Contains(a.Id))
                        .SelectMany(a =>
                            db.SimilarLinks.Where(s => front.Contains(s.ArticleId) && s.ArticleId == a.Id)
                                .OrderByDescending(s => s.Score)
                                .ThenBy(s => s.TargetId)
                                .Take(MostSimilar)
                        )
                        .Select(s => new Relation
                        {
                            Kind = RelationKind.Similar,
                            Of = s.ArticleId,
                            Position = 0,
                            From = s.ArticleId,
                            To = s.TargetId,
                            Score = s.Score,
                            Because = s.Because,
                        })
                )
    );

    /// <summary>The walk over the relations around an article.</summary>
    public static async Task<StoryWalk> WalkFrom(this NewsDb db, long start, CancellationToken ct)
    {
        var walk = new StoryWalk(start);
        while (!walk.IsOver)
            walk.Step(await db.EdgesOf(walk.Front, ct));
        return walk;
    }

    /// <summary>The relations of some articles, in the order in which a walk prefers them.</summary>
    public static async Task<List<StoryEdge>> EdgesOf(this NewsDb db, IReadOnlyList<long> front, CancellationToken ct)
    {
        var relations = (await RelationsOf(db, [.. front]).ToListAsync(ct)).ToLookup(relation =>
            (relation.Kind, relation.Of)
        );
        return
        [
            .. front
                .Order()
                .SelectMany(id => relations[(RelationKind.Lists, id)].OrderBy(r => r.Position))
                .Select(Edge),
            .. front
                .SelectMany(id => relations[(RelationKind.ListedBy, id)].OrderByDescending(r => r.From))
                .Select(Edge),
            .. front.SelectMany(id => CloseToBest(relations[(RelationKind.Similar, id)])).Select(Edge),
        ];
    }

    private static IEnumerable<Relation> CloseToBest(IEnumerable<Relation> similar)
    {
        List<Relation> best = [.. similar.OrderByDescending(r => r.Score).ThenBy(r => r.To)];
        return best.TakeWhile(r => r.Score >= best[0].Score * SimilarityIndex.LeastOfBest);
    }

    private static StoryEdge Edge(Relation relation) =>
        new(relation.From, relation.To, relation.Score, relation.Because);

    private enum RelationKind
    {
        Lists,
        ListedBy,
        Similar,
    }

    /// <summary>A relation inside the query.</summary>
    private sealed record Relation
    {
        public RelationKind Kind { get; init; }

        /// <summary>The article of the front whose relation it is.</summary>
        public long Of { get; init; }

        /// <summary>The place in the publisher's list; 0 for other kinds.</summary>
        public int Position { get; init; }

        public long From { get; init; }

        public long To { get; init; }

        public double? Score { get; init; }

        public required string Because { get; init; }
    }
}
