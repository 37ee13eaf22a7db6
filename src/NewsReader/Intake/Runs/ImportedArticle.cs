using NewsReader.Formats;

namespace NewsReader.Intake.Runs;

/// <summary>An imported article: the outcome and the headline.</summary>
public sealed record ImportedArticle(ImportOutcome Outcome, string Headline)
{
    /// <summary>What was not imported, in plain words; null if everything was.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Notes for the import report, such as what was left out: see <see cref="DraftArticle.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
