using NewsReader.Intake.Runs;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>An article that was saved in a transaction, and what has to follow the commit.</summary>
/// <param name="Imported">The outcome.</param>
/// <param name="ToCompare">The articles with new words.</param>
/// <param name="Gone">The ids of articles that no longer exist, or have lost their text.</param>
internal sealed record SavedArticle(
    ImportedArticle Imported,
    IReadOnlyList<PendingArticle> ToCompare,
    params IReadOnlyList<long> Gone
)
{
    /// <summary>True if a feed was linked to an article or taken from it, or says something else about it.</summary>
    public bool ChangesFeeds { get; init; }

    /// <summary>True if any page shows the change.</summary>
    public bool IsVisible => Imported.Outcome != ImportOutcome.Unchanged || Gone.Count > 0 || ChangesFeeds;
}
