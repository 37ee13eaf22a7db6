namespace NewsReader.Intake.Similar;

/// <summary>Articles whose texts are equal, word for word.</summary>
/// <param name="Stories">All except the one that is shown.</param>
/// <param name="Onward">The query that a link to one of them carries on from the page.</param>
public sealed record SameText(IReadOnlyList<SimilarStory> Stories, string Onward);
