using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>The result of importing a document that the owner sent.</summary>
/// <param name="Name">The name that it had on the owner's computer, in one line.</param>
/// <param name="Outcome">What happened to its article; null if the document was refused.</param>
/// <param name="Headline">The article's headline.</param>
/// <param name="Slug">The readable part of the article's address.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record UploadResult(string Name, ImportOutcome? Outcome, string? Headline, string? Slug, string? Refusal)
{
    /// <summary>What was left out of it, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
