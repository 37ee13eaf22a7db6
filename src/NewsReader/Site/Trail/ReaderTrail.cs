namespace NewsReader.Site.Trail;

/// <summary>
/// How a reader came to an article's page: what its address says and the collection confirms.
/// </summary>
/// <param name="Steps">The articles on the way.</param>
/// <param name="Walked">The same steps with everything that is shown of them.</param>
public sealed record ReaderTrail(TrailSteps Steps, IReadOnlyList<TrailStep> Walked)
{
    public static ReaderTrail None { get; } = new(TrailSteps.None, []);

    /// <summary>
    /// False if the browser says that no link of this site led here: the trail may be another reader's.
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
