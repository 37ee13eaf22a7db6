using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Intake.Similar;

/// <summary>A similar article, with the most important words that both share.</summary>
public sealed record SimilarStory(
    string Slug,
    string Headline,
    string? GivenLanguage,
    string Source,
    PublishedDate? Published,
    bool IsHeadlineOnly
) : ArticleLink(Slug, Headline, GivenLanguage)
{
    public double Score { get; init; }

    public string Because { get; init; } = "";

    public long? Fingerprint { get; init; }

    /// <summary>True if it only has the publisher's summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Describe(IsHeadlineOnly, IsSummary);

    /// <summary>Other articles with the same text, word for word.</summary>
    public IReadOnlyList<SimilarStory> Copies { get; init; } = [];
}
