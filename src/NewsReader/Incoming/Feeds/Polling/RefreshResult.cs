using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>What asking for a feed has brought.</summary>
/// <param name="Articles">What became of the entries that were new or changed.</param>
/// <param name="Problem">Why it failed, in plain words; null when it did not.</param>
/// <param name="NextAt">When it is asked for next.</param>
public sealed record RefreshResult(IReadOnlyList<ImportedArticle> Articles, string? Problem, DateTimeOffset NextAt)
{
    /// <summary>What could not be read of a feed that was read otherwise.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>True when the publisher says that the feed is gone for good: it is not checked again.</summary>
    public bool IsGone { get; init; }

    /// <summary>
    /// True when it was not asked for, because it was a moment ago or its server wants to be left alone.
    /// </summary>
    public bool IsTooSoon { get; init; }

    /// <summary>True when the database could not take it: not even that it failed is kept.</summary>
    public bool IsNotStored { get; init; }

    public int Count(ImportOutcome outcome) => Articles.Count(article => article.Outcome == outcome);
}
