using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Intake.Search;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.CatchUp;

/// <summary>
/// Indexes articles in the background that were stored before there was a search index, or that an older version
/// indexed.
/// </summary>
public sealed partial class SearchCatchUp(
    DatabaseWriter file,
    SimilarWriter similar,
    TimeProvider time,
    ILogger<SearchCatchUp> log
) : BackgroundService
{
    private const int Batch = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>False while search can't find some articles yet.</summary>
    public bool IsDone => Done.IsCompleted;

    /// <summary>Completes when search can find every article.</summary>
    public Task Done => done.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!IsDone && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                done.SetResult();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The site still works without some articles in its index, so it goes on.
                Failed(e, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task CatchUp(CancellationToken ct)
    {
        var isOlder = await file.Read(db => db.IsSearchIndexOutdated(ct), ct);
        var missing = await file.Read(db => db.CountUnindexed(ct), ct);
        if (isOlder)
            missing = await file.Read(db => db.Articles.CountAsync(ct), ct);
        if (missing > 0)
            Beginning(missing);
        long? last = missing > 0 ? 0 : null;
        while (last is { } from)
            last = await IndexFrom(from, isOlder, ct);
        if (isOlder)
            await file.Write(CollectionChanges.Articles, db => MakeCurrent(db, ct), ct);
        if (missing > 0)
            Ended();
    }

    // Articles are compared by the same terms, so they are compared again.
    private async Task<int> MakeCurrent(NewsDb db, CancellationToken ct)
    {
        await similar.ForgetAll(db, ct);
        return await db.MarkSearchIndexCurrent(ct);
    }

    // Returns the id of the last article in the batch; null if none is left.
    private async Task<long?> IndexFrom(long from, bool all, CancellationToken ct)
    {
        try
        {
            return await Index(from, all, Batch, ct);
        }
        catch (Exception e) when (e is not (DbException or DbUpdateException) && !ct.IsCancellationRequested)
        {
            return await IndexOneByOne(from, all, ct);
        }
    }

    // One article of the batch can't be indexed. The others are.
    private async Task<long?> IndexOneByOne(long from, bool all, CancellationToken ct)
    {
        for (var i = 0; i < Batch; i++)
        {
            if (
                await file.Read(db => db.Unindexed(from, all, 1).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct), ct)
                is not { } id
            )
                return null;
            try
            {
                await Index(id - 1, all, 1, ct);
            }
            catch (Exception e) when (e is not (DbException or DbUpdateException) && !ct.IsCancellationRequested)
            {
                OneFailed(e, id, e.Message);
            }
            from = id;
        }
        return from;
    }

    private async Task<long?> Index(long from, bool all, int most, CancellationToken ct)
    {
        await using var write = await file.Begin(ct);
        var articles = await write.Db.Unindexed(from, all, most).ToListAsync(ct);
        if (articles.Count == 0)
            return null;
        write.Db.Index(articles);
        await write.Commit(CollectionChanges.Articles);
        return articles[^1].Id;
    }

    [LoggerMessage(LogLevel.Information, "Indexing {Count} articles for search")]
    private partial void Beginning(int count);

    [LoggerMessage(LogLevel.Information, "All articles are indexed for search")]
    private partial void Ended();

    [LoggerMessage(LogLevel.Error, "Indexing for search failed and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);

    [LoggerMessage(LogLevel.Error, "Article {Id} could not be indexed for search: {Reason}")]
    private partial void OneFailed(Exception exception, long id, string reason);
}
