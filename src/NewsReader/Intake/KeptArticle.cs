using NewsReader.Intake.Runs;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>What was kept.</summary>
/// <param name="Imported">The outcome.</param>
/// <param name="ToCompare">The articles whose words are new.</param>
/// <param name="Gone">An article that became one with another, or null.</param>
internal sealed record KeptArticle(ImportedArticle Imported, IReadOnlyList<PendingArticle> ToCompare, long? Gone);
