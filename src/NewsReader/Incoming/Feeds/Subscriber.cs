using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake.Editing;

namespace NewsReader.Incoming.Feeds;

/// <summary>Subscribes to feeds, changes their settings and unsubscribes. Pages and commands both use it.</summary>
public sealed class Subscriber(
    FeedDiscovery discovery,
    FeedRefresher refresher,
    DatabaseWriter database,
    ArticleRemover remover,
    TimeProvider time
)
{
    // The feeds of a list are first fetched this long after each other, not all at once.
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>Subscribes to the feed at an address, or to the feed of the site there, and imports it.</summary>
    /// <param name="address">The address as the owner typed it.</param>
    /// <param name="folder">The folder as the owner typed it; null or empty for none.</param>
    /// <param name="ct">Cancels the search and the fetch.</param>
    public async Task<SubscribeResult> Add(string address, string? folder, CancellationToken ct)
    {
        if (address.Trim().Length > FeedAddress.MaxLength)
            return Refused($"an address has at most {FeedAddress.MaxLength} characters");
        if (folder?.Trim().Length > FolderPath.MaxLength)
            return Refused($"a folder has at most {FolderPath.MaxLength} characters");
        if (FeedAddress.Read(address) is not { } typed)
            return Refused(
                $"“{TypedAddress.WithoutPassword(address)}” is no address: expected one such as https://news.example.org/feed"
            );
        if (await database.Read(db => Known(db, typed.Address.AbsoluteUri, ct), ct) is { } known)
            return new(known, false, null);
        try
        {
            var (found, request) = await Find(typed, ct);
            var credentials = FeedFetcher.RequestFor(request, found.Address).Credentials;
            var feed = new NewFeed(new(found.Address, credentials), found.Feed.Title, found.Feed.Link, folder);
            // Not due yet, because the response is imported right here.
            var stored = await Store(feed, time.GetUtcNow() + PollingSchedule.Shortest, ct);
            return stored.IsNew
                ? stored with
                {
                    Refreshed = await refresher.Import(stored.Subscription!, found.Response, ct),
                    Others = found.Others,
                }
                : stored;
        }
        catch (Exception e) when (e is FetchException or FeedException)
        {
            return Refused(e.Message);
        }
    }

    /// <summary>Subscribes to a feed of a list. The poller fetches it soon.</summary>
    /// <param name="feed">The feed as the list has it.</param>
    /// <param name="position">How many new feeds of the list come before it.</param>
    /// <param name="ct">Cancels the wait for the database.</param>
    public async Task<SubscribeResult> Add(OpmlFeed feed, int position, CancellationToken ct)
    {
        if (FeedAddress.Read(feed.Url) is not { } address)
            return Refused($"“{TypedAddress.WithoutPassword(feed.Url)}” is no address of a feed");
        var listed = new NewFeed(address, feed.Title, feed.SiteUrl, feed.Folder) { IsNamedByHost = feed.Title is null };
        return await Store(listed, time.GetUtcNow() + Spacing * position, ct);
    }

    /// <summary>Changes a feed's settings. No cached page shows them.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="change">What to change.</param>
    /// <param name="ct">Cancels the wait for the database.</param>
    public async Task<FeedSettingsResult> Change(int id, FeedSettingsChange change, CancellationToken ct)
    {
        await using var write = await database.Begin(ct);
        var feeds = write.Db.Subscriptions.Include(s => s.Source);
        if (await feeds.FirstOrDefaultAsync(s => s.Id == id, ct) is not { } feed)
            return new(null, null);
        var before = FeedSettings.Of(feed);
        if (change.FaultFor(before) is { } fault)
            return new(feed, fault);
        change.Over(before).ApplyTo(feed);
        await write.Db.SaveChangesAsync(ct);
        await write.Commit(CollectionChanges.None);
        return new(feed, null);
    }

    /// <summary>Unsubscribes from a feed.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="removesArticles">True to remove the articles that it brought, false to keep them.</param>
    /// <param name="ct">Stops between two steps. Unsubscribing again removes the rest.</param>
    /// <returns>How many articles were removed.</returns>
    public async Task<int> Remove(Subscription subscription, bool removesArticles, CancellationToken ct)
    {
        var removed = removesArticles ? await remover.RemoveOf(subscription.Id, ct) : 0;
        await using var write = await database.Begin(ct);
        var ended = await write.Db.Subscriptions.Where(s => s.Id == subscription.Id).ExecuteDeleteAsync(ct);
        await write.Commit(ended > 0 ? CollectionChanges.Feeds : CollectionChanges.None);
        return removed;
    }

    // Old sites have no https. A password is only sent without it if the owner typed http.
    private async Task<(FoundFeed Found, FetchRequest Request)> Find(FeedAddress typed, CancellationToken ct)
    {
        var request = new FetchRequest(typed.Address) { Credentials = typed.Credentials };
        try
        {
            return (await discovery.Find(request, ct), request);
        }
        catch (FetchException) when (typed is { IsSchemeGuessed: true, Credentials: null })
        {
            var port = typed.Address.IsDefaultPort ? 80 : typed.Address.Port;
            var plain = new FetchRequest(new UriBuilder(typed.Address) { Scheme = Uri.UriSchemeHttp, Port = port }.Uri);
            if (await TryFind(plain, ct) is { } found)
                return (found, plain);
            throw;
        }
    }

    private async Task<FoundFeed?> TryFind(FetchRequest request, CancellationToken ct)
    {
        try
        {
            return await discovery.Find(request, ct);
        }
        catch (Exception e) when (e is FetchException or FeedException)
        {
            return null;
        }
    }

    private static SubscribeResult Refused(string reason) => new(null, false, reason.TrimEnd('.'));

    private static Task<Subscription?> Known(NewsDb db, string address, CancellationToken ct) =>
        db
            .Subscriptions.AsNoTracking()
            .Include(s => s.Source)
            .FirstOrDefaultAsync(s => s.Key == address || s.Address == address, ct);

    // A feed that is already here changes nothing, so nothing is committed and no cached page is dropped.
    private async Task<SubscribeResult> Store(NewFeed feed, DateTimeOffset nextAt, CancellationToken ct)
    {
        await using var write = await database.Begin(ct);
        var address = feed.Address.Address.AbsoluteUri;
        if (await Known(write.Db, address, ct) is { } known)
            return new(known, false, null);
        var subscription = new Subscription
        {
            Key = address,
            Address = address,
            Source = await FeedNames.SourceFor(write.Db, feed.Title, address, ct),
            IsNamedByHost = feed.IsNamedByHost,
            SiteUrl = WebAddress.Canonical(feed.SiteUrl),
            Folder = FolderPath.Clean(feed.Folder),
            Credentials = feed.Address.Credentials,
            AddedAt = time.GetUtcNow(),
            NextAt = nextAt,
        };
        write.Db.Add(subscription);
        await write.Db.SaveChangesAsync(ct);
        await write.Commit(CollectionChanges.Feeds);
        return new(subscription, true, null);
    }

    private sealed record NewFeed(FeedAddress Address, string? Title, string? SiteUrl, string? Folder)
    {
        public bool IsNamedByHost { get; init; }
    }
}
