using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsReader.Articles;
using NewsReader.Data;
using NewsReader.Hosting;
using NewsReader.Owner;

namespace NewsReader.Subscriptions;

/// <summary>The feeds that are followed: how they are, and what is done with them.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SubscriptionsController(NewsDb db, Subscriber subscriber, FeedRefresher refresher, TimeProvider time) : Controller
{
    [HttpGet("/owner/feeds")]
    public async Task<IActionResult> Index(string? done, int feed, int count, CancellationToken ct)
    {
        var feeds = await States(ct);
        return View("Feeds", new FeedsPage(feeds) { DoneText = FeedsDone.Text(done, feeds.Find(state => state.Id == feed), count) });
    }

    [HttpPost("/owner/feeds")]
    public async Task<IActionResult> Add(string? address, string? folder, CancellationToken ct)
    {
        var result = await subscriber.Add(address ?? "", folder, ct);
        if (result.Subscription is { } added) return Done(result.IsNew ? FeedsDone.Added : FeedsDone.Known, added.Id, Changed(result.Refreshed));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Feeds", new FeedsPage(await States(ct)) { Address = address, Folder = folder, Fault = $"{result.Refusal!.TrimEnd('.')}." });
    }

    [HttpGet("/owner/feeds/{id:int}")]
    public async Task<IActionResult> Show(int id, string? done, CancellationToken ct) =>
        await States(ct) is var feeds && feeds.Find(state => state.Id == id) is { } feed ? View("Feed", new FeedPage(feed, FeedsPage.FolderNames(feeds), FeedsDone.Text(done, feed, 0))) : NotFound();

    [HttpPost("/owner/feeds/{id:int}")]
    public async Task<IActionResult> Change(int id, string? folder, string? stories, CancellationToken ct) =>
        await subscriber.Change(id, folder, stories is not null, ct) ? Done(FeedsDone.Changed, id) : Done(FeedsDone.Gone, id);

    [HttpPost("/owner/feeds/{id:int}/refresh")]
    public async Task<IActionResult> Refresh(int id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed || await refresher.RefreshByHand(feed, ct) is not { } read) return Done(FeedsDone.Gone, id);
        if (read.IsNotStored) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        return Done(read.IsTooSoon ? FeedsDone.TooSoon : read.Problem is null ? FeedsDone.Refreshed : FeedsDone.Failed, id, Changed(read));
    }

    [HttpGet("/owner/feeds/{id:int}/remove")]
    public async Task<IActionResult> AskToRemove(int id, CancellationToken ct) =>
        (await States(ct)).Find(state => state.Id == id) is { } feed ? View("Remove", new RemoveFeedPage(feed, await db.ArticlesBroughtBy(id, ct))) : NotFound();

    [HttpPost("/owner/feeds/{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, string? articles, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed) return Done(FeedsDone.Gone, id);
        if (articles is not ("keep" or "remove")) return new SeeOther($"/owner/feeds/{id}/remove");
        var removed = await subscriber.Remove(feed, articles == "remove", ct);
        return Done(articles == "remove" ? FeedsDone.Removed : FeedsDone.Kept, id, removed);
    }

    private static SeeOther Done(string what, int feed, int count = 0) => new($"/owner/feeds?done={what}&feed={feed}{(count > 0 ? $"&count={count}" : "")}");

    private static int Changed(RefreshResult? read) => read?.Articles.Count(article => article.Outcome != ImportOutcome.Unchanged) ?? 0;

    private Task<List<FeedState>> States(CancellationToken ct) => db.FeedStates(time.GetUtcNow(), ct);

    private Task<Subscription?> Find(int id, CancellationToken ct) => db.Subscriptions.Include(s => s.Source).FirstOrDefaultAsync(s => s.Id == id, ct);
}
