using NewsReader.Formats;

namespace NewsReader.Intake.Runs;

/// <summary>What was taken in: the outcome and the article's headline.</summary>
public sealed record ImportedArticle(ImportOutcome Outcome, string Headline)
{
    /// <summary>What was not taken in, in plain words; null when all was.</summary>
    public string? LeftOut { get; init; }

    /// <summary>What was left out of it: see <see cref="DraftArticle.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
