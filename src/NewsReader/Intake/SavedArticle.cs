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
);
