using NewsReader.Collection.Articles.Relations;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>Chooses which similar articles to show.</summary>
internal static class SimilarStories
{
    /// <summary>How many are read, because copies are folded.</summary>
    public const int MostRead = 30;

    /// <summary>How many copies of an article are shown.</summary>
    public const int MostCopies = 20;

    private const int Most = 10;

    public static IOrderedQueryable<SimilarLink> BestFirst(this IQueryable<SimilarLink> similar) =>
        similar.OrderByDescending(s => s.Score).ThenBy(s => s.TargetId);

    public static IQueryable<SimilarStory> AsStories(this IQueryable<SimilarLink> similar) =>
        similar.Select(s => new SimilarStory(
            s.Target.Slug,
            s.Target.Headline,
            s.Target.Language,
            s.Target.Source.Name,
            s.Target.Published,
            s.Target.Html == null
        )
        {
            Score = s.Score,
            Because = s.Because,
            Fingerprint = s.Target.Fingerprint,
            IsSummary = s.Target.IsSummary,
        });

    /// <summary>
    /// The ones to show, of articles ordered from the best: at most ten, not far behind the best, with copies of one
    /// text folded into the first of them.
    /// </summary>
    public static IReadOnlyList<SimilarStory> Folded(IReadOnlyList<SimilarStory> found) =>
        [
            .. found
                .TakeWhile(story => story.Score >= found[0].Score * SimilarityIndex.LeastOfBest)
                .GroupBy(story => (object?)story.Fingerprint ?? story.Slug)
                .Select(copies => copies.First() with { Copies = [.. copies.Skip(1)] })
                .Take(Most),
        ];
}
