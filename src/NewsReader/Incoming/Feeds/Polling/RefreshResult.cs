using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>The result of fetching a feed.</summary>
/// <param name="Articles">The articles that were new or changed.</param>
/// <param name="Problem">Why it failed, in words without a full stop at the end; null if it did not.</param>
/// <param name="NextAt">When the next check is due.</param>
public sealed record RefreshResult(IReadOnlyList<ImportedArticle> Articles, string? Problem, DateTimeOffset NextAt)
{
    /// <summary>What could not be read or was left out, although the feed was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True if the publisher says that the feed is gone for good: it is not checked again.</summary>
    public bool IsGone { get; init; }

    /// <summary>
    /// True if the feed was not fetched, because it was checked a moment ago or its server asks us to wait.
    /// </summary>
    public bool IsTooSoon { get; init; }

    /// <summary>True if the database could not store the result, not even that the check failed.</summary>
    public bool IsNotStored { get; init; }

    public int Count(ImportOutcome outcome) => Articles.Count(article => article.Outcome == outcome);
}
