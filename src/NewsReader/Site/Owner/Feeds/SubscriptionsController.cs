using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts.Authorization;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Formats.Feeds;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>The feeds that are followed: how they are, and what is done with them.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SubscriptionsController(
    NewsDb db,
    Subscriber subscriber,
    FeedRefresher refresher,
    TimeProvider time
) : Controller
{
    [HttpGet("/owner/feeds")]
    public async Task<IActionResult> Index(string? done, int feed, int count, CancellationToken ct)
    {
        var feeds = await States(ct);
        return View(
            "Feeds",
            new FeedsPage(feeds) { DoneText = FeedNotice.Text(done, feeds.Find(state => state.Id == feed), count) }
        );
    }

    // Somewhat longer than the search for a feed may take.
    private const int AddMilliseconds = 75_000;

    [HttpPost("/owner/feeds"), RequestTimeout(AddMilliseconds)]
    public async Task<IActionResult> Add(string? address, string? folder, CancellationToken ct)
    {
        var result = await subscriber.Add(address ?? "", folder, ct);
        if (result.Subscription is { } added)
            return Done(result.IsNew ? FeedNotice.Added : FeedNotice.Known, added.Id, Changed(result.Refreshed));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var shown = TypedAddress.WithoutPassword(address ?? "");
        var fault = $"{result.Refusal!.TrimEnd('.')}.";
        return View(
            "Feeds",
            new FeedsPage(await States(ct))
            {
                Address = shown,
                Folder = folder,
                Fault = fault,
            }
        );
    }

    [HttpGet("/owner/feeds/{id:int}")]
    public async Task<IActionResult> Show(int id, string? done, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed || await PageOf(feed, FeedSettings.Of(feed), ct) is not { } page)
            return NotFound();
        return View("Feed", page with { DoneText = FeedNotice.Text(done, page.State, 0) });
    }

    [HttpPost("/owner/feeds/{id:int}")]
    public async Task<IActionResult> Change(int id, FeedForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed)
            return Done(FeedNotice.Gone, id);
        var settings = form.Over(FeedSettings.Of(feed));
        if (settings.Fault is null)
            return Done(await subscriber.Change(id, settings, ct) ? FeedNotice.Changed : FeedNotice.Gone, id);
        if (await PageOf(feed, settings, ct) is not { } page)
            return Done(FeedNotice.Gone, id);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Feed", page with { Fault = settings.Fault });
    }

    [HttpPost("/owner/feeds/{id:int}/refresh")]
    public async Task<IActionResult> Refresh(int id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed || await refresher.RefreshByHand(feed, ct) is not { } read)
            return Done(FeedNotice.Gone, id);
        if (read.IsNotStored)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Done(
            read.IsTooSoon ? FeedNotice.TooSoon
                : read.Problem is null ? FeedNotice.Refreshed
                : FeedNotice.Failed,
            id,
            Changed(read)
        );
    }

    [HttpGet("/owner/feeds/{id:int}/remove")]
    public async Task<IActionResult> AskToRemove(int id, CancellationToken ct) =>
        (await States(ct)).Find(state => state.Id == id) is { } feed
            ? View("Remove", new RemoveFeedPage(feed, await db.ArticlesBroughtBy(id, ct)))
            : NotFound();

    [HttpPost("/owner/feeds/{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, string? articles, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed)
            return Done(FeedNotice.Gone, id);
        if (articles is not ("keep" or "remove"))
            return new SeeOther($"/owner/feeds/{id}/remove");
        var removed = await subscriber.Remove(feed, articles == "remove", ct);
        return Done(articles == "remove" ? FeedNotice.Removed : FeedNotice.Kept, id, removed);
    }

    private static SeeOther Done(string what, int feed, int count = 0) =>
        new($"/owner/feeds?done={what}&feed={feed}{(count > 0 ? $"&count={count}" : "")}");

    private static int Changed(RefreshResult? read) =>
        read?.Articles.Count(article => article.Outcome != ImportOutcome.Unchanged) ?? 0;

    private async Task<FeedPage?> PageOf(Subscription feed, FeedSettings settings, CancellationToken ct)
    {
        var feeds = await States(ct);
        return feeds.Find(state => state.Id == feed.Id) is { } state
            ? new(state, settings, FeedsPage.FolderNames(feeds))
            : null;
    }

    private Task<List<FeedState>> States(CancellationToken ct) => db.FeedStates(time.GetUtcNow(), ct);

    private Task<Subscription?> Find(int id, CancellationToken ct) =>
        db.Subscriptions.Include(s => s.Source).FirstOrDefaultAsync(s => s.Id == id, ct);
}
