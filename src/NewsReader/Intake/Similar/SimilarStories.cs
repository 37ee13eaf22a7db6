using NewsReader.Collection;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>Chooses which similar articles to show.</summary>
internal static class SimilarStories
{
    /// <summary>How many are read, because copies are folded.</summary>
    public const int MostRead = 30;

    private const int Most = 10;
    private const int MostCopies = 20;

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

    /// <summary>The other articles with the same text, word for word.</summary>
    public static IQueryable<SimilarStory> CopiesOf(this NewsDb db, long fingerprint, long id) =>
        db
            .Articles.Where(a => a.Fingerprint == fingerprint && a.Id != id)
            .OrderBy(a => a.Id)
            .Take(MostCopies)
            .Select(a => new SimilarStory(a.Slug, a.Headline, a.Language, a.Source.Name, a.Published, a.Html == null)
            {
                IsSummary = a.IsSummary,
            });

    /// <summary>
    /// The ones to show, of articles ordered from the best: at most ten, not far behind the best, with copies of one text
    /// folded into the first of them.
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
