using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake.Editing;

namespace NewsReader.Incoming.Feeds;

/// <summary>Begins, changes and ends subscriptions.</summary>
public sealed class Subscriber(
    FeedDiscovery discovery,
    FeedRefresher refresher,
    DatabaseWriter file,
    ArticleRemover remover,
    TimeProvider time
)
{
    // Feeds that came by list are not asked for all at once.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    /// <summary>Subscribes to the feed at an address, or to one of the site there, and reads it.</summary>
    public async Task<SubscribeResult> Add(string given, string? folder, CancellationToken ct)
    {
        if (FeedAddress.Read(given) is not { } read)
            return Refused(
                $"“{TypedAddress.WithoutPassword(given)}” is no address: expected one such as https://news.example.org/feed"
            );
        if (await file.Read(db => Known(db, read.Address.AbsoluteUri, ct), ct) is { } known)
            return new(known, false, null);
        try
        {
            var (found, request) = await Find(read, ct);
            var address = new FeedAddress(found.Address, FeedFetcher.Elsewhere(request, found.Address).Credentials);
            var feed = new NewFeed(address, found.Feed.Title, found.Feed.Link, folder);
            // Not due yet: what was fetched is taken in here.
            var kept = await Keep(feed, time.GetUtcNow() + PollingSchedule.Shortest, ct);
            return kept.IsNew
                ? kept with
                {
                    Refreshed = await refresher.Take(kept.Subscription!, found.Response, ct),
                    Others = found.Others,
                }
                : kept;
        }
        catch (Exception e) when (e is FetchException or FeedException)
        {
            return Refused(e.Message);
        }
    }

    /// <summary>Subscribes to a feed of a list, to be asked for soon.</summary>
    /// <param name="feed">The feed as the list has it.</param>
    /// <param name="place">Its place in the list, from 0.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<SubscribeResult> Add(OpmlFeed feed, int place, CancellationToken ct)
    {
        if (FeedAddress.Read(feed.Url) is not { } address)
            return Refused($"“{TypedAddress.WithoutPassword(feed.Url)}” is no address of a feed");
        var listed = new NewFeed(address, feed.Title, feed.SiteUrl, feed.Folder) { IsNamedByHost = feed.Title is null };
        return await Keep(listed, time.GetUtcNow() + Apart * place, ct);
    }

    /// <summary>Keeps what the owner has set for a feed.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="settings">Without a <see cref="FeedSettings.Fault"/>.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when there is no such subscription.</returns>
    public Task<bool> Change(int id, FeedSettings settings, CancellationToken ct) =>
        file.Write(
            CollectionChanges.Feeds,
            async db =>
            {
                if (await db.Subscriptions.FindAsync([id], ct) is not { } feed)
                    return false;
                (feed.Folder, feed.FetchesStories) = (settings.Folder, settings.FetchesStories);
                (feed.UserAgent, feed.SizeLimit) = (settings.UserAgent, settings.SizeLimit);
                (feed.AcceptsAnyCertificate, feed.Credentials) = (settings.AcceptsAnyCertificate, settings.Credentials);
                await db.SaveChangesAsync(ct);
                return true;
            },
            ct
        );

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="removesArticles">True removes what it brought; false keeps it.</param>
    /// <param name="ct">Ends it between two steps; what is left can be removed by asking again.</param>
    /// <returns>How many articles were removed.</returns>
    public async Task<int> Remove(Subscription subscription, bool removesArticles, CancellationToken ct)
    {
        var removed = removesArticles ? await remover.RemoveOf(subscription.Id, ct) : 0;
        await file.Write(
            CollectionChanges.Feeds,
            db => db.Subscriptions.Where(s => s.Id == subscription.Id).ExecuteDeleteAsync(ct),
            ct
        );
        return removed;
    }

    // Old sites have no https. A password is not sent without it unless the owner says so.
    private async Task<(FoundFeed Found, FetchRequest Request)> Find(FeedAddress given, CancellationToken ct)
    {
        var request = new FetchRequest(given.Address) { Credentials = given.Credentials };
        try
        {
            return (await discovery.Find(request, ct), request);
        }
        catch (FetchException) when (given is { IsSchemeGuessed: true, Credentials: null })
        {
            var port = given.Address.IsDefaultPort ? 80 : given.Address.Port;
            var plain = new FetchRequest(new UriBuilder(given.Address) { Scheme = Uri.UriSchemeHttp, Port = port }.Uri);
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

    private static SubscribeResult Refused(string why) => new(null, false, why);

    private static Task<Subscription?> Known(NewsDb db, string address, CancellationToken ct) =>
        db
            .Subscriptions.AsNoTracking()
            .Include(s => s.Source)
            .FirstOrDefaultAsync(s => s.Key == address || s.Address == address, ct);

    private Task<SubscribeResult> Keep(NewFeed feed, DateTimeOffset nextAt, CancellationToken ct) =>
        file.Write(
            CollectionChanges.Feeds,
            async db =>
            {
                var address = feed.Address.Address.AbsoluteUri;
                if (await Known(db, address, ct) is { } known)
                    return new(known, false, null);
                var subscription = new Subscription
                {
                    Key = address,
                    Address = address,
                    Source = await FeedNames.SourceFor(db, feed.Title, address, ct),
                    IsNamedByHost = feed.IsNamedByHost,
                    SiteUrl = Formats.WebAddress.Canonical(feed.SiteUrl),
                    Folder = FolderPath.Clean(feed.Folder),
                    Credentials = feed.Address.Credentials,
                    AddedAt = time.GetUtcNow(),
                    NextAt = nextAt,
                };
                db.Add(subscription);
                await db.SaveChangesAsync(ct);
                return new SubscribeResult(subscription, true, null);
            },
            ct
        );

    private sealed record NewFeed(FeedAddress Address, string? Title, string? SiteUrl, string? Folder)
    {
        public bool IsNamedByHost { get; init; }
    }
}
