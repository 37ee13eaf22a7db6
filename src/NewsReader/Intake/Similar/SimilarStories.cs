using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>An article that we found to be like another, with the words that both share and that matter most.</summary>
public sealed record SimilarStory(
    string Slug,
    string Headline,
    string? GivenLanguage,
    string Source,
    PublishedDate? Published,
    bool IsHeadlineOnly
)
{
    public double Score { get; init; }

    public string Because { get; init; } = "";

    public long? Fingerprint { get; init; }

    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Headline, GivenLanguage);

    /// <summary>True when its body is the publisher's summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Told(IsHeadlineOnly, IsSummary);

    /// <summary>Other articles with the same text, word for word.</summary>
    public IReadOnlyList<SimilarStory> Copies { get; init; } = [];
}

/// <summary>Articles whose texts are the same, word for word.</summary>
/// <param name="Stories">All but the one that is shown.</param>
/// <param name="Onward">What a link to one of them carries on from the page.</param>
public sealed record SameText(IReadOnlyList<SimilarStory> Stories, string Onward);

/// <summary>Which of the similar stories are shown.</summary>
internal static class SimilarStories
{
    /// <summary>How many are read, so that some can be folded.</summary>
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

    /// <summary>The other articles that have a text word for word.</summary>
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
    /// What is shown of stories ordered from the best: those not far behind it, copies of one text folded into the
    /// first of them, ten at most.
    /// </summary>
    public static IReadOnlyList<SimilarStory> Folded(IReadOnlyList<SimilarStory> found) =>
        [
            .. found
                .TakeWhile(story => story.Score >= found[0].Score * SimilarIndex.LeastOfBest)
                .GroupBy(story => (object?)story.Fingerprint ?? story.Slug)
                .Select(copies => copies.First() with { Copies = [.. copies.Skip(1)] })
                .Take(Most),
        ];
}
