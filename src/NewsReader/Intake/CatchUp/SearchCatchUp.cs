using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Intake.Search;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake.CatchUp;

/// <summary>
/// Indexes, while the site serves, the articles that were stored before there was a search index, or that it reads
/// otherwise now.
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

    /// <summary>False while there are articles that cannot be found yet.</summary>
    public bool IsDone => Done.IsCompleted;

    /// <summary>Ends when every article can be found.</summary>
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
                // Without some articles in its index the site still serves: it does not end over this.
                Failed(e, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task CatchUp(CancellationToken ct)
    {
        var isOlder =
            await file.Read(
                db =>
                    db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(ct),
                ct
            ) < SearchIndex.Version;
        // Both are counted in small trees; going through the articles themselves reads the whole file.
        var missing = await file.Read(
            db =>
                db.Database.SqlQuery<int>(
                        $"SELECT (SELECT COUNT(*) FROM Articles) - (SELECT COUNT(*) FROM ArticleSearch_docsize) AS Value"
                    )
                    .SingleAsync(ct),
            ct
        );
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

    // Articles are compared by the same terms, so they are compared anew.
    private async Task<int> MakeCurrent(NewsDb db, CancellationToken ct)
    {
        await similar.ForgetAll(db, ct);
        return await db.Database.ExecuteSqlRawAsync(SearchIndex.IsCurrent, ct);
    }

    // Returns the number of the last article of the batch; null when there is none left.
    private async Task<long?> IndexFrom(long from, bool all, CancellationToken ct)
    {
        try
        {
            return await Index(from, all, Batch, ct);
        }
        catch (Exception e) when (e is not (SqliteException or DbUpdateException) && !ct.IsCancellationRequested)
        {
            return await IndexOneByOne(from, all, ct);
        }
    }

    // One of the batch cannot be indexed: the others are.
    private async Task<long?> IndexOneByOne(long from, bool all, CancellationToken ct)
    {
        for (var i = 0; i < Batch; i++)
        {
            if (
                await file.Read(db => Waiting(db, from, all, 1).Select(a => (long?)a.Id).FirstOrDefaultAsync(ct), ct)
                is not { } id
            )
                return null;
            try
            {
                await Index(id - 1, all, 1, ct);
            }
            catch (Exception e) when (e is not (SqliteException or DbUpdateException) && !ct.IsCancellationRequested)
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
        var articles = await Waiting(write.Db, from, all, most).ToListAsync(ct);
        if (articles.Count == 0)
            return null;
        write.Db.Index(articles);
        await write.Commit(CollectionChanges.Articles);
        return articles[^1].Id;
    }

    private static IQueryable<Article> Waiting(NewsDb db, long from, bool all, int most) =>
        db
            .Articles.FromSql(
                $"""
                SELECT * FROM Articles a
                WHERE a.Id > {from} AND ({all} OR NOT EXISTS (SELECT 1 FROM ArticleSearch_docsize i WHERE i.id = a.Id))
                ORDER BY a.Id LIMIT {most}
                """
            )
            .AsNoTracking();

    [LoggerMessage(LogLevel.Information, "Indexing {Count} articles for search")]
    private partial void Beginning(int count);

    [LoggerMessage(LogLevel.Information, "All articles are indexed for search")]
    private partial void Ended();

    [LoggerMessage(LogLevel.Error, "Indexing for search failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);

    [LoggerMessage(LogLevel.Error, "The article {Id} cannot be found by search; the others can: {Reason}")]
    private partial void OneFailed(Exception exception, long id, string reason);
}
