using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Language;

namespace NewsReader.Site.Trail;

/// <summary>A step of a trail.</summary>
/// <param name="Article">The article that was on the page.</param>
/// <param name="Before">The steps that led to it.</param>
/// <param name="After">The same steps and this one.</param>
public sealed record TrailStep(ArticleLink Article, TrailSteps Before, TrailSteps After)
{
    /// <summary>How many of a step's other headlines are shown. Its own page has the rest.</summary>
    public const int MostForks = 5;

    /// <summary>
    /// The first related headlines that the reader did not follow from here; at most <see cref="MostForks"/>.
    /// </summary>
    public IReadOnlyList<RelatedEntry> Forks { get; init; } = [];

    /// <summary>How many related headlines the reader did not follow from here.</summary>
    public int ForkCount { get; init; }

    /// <summary>The link back to the step, with the trail as it was then.</summary>
    public string Href => Article.Href + Before.Query;

    public string ForksText =>
        (Forks.Count < ForkCount ? $"{Forks.Count} of " : "")
        + Plural.Of(ForkCount, "other headline", "other headlines")
        + " from here";

    public string HrefOf(RelatedEntry fork) => fork.Href + After.Query;
}
