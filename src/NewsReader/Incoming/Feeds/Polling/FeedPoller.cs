using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Fetches each feed when it is due, while the site runs. If one fails, the others are still fetched.
/// </summary>
public sealed partial class FeedPoller(
    DatabaseWriter database,
    FeedRefresher refresher,
    IOptions<PollingOptions> options,
    TimeProvider time,
    ILogger<FeedPoller> log
) : Poller(TimeSpan.FromSeconds(10), options, time, log)
{
    // The next check is stored with the feed. If it cannot be stored, the server must not be asked again at once.
    private readonly ConcurrentDictionary<int, DateTimeOffset> notBefore = new();

    /// <summary>Fetches all feeds that are due, several at a time.</summary>
    public override async Task Poll(CancellationToken ct) =>
        await Parallel.ForEachAsync(
            await Due(ct),
            new ParallelOptions { MaxDegreeOfParallelism = FeedRefresher.MostAtOnce, CancellationToken = ct },
            async (feed, token) => await Refresh(feed.Id, feed.Address, token)
        );

    private async Task<List<(int Id, string Address)>> Due(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        var feeds = await database.Read(
            db =>
                db.Subscriptions.AsNoTracking()
                    .Where(s => !s.IsGone)
                    .OrderBy(s => s.NextAt)
                    .Select(s => new
                    {
                        s.Id,
                        s.Address,
                        s.NextAt,
                    })
                    .ToListAsync(ct),
            ct
        );
        return
        [
            .. feeds
                .Where(feed =>
                    PollingSchedule.IsDue(feed.NextAt, now)
                    && PollingSchedule.IsDue(notBefore.GetValueOrDefault(feed.Id), now)
                )
                .Select(feed => (feed.Id, feed.Address)),
        ];
    }

    private async Task Refresh(int id, string address, CancellationToken ct)
    {
        notBefore[id] = Time.GetUtcNow() + PollingSchedule.Shortest;
        try
        {
            if (await refresher.Refresh(id, ct) is not { } result)
                return;
            notBefore[id] = result.NextAt;
            if (result.IsGone)
                Gone(address);
            else if (result.Problem is { } problem)
                NotFetched(address, problem, result.NextAt);
            else if (result.Articles.Count > 0)
                Imported(
                    result.Count(ImportOutcome.Added),
                    result.Count(ImportOutcome.Filled),
                    result.Count(ImportOutcome.Updated),
                    address
                );
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever went wrong with this feed must not stop the others.
            FeedFailed(e, address, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Added} added, {Filled} filled, {Updated} updated from {Feed}")]
    private partial void Imported(int added, int filled, int updated, string feed);

    [LoggerMessage(LogLevel.Warning, "Could not fetch the feed {Feed}: {Problem}. Next try at {NextAt:u}")]
    private partial void NotFetched(string feed, string problem, DateTimeOffset nextAt);

    [LoggerMessage(
        LogLevel.Warning,
        "The publisher of the feed {Feed} says that it is gone for good (410). It is not checked again"
    )]
    private partial void Gone(string feed);

    [LoggerMessage(LogLevel.Error, "Checking the feed {Feed} failed. It is tried again: {Reason}")]
    private partial void FeedFailed(Exception exception, string feed, string reason);
}
