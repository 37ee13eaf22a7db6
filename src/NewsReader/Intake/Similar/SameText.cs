namespace NewsReader.Intake.Similar;

/// <summary>Articles whose texts are the same, word for word.</summary>
/// <param name="Stories">All but the one that is shown.</param>
/// <param name="Onward">What a link to one of them carries on from the page.</param>
public sealed record SameText(IReadOnlyList<SimilarStory> Stories, string Onward);
