using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.Runs;

/// <summary>
/// One import: the documents that came together, which decides where its undated articles stand in the headline index.
/// Disposing it finds what is similar to the articles that came, and puts the undated ones behind the dated ones, in
/// document order.
/// </summary>
public sealed class ImportRun : IAsyncDisposable
{
    private readonly DatabaseWriter writer;
    private readonly SimilarWriter similar;

    // What came and has not been compared with the other articles yet.
    private readonly List<PendingArticle> pending = [];

    private long undated;
    private long? oldestDated;

    internal ImportRun(DatabaseWriter writer, SimilarWriter similar, DateTimeOffset startedAt)
    {
        this.writer = writer;
        this.similar = similar;
        StartedAt = startedAt;
    }

    /// <summary>When the import began; what it adds was added then.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Begins a transaction of this import. Dispose it before the next one, and before the import.</summary>
    public async Task<ImportTransaction> Begin(CancellationToken ct)
    {
        if (pending.Count >= SimilarWriter.BatchSize)
            await ComparePending(ct);
        return new(this, await writer.Begin(ct));
    }

    /// <summary>
    /// The index key of an article: the ticks (100 ns, UTC) of its date, a future one counting as now. An undated
    /// article counts as of the import, each a tick after the one before it, until the import ends and all of them
    /// stand behind its dated ones.
    /// </summary>
    public long Place(PublishedDate? published)
    {
        if (published is not { } date)
            return StartedAt.UtcTicks - undated++;
        var key = Math.Min(date.Instant.UtcTicks, StartedAt.UtcTicks);
        oldestDated = Math.Min(key, oldestDated ?? key);
        return key;
    }

    /// <summary>What was begun is finished: whoever has stopped waiting, the import ends in order.</summary>
    public async ValueTask DisposeAsync()
    {
        await ComparePending(CancellationToken.None);
        await PlaceUndated(CancellationToken.None);
    }

    /// <summary>Takes over what a transaction has kept. Call it after the commit and before the write ends.</summary>
    internal void Take(KeptArticle kept)
    {
        if (kept.Gone is { } gone)
            similar.Forget(gone);
        pending.AddRange(kept.ToCompare);
    }

    private async Task ComparePending(CancellationToken ct)
    {
        if (pending.Count == 0)
            return;
        await similar.TryCompare(pending, ct);
        pending.Clear();
    }

    private async Task PlaceUndated(CancellationToken ct)
    {
        if (oldestDated is not { } oldest || undated == 0)
            return;
        var (first, end) = (StartedAt.UtcTicks, StartedAt.UtcTicks - undated);
        var shift = StartedAt.UtcTicks - (oldest - 1);
        await writer.Write(
            CollectionChanges.Articles,
            db =>
                db.Articles.Where(a => a.PublishedAt == null && a.IndexKey <= first && a.IndexKey > end)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.IndexKey, a => a.IndexKey - shift), ct),
            ct
        );
    }
}
