using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>The result of importing one document.</summary>
/// <param name="File">Where it is on disk.</param>
/// <param name="Outcome">What happened to its article; null if the document was refused.</param>
/// <param name="Headline">The article's headline, if it was read.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record ImportedDocument(string File, ImportOutcome? Outcome, string? Headline, string? Refusal)
{
    /// <summary>True if nothing is wrong with the document, but it could not be stored just now.</summary>
    public bool CanTryAgain { get; init; }

    /// <summary>What was left out of it, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
