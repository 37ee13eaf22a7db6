using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Incoming.FullText;

/// <summary>Fetches full texts in the background, for the feeds for which the owner wants that.</summary>
public sealed partial class StoryPoller(
    DatabaseWriter file,
    StoryFetcher fetcher,
    IOptions<PollingOptions> options,
    TimeProvider time,
    ILogger<StoryPoller> log
) : Poller(TimeSpan.FromMinutes(1), options, time, log)
{
    private const int HostsAtOnce = 4;
    private const int MostOfAHost = 20;
    private const int MostArticles = 1_000;

    private static readonly TimeSpan RestAfterFault = TimeSpan.FromHours(1);

    // How fetching went is stored with the page. If that can't be stored, we leave the page alone all the same.
    private readonly ConcurrentDictionary<long, DateTimeOffset> notBefore = new();

    /// <summary>
    /// Fetches the pages that are due, the newest articles first: from several hosts at once, one page of each at a
    /// time.
    /// </summary>
    public override async Task Poll(CancellationToken ct) =>
        await Parallel.ForEachAsync(
            await Due(ct),
            new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = ct },
            FetchOfOneHost
        );

    private async ValueTask FetchOfOneHost(IReadOnlyList<DuePage> pages, CancellationToken ct)
    {
        foreach (var page in pages)
            if (await FetchOne(page, ct))
                return;
    }

    // Returns true if we should leave the host alone for a while.
    private async Task<bool> FetchOne(DuePage page, CancellationToken ct)
    {
        try
        {
            var result = await fetcher.Fetch(page.ArticleId, ct);
            if (result.Problem is { } problem)
                NotFetched(page.Url, problem);
            return result.HostIsBusy;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever went wrong, it only concerns this page.
            notBefore[page.ArticleId] = Time.GetUtcNow() + RestAfterFault;
            PageFailed(e, page.Url, e.Message);
            return false;
        }
    }

    private async Task<List<IReadOnlyList<DuePage>>> Due(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        foreach (var (id, until) in notBefore)
            if (until <= now)
                notBefore.TryRemove(id, out _);
        var resting = notBefore.Keys.ToArray();
        var due = await file.Read(db => DuePages(db, now, resting).Take(MostArticles).ToListAsync(ct), ct);
        return
        [
            .. due.GroupBy(page => WebAddress.Parse(page.Url)?.IdnHost)
                .Select(host => (IReadOnlyList<DuePage>)[.. host.Take(MostOfAHost)]),
        ];
    }

    // A failed attempt is repeated after 1, 6 and 24 hours, and then no more. No page has to wait because a clock was
    // set back.
    private static IQueryable<DuePage> DuePages(NewsDb db, DateTimeOffset now, long[] resting)
    {
        var (hour, hours, day) = (now.AddHours(-1), now.AddHours(-6), now.AddHours(-24));
        var articles = db
            .ImportedItems.Where(d => db.Subscriptions.Any(s => s.Id == d.SubscriptionId && s.FetchesStories))
            .Select(d => d.ArticleId);
        var waiting = db.Set<PageFetch>()
            .Where(f =>
                f.Failures > 3
                || (
                    f.TriedAt <= now
                    && (
                        (f.Failures <= 1 && f.TriedAt > hour)
                        || (f.Failures == 2 && f.TriedAt > hours)
                        || (f.Failures == 3 && f.TriedAt > day)
                    )
                )
            )
            .Select(f => f.ArticleId);
        return db
            .Articles.Where(a =>
                articles.Contains(a.Id)
                && a.Url != null
                && (a.Html == null || a.IsSummary)
                && !waiting.Contains(a.Id)
                && !resting.Contains(a.Id)
            )
            .OrderByDescending(a => a.Id)
            .Select(a => new DuePage(a.Id, a.Url!));
    }

    private sealed record DuePage(long ArticleId, string Url);

    [LoggerMessage(LogLevel.Information, "No full text from {Page}: {Problem}")]
    private partial void NotFetched(string page, string problem);

    [LoggerMessage(LogLevel.Error, "Reading the page {Page} failed; we leave it alone for an hour: {Reason}")]
    private partial void PageFailed(Exception exception, string page, string reason);
}
