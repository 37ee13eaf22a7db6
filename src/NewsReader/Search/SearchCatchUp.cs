using Microsoft.EntityFrameworkCore;
using NewsReader.Articles;
using NewsReader.Data;

namespace NewsReader.Search;

/// <summary>Indexes, while the site serves, the articles that were stored before there was a search index, or that it reads otherwise now.</summary>
public sealed partial class SearchCatchUp(NewsDbFile file, CollectionVersion version, TimeProvider time, ILogger<SearchCatchUp> log) : BackgroundService
{
    private const int Batch = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>False while there are articles that cannot be found yet.</summary>
    public bool IsDone { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!IsDone && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await CatchUp(stoppingToken) > 0) version.Advance();
                IsDone = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Without some articles in its index the site still serves: it does not end over this.
                Failed(e, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<int> CatchUp(CancellationToken ct)
    {
        var isOlder = await file.Read(db => db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(ct), ct) < SearchIndex.Version;
        // Both are counted in small trees; going through the articles themselves reads the whole file.
        var missing = await file.Read(db => db.Database.SqlQuery<int>($"SELECT (SELECT COUNT(*) FROM Articles) - (SELECT COUNT(*) FROM ArticleSearch_docsize) AS Value").SingleAsync(ct), ct);
        if (isOlder) missing = await file.Read(db => db.Articles.CountAsync(ct), ct);
        if (missing > 0) Beginning(missing);
        for (long? last = missing > 0 ? 0 : null; last is { } from;) last = await file.Write(db => IndexFrom(db, from, isOlder, ct), ct);
        if (isOlder) await file.Write(db => db.Database.ExecuteSqlRawAsync(SearchIndex.IsCurrent, ct), ct);
        if (missing > 0) Ended();
        return missing;
    }

    // Returns the number of the last article of the batch; null when there is none left.
    private static async Task<long?> IndexFrom(NewsDb db, long from, bool all, CancellationToken ct)
    {
        var articles = await db.Articles.FromSql($"""
            SELECT * FROM Articles a WHERE a.Id > {from} AND ({all} OR NOT EXISTS (SELECT 1 FROM ArticleSearch_docsize i WHERE i.id = a.Id)) ORDER BY a.Id LIMIT {Batch}
            """).AsNoTracking().ToListAsync(ct);
        db.Index(articles);
        return articles.Count == 0 ? null : articles[^1].Id;
    }

    [LoggerMessage(LogLevel.Information, "Indexing {Count} articles for search")]
    private partial void Beginning(int count);

    [LoggerMessage(LogLevel.Information, "All articles are indexed for search")]
    private partial void Ended();

    [LoggerMessage(LogLevel.Error, "Indexing for search failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
