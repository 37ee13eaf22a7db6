using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Asks for each feed when its time has come, while the site serves. What goes wrong with one feed concerns no other.
/// </summary>
public sealed partial class FeedPoller(
    DatabaseWriter file,
    FeedRefresher refresher,
    IOptions<PollingOptions> options,
    TimeProvider time,
    ILogger<FeedPoller> log
) : Poller(TimeSpan.FromSeconds(10), options, time, log)
{
    private const int AtOnce = 6;

    // What is planned is stored with the feed. Where it cannot be stored, servers are left alone all the same.
    private readonly ConcurrentDictionary<int, DateTimeOffset> notBefore = new();

    /// <summary>Asks for all feeds that are due, several at once.</summary>
    public override async Task Poll(CancellationToken ct) =>
        await Parallel.ForEachAsync(
            await Due(ct),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (feed, token) => await Refresh(feed.Id, feed.Address, token)
        );

    private async Task<List<(int Id, string Address)>> Due(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        var feeds = await file.Read(
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
                NotRead(address, problem, result.NextAt);
            else if (result.Articles.Count > 0)
                TakenIn(
                    result.Count(ImportOutcome.Added),
                    result.Count(ImportOutcome.Filled),
                    result.Count(ImportOutcome.Updated),
                    address
                );
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever it is: it is this feed's, and no other one's.
            FeedFailed(e, address, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Added} added, {Filled} filled, {Updated} updated from {Feed}")]
    private partial void TakenIn(int added, int filled, int updated, string feed);

    [LoggerMessage(LogLevel.Warning, "The feed {Feed} was not read: {Problem}. It is tried again at {NextAt:u}")]
    private partial void NotRead(string feed, string problem, DateTimeOffset nextAt);

    [LoggerMessage(
        LogLevel.Warning,
        "The publisher of {Feed} says that it is gone for good (410). It is not checked again"
    )]
    private partial void Gone(string feed);

    [LoggerMessage(LogLevel.Error, "Reading the feed {Feed} failed, and is tried again: {Reason}")]
    private partial void FeedFailed(Exception exception, string feed, string reason);
}
