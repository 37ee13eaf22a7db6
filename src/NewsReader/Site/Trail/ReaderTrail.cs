using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Language;

namespace NewsReader.Site.Trail;

/// <summary>
/// How a reader came to an article's page, as far as its address tells and the collection bears it out.
/// </summary>
/// <param name="Steps">The articles on the way.</param>
/// <param name="Walked">The same, with all that is shown of them.</param>
public sealed record ReaderTrail(TrailSteps Steps, IReadOnlyList<TrailStep> Walked)
{
    public static ReaderTrail None { get; } = new(TrailSteps.None, []);

    /// <summary>
    /// False when the browser says that the address was not reached by a link of this site: somebody else may have
    /// walked there.
    /// </summary>
    public bool IsReaders { get; init; } = true;

    public TrailStep? Last => Walked.Count > 0 ? Walked[^1] : null;

    public string Name => IsReaders ? "Your trail" : "The trail of this link";

    public string CameFromText => IsReaders ? "You came from" : "This link came by way of";

    public string StepsText =>
        Walked.Count == 1
            ? "The step that led here, and what else leads on from it."
            : $"The last {Walked.Count} steps that led here, and what else leads on from each.";
}

/// <summary>A step of a trail.</summary>
/// <param name="Article">The article that was on the page.</param>
/// <param name="Before">The steps that led to it.</param>
/// <param name="After">The same steps and this one.</param>
public sealed record TrailStep(ArticleLink Article, TrailSteps Before, TrailSteps After)
{
    /// <summary>More of a step's other headlines than these are on its own page.</summary>
    public const int MostForks = 5;

    /// <summary>
    /// The first of the related headlines that were not followed from here; at most <see cref="MostForks"/>.
    /// </summary>
    public IReadOnlyList<RelatedEntry> Forks { get; init; } = [];

    /// <summary>How many related headlines were not followed from here.</summary>
    public int ForkCount { get; init; }

    /// <summary>Back to the step, with the trail as it was then.</summary>
    public string Href => Article.Href + Before.Query;

    public string ForksText =>
        (Forks.Count < ForkCount ? $"{Forks.Count} of " : "")
        + Plural.Of(ForkCount, "other headline", "other headlines")
        + " from here";

    public string HrefOf(RelatedEntry fork) => fork.Href + After.Query;
}
