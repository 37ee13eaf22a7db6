using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.Runs;

/// <summary>
/// One import of documents that came together. Disposing it finds similar articles for those that came, and moves the
/// undated ones behind the dated ones in the headline index, in document order.
/// </summary>
public sealed class ImportRun : IAsyncDisposable
{
    private readonly DatabaseWriter writer;
    private readonly SimilarWriter similar;

    // Articles that came and have not been compared with the others yet.
    private readonly List<PendingArticle> pending = [];

    private long undated;
    private long? oldestDated;

    internal ImportRun(DatabaseWriter writer, SimilarWriter similar, DateTimeOffset startedAt)
    {
        this.writer = writer;
        this.similar = similar;
        StartedAt = startedAt;
    }

    /// <summary>When the import began. Its articles get this time.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>
    /// Begins a transaction of this import. Dispose it before you begin the next one or dispose the import.
    /// </summary>
    public async Task<ImportTransaction> Begin(CancellationToken ct)
    {
        if (pending.Count >= SimilarWriter.BatchSize)
            await ComparePending(ct);
        return new(this, await writer.Begin(ct));
    }

    /// <summary>
    /// The index key of an article: the ticks (100 ns, UTC) of its date, or of now for a future date. An undated
    /// article gets the time of the import, each one tick less than the one before it. When the import ends, they all
    /// move behind its dated articles.
    /// </summary>
    public long IndexKeyFor(PublishedDate? published)
    {
        if (published is not { } date)
            return StartedAt.UtcTicks - undated++;
        var key = Math.Min(date.Instant.UtcTicks, StartedAt.UtcTicks);
        oldestDated = Math.Min(key, oldestDated ?? key);
        return key;
    }

    /// <summary>Not cancellable: an import that has begun always ends in order.</summary>
    public async ValueTask DisposeAsync()
    {
        await ComparePending(CancellationToken.None);
        await MoveUndated(CancellationToken.None);
    }

    /// <summary>
    /// Adds an article that a transaction has stored. Call after the commit and before the write ends.
    /// </summary>
    internal void Add(SavedArticle saved)
    {
        foreach (var id in saved.Gone)
            similar.Forget(id);
        pending.AddRange(saved.ToCompare);
    }

    private async Task ComparePending(CancellationToken ct)
    {
        if (pending.Count == 0)
            return;
        await similar.TryCompare(pending, ct);
        pending.Clear();
    }

    private async Task MoveUndated(CancellationToken ct)
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
