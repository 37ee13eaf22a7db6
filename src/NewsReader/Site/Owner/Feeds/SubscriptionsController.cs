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
using NewsReader.Intake.Runs;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>The owner's feeds: listing, adding, changing, checking and removing them.</summary>
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

    // A little longer than we may look for a feed.
    private const int AddMilliseconds = 75_000;

    [HttpPost("/owner/feeds"), ShowsFaults, RequestTimeout(AddMilliseconds)]
    public async Task<IActionResult> Add(AddFeedForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await subscriber.Add(form.Address!, form.Folder, ct);
            if (result.Subscription is { } added)
                return Done(result.IsNew ? FeedNotice.Added : FeedNotice.Known, added.Id, Changed(result.Refreshed));
            ModelState.AddModelError(nameof(form.Address), $"{result.Refusal}.");
        }
        var shown = form with { Address = TypedAddress.WithoutPassword(form.Address ?? "") };
        return this.Again("Feeds", new FeedsPage(await States(ct)) { Add = shown });
    }

    [HttpGet("/owner/feeds/{id:int}")]
    public async Task<IActionResult> Show(int id, string? done, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed || await PageOf(feed, ct) is not { } page)
            return NotFound();
        return View("Feed", page with { DoneText = FeedNotice.Text(done, page.State, 0) });
    }

    [HttpPost("/owner/feeds/{id:int}"), ShowsFaults]
    public async Task<IActionResult> Change(int id, FeedForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed)
            return Done(FeedNotice.Gone, id);
        if (ModelState.IsValid)
        {
            var result = await subscriber.Change(id, form.ToChange(), ct);
            if (result.Fault is not { } fault)
                return Done(result.Feed is null ? FeedNotice.Gone : FeedNotice.Changed, id);
            ModelState.AddModelError("", fault);
        }
        return await PageOf(feed, ct) is { } page
            ? this.Again("Feed", page with { Form = form })
            : Done(FeedNotice.Gone, id);
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
    public async Task<IActionResult> Remove(int id, RemoveFeedForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } feed)
            return Done(FeedNotice.Gone, id);
        if (form.Articles is not (RemoveFeedForm.Keep or RemoveFeedForm.Remove))
            return new SeeOther($"/owner/feeds/{id}/remove");
        var removesArticles = form.Articles is RemoveFeedForm.Remove;
        var removed = await subscriber.Remove(feed, removesArticles, ct);
        return Done(removesArticles ? FeedNotice.Removed : FeedNotice.Kept, id, removed);
    }

    private static SeeOther Done(string what, int feed, int count = 0) =>
        new($"/owner/feeds?done={what}&feed={feed}{(count > 0 ? $"&count={count}" : "")}");

    private static int Changed(RefreshResult? read) =>
        read?.Articles.Count(article => article.Outcome != ImportOutcome.Unchanged) ?? 0;

    private async Task<FeedPage?> PageOf(Subscription feed, CancellationToken ct)
    {
        var feeds = await States(ct);
        var settings = FeedSettings.Of(feed);
        return feeds.Find(state => state.Id == feed.Id) is { } state
            ? new(state, settings, FeedForm.Of(settings), FeedsPage.FoldersOf(feeds))
            : null;
    }

    private Task<List<FeedState>> States(CancellationToken ct) => db.FeedStates(time.GetUtcNow(), ct);

    private Task<Subscription?> Find(int id, CancellationToken ct) =>
        db.Subscriptions.Include(s => s.Source).FirstOrDefaultAsync(s => s.Id == id, ct);
}
