using NewsReader.Formats;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>
/// One import: the documents that came together, which decides where its undated articles stand in the headline index.
/// </summary>
public sealed class ImportRun(DateTimeOffset startedAt)
{
    private long undated;

    /// <summary>When the import began; what it adds was added then.</summary>
    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>What came and has not been compared with the other articles yet.</summary>
    internal List<PendingArticle> Pending { get; } = [];

    /// <summary>The least index key given to a dated article of this import, if any was.</summary>
    internal long? OldestDated { get; private set; }

    /// <summary>
    /// Index keys of undated articles, for as long as the import runs: from above the second to the first.
    /// </summary>
    internal (long First, long End) Undated => (StartedAt.UtcTicks, StartedAt.UtcTicks - undated);

    /// <summary>
    /// How far its undated articles have to move to stand behind its dated ones; null when they need not.
    /// </summary>
    internal long? UndatedShift => OldestDated is { } oldest && undated > 0 ? StartedAt.UtcTicks - (oldest - 1) : null;

    /// <summary>
    /// The index key of an article: the ticks (100 ns, UTC) of its date, a future one counting as now. An undated
    /// article counts as of the import, each a tick after the one before it, until <see cref="ArticleImporter.Finish"/>
    /// puts all of them behind the import's dated ones.
    /// </summary>
    public long Place(PublishedDate? published)
    {
        if (published is not { } date)
            return StartedAt.UtcTicks - undated++;
        var key = Math.Min(date.Instant.UtcTicks, StartedAt.UtcTicks);
        OldestDated = Math.Min(key, OldestDated ?? key);
        return key;
    }
}
