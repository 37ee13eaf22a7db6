using Microsoft.EntityFrameworkCore;
using NewsReader.Articles;
using NewsReader.Data;
using NewsReader.Feeds;
using NewsReader.Fetching;
using NewsReader.Sources;

namespace NewsReader.Subscriptions;

/// <summary>What became of an address that was to be subscribed to.</summary>
/// <param name="Subscription">The subscription, new or known; null when it was refused.</param>
/// <param name="IsNew">False when it was there already.</param>
/// <param name="Refusal">Why there is none, in plain words; or null.</param>
public sealed record SubscribeResult(Subscription? Subscription, bool IsNew, string? Refusal)
{
    /// <summary>What its feed has brought at once; null when it is asked for later.</summary>
    public RefreshResult? Refreshed { get; init; }

    /// <summary>Further feeds of the same site.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>Begins and ends subscriptions.</summary>
public sealed class Subscriber(FeedDiscovery discovery, FeedRefresher refresher, NewsDbFile file, ArticleRemover remover, TimeProvider time)
{
    /// <summary>The longest folder, its levels and what parts them included.</summary>
    public const int LongestFolder = 200;

    // Feeds that came by list are not asked for all at once.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    /// <summary>Subscribes to the feed at an address, or to the one that the site there names, and reads it.</summary>
    public async Task<SubscribeResult> Add(string given, string? folder, CancellationToken ct)
    {
        if (FeedAddress.Read(given) is not { } read) return Refused($"“{given}” is no address: expected one such as https://news.example.org/feed");
        var address = read.Address;
        if (await file.Read(db => Known(db, address.AbsoluteUri, ct), ct) is { } known) return new(known, false, null);
        try
        {
            var found = await discovery.Find(new(address) { Credentials = read.Credentials }, ct);
            // Not due yet: what was fetched is taken in here.
            var kept = await Keep(found.Address.AbsoluteUri, found.Feed.Title, found.Feed.Link, folder, time.GetUtcNow() + PollingSchedule.Shortest, ct);
            return kept.IsNew ? kept with { Refreshed = await refresher.Take(kept.Subscription!, found.Fetched, ct), Others = found.Others } : kept;
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
        if (FeedAddress.Read(feed.Url) is not { Address: var address }) return Refused($"“{feed.Url}” is no address of a feed");
        return await Keep(address.AbsoluteUri, feed.Title, feed.SiteUrl, feed.Folder, time.GetUtcNow() + Apart * place, ct);
    }

    /// <summary>Keeps a subscription in another folder, and says whether the pages of its articles are fetched for the whole stories.</summary>
    /// <returns>False when there is no such subscription.</returns>
    public async Task<bool> Change(int id, string? folder, bool fetchesStories, CancellationToken ct)
    {
        var kept = FolderNamed(folder);
        return await file.Write(db => db.Subscriptions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Folder, kept).SetProperty(s => s.FetchesStories, fetchesStories), ct), ct) > 0;
    }

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="removesArticles">True removes what it brought; false keeps it.</param>
    /// <param name="ct">Ends it between two steps; what is left can be removed by asking again.</param>
    /// <returns>How many articles were removed.</returns>
    public async Task<int> Remove(Subscription subscription, bool removesArticles, CancellationToken ct)
    {
        var removed = removesArticles ? await remover.RemoveOf(subscription.Id, ct) : 0;
        await file.Write(db => db.Subscriptions.Where(s => s.Id == subscription.Id).ExecuteDeleteAsync(ct), ct);
        return removed;
    }

    private static SubscribeResult Refused(string why) => new(null, false, why);

    private static Task<Subscription?> Known(NewsDb db, string address, CancellationToken ct) =>
        db.Subscriptions.AsNoTracking().Include(s => s.Source).FirstOrDefaultAsync(s => s.Key == address || s.Address == address, ct);

    private Task<SubscribeResult> Keep(string address, string? title, string? site, string? folder, DateTimeOffset nextAt, CancellationToken ct) => file.Write(async db =>
    {
        if (await Known(db, address, ct) is { } known) return new(known, false, null);
        var host = new Uri(address).Host;
        var subscription = new Subscription
        {
            Key = address,
            Address = address,
            Source = await db.SourceNamed(await NameFor(db, Headlines.Clean(title ?? "") is { Length: > 0 } named ? named : host, host, ct), ct),
            SiteUrl = Documents.WebAddress.Canonical(site),
            Folder = FolderNamed(folder),
            AddedAt = time.GetUtcNow(),
            NextAt = nextAt,
        };
        db.Add(subscription);
        await db.SaveChangesAsync(ct);
        return new SubscribeResult(subscription, true, null);
    }, ct);

    // Two feeds of one publisher are one source; two publishers under one name are two.
    private static async Task<string> NameFor(NewsDb db, string title, string host, CancellationToken ct)
    {
        var name = Shortened(title, Headlines.MaxLength - host.Length - 3);
        var normalised = Headlines.Normalise(name);
        var addresses = await db.Subscriptions.Where(s => s.Source.NormalisedName == normalised).Select(s => s.Address).ToListAsync(ct);
        return addresses.All(address => new Uri(address).Host == host) ? name : $"{name} ({host})";
    }

    private static string FolderNamed(string? folder) => Shortened(Headlines.Clean(folder ?? ""), LongestFolder).Trim(' ', '/');

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most];
}
