using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsReader.Data;

namespace NewsReader.Subscriptions;

/// <summary>Gets whole stories for the feeds for which the owner has switched that on, while the site serves.</summary>
public sealed partial class StoryPoller(NewsDbFile file, StoryFetcher fetcher, IOptions<PollingOptions> options, TimeProvider time, ILogger<StoryPoller> log) : Poller(TimeSpan.FromMinutes(1), options, time)
{
    private const int HostsAtOnce = 4;
    private const int MostOfAHost = 20;
    private const int MostLookedAt = 1_000;

    /// <summary>Asks for the pages that are due, the newest articles first: several hosts at once, of each one after the other.</summary>
    public override async Task Poll(CancellationToken ct)
    {
        try
        {
            await Parallel.ForEachAsync(await Due(ct), new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = ct }, FetchOfOneHost);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, e.Message);
        }
    }

    private async ValueTask FetchOfOneHost(IReadOnlyList<DuePage> pages, CancellationToken ct)
    {
        foreach (var page in pages)
        {
            var result = await fetcher.Fetch(page.ArticleId, ct);
            if (result.Problem is { } problem) NotTaken(page.Url, problem);
            if (result.HostIsBusy) return;
        }
    }

    private async Task<List<IReadOnlyList<DuePage>>> Due(CancellationToken ct)
    {
        var due = await file.Read(db => DuePages(db, Time.GetUtcNow()).Take(MostLookedAt).ToListAsync(ct), ct);
        return [.. due.GroupBy(page => new Uri(page.Url).IdnHost).Select(host => (IReadOnlyList<DuePage>)[.. host.Take(MostOfAHost)])];
    }

    // An attempt that failed is made again after 1, 6 and 24 hours, and then no more. A clock that was set back keeps no page waiting.
    private static IQueryable<DuePage> DuePages(NewsDb db, DateTimeOffset now)
    {
        var (hour, hours, day) = (now.AddHours(-1), now.AddHours(-6), now.AddHours(-24));
        var articles = db.Documents.Where(d => db.Subscriptions.Any(s => s.Id == d.SubscriptionId && s.FetchesStories)).Select(d => d.ArticleId);
        var waiting = db.Set<PageFetch>().Where(f => f.Failures > 3
            || (f.TriedAt <= now && ((f.Failures <= 1 && f.TriedAt > hour) || (f.Failures == 2 && f.TriedAt > hours) || (f.Failures == 3 && f.TriedAt > day)))).Select(f => f.ArticleId);
        return db.Articles.Where(a => articles.Contains(a.Id) && a.Url != null && (a.Html == null || a.IsSummary) && !waiting.Contains(a.Id))
            .OrderByDescending(a => a.Id).Select(a => new DuePage(a.Id, a.Url!));
    }

    private sealed record DuePage(long ArticleId, string Url);

    [LoggerMessage(LogLevel.Information, "The story at {Page} was not taken: {Problem}")]
    private partial void NotTaken(string page, string problem);

    [LoggerMessage(LogLevel.Error, "Asking for whole stories failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
