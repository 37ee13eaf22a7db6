using NewsReader.Fetching;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>
/// Finds the feed at an address: the feed itself, one that the page there names or links to, or one in a usual place.
/// </summary>
public sealed class FeedDiscovery(FeedFetcher feeds, TimeProvider time)
{
    /// <summary>The time limit for the whole search.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan DeadlineOfOneRequest = TimeSpan.FromSeconds(15);

    private const int MostTried = 15;
    private const int MostFolders = 4;

    // Where sites keep a feed that their pages do not mention.
    private static readonly string[] UsualPlaces =
    [
        "feed",
        "feed.xml",
        "rss.xml",
        "atom.xml",
        "index.xml",
        "rss",
        "feed.json",
        "feed.atom",
        "atom",
        "index.rdf",
        "feeds/posts/default",
        "feeds/all.atom.xml",
    ];

    /// <param name="request">The address, and how to fetch it.</param>
    /// <param name="ct">Cancels the search.</param>
    /// <exception cref="FetchException">The address cannot be fetched.</exception>
    /// <exception cref="FeedException">There is no feed, or none was found in time.</exception>
    public async Task<FoundFeed> Find(FetchRequest request, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            return await Search(request with { Deadline = Deadline }, bound.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new FeedException($"no feed was found at {request.Address} within {Deadline.TotalSeconds:0} seconds");
        }
    }

    private async Task<FoundFeed> Search(FetchRequest request, CancellationToken ct)
    {
        HashSet<Uri> tried = [];
        if (await FirstOf(request, KnownSites.FeedsAt(request.Address), tried, ct) is { } known)
            return known;

        var page = await feeds.Get(request, ct);
        if (!page.IsSuccess)
            throw new FeedException(Refusal(request, page));
        tried.Add(request.Address);
        if (await Read(request, page, ct) is { } itself)
            return itself;

        var (links, text) = LinksIn(page);
        // A page that only forwards its readers: search the page that it leads to.
        if (
            links is { Named.Count: 0, MovedTo: { } next }
            && await feeds.TryGet(FeedFetcher.RequestFor(request, next), ct) is { IsSuccess: true } there
        )
        {
            tried.Add(next);
            if (await Read(request, there, ct) is { } moved)
                return moved with { Address = there.PermanentAddress ?? next };
            page = there;
            (links, text) = LinksIn(page);
        }
        var named = (IReadOnlyList<Uri>)[.. KnownSites.FeedsIn(page.Address, text), .. links.Named];
        if (await FirstOf(request, named.Take(MostTried), tried, ct) is { } found)
            return found with
            {
                Others = [.. named.Where(other => other != found.Address).Select(other => other.AbsoluteUri)],
            };
        return await ByLinks(request, links.Linked, tried, ct)
            ?? await FirstOf(request, UsualAt(page.Address), tried, ct)
            ?? throw new FeedException(
                named.Count > 0
                    ? $"{request.Address} names {Language.Plural.Of(named.Count, "feed", "feeds")}, but none of them "
                        + "can be read, and there is none in the usual places"
                    : $"{request.Address} is no feed, and no feed was found there"
            );
    }

    private static string Refusal(FetchRequest request, FetchResponse page) =>
        page.Status switch
        {
            System.Net.HttpStatusCode.Unauthorized when request.Credentials is null =>
                $"{request.Address} answered 401: it asks for a user name and a password, as in https://user:password@host/feed",
            System.Net.HttpStatusCode.Unauthorized =>
                $"{request.Address} answered 401: it does not accept this user name and password",
            _ => $"{request.Address} answered {(int)page.Status}",
        };

    private static (FeedLinks Links, string Text) LinksIn(FetchResponse page)
    {
        var text = FeedBytes.Decode(page.Bytes.ToArray(), page.ContentType, new ProblemList());
        return (FeedLinks.Of(page, text), text);
    }

    // A link may lead to a page about feeds. The first such page is searched too.
    private async Task<FoundFeed?> ByLinks(
        FetchRequest request,
        IReadOnlyList<Uri> linked,
        HashSet<Uri> tried,
        CancellationToken ct
    )
    {
        var hasLookedFurther = false;
        foreach (var address in linked.Take(MostTried))
        {
            if (!tried.Add(address) || await Ask(request, address, ct) is not { IsSuccess: true } answer)
                continue;
            if (await Read(FeedFetcher.RequestFor(request, address), answer, ct) is { } found)
                return found;
            if (hasLookedFurther)
                continue;
            hasLookedFurther = true;
            var further = FeedLinks.Of(answer);
            if (await FirstOf(request, further.Named.Concat(further.Linked).Take(MostTried), tried, ct) is { } there)
                return there;
        }
        return null;
    }

    private async Task<FoundFeed?> FirstOf(
        FetchRequest request,
        IEnumerable<Uri> addresses,
        HashSet<Uri> tried,
        CancellationToken ct
    )
    {
        foreach (var address in addresses)
        {
            if (!tried.Add(address) || await Ask(request, address, ct) is not { IsSuccess: true } answer)
                continue;
            if (await Read(FeedFetcher.RequestFor(request, address), answer, ct) is { } found)
                return found;
        }
        return null;
    }

    private Task<FetchResponse?> Ask(FetchRequest request, Uri address, CancellationToken ct) =>
        feeds.TryGet(FeedFetcher.RequestFor(request, address) with { Deadline = DeadlineOfOneRequest }, ct);

    // In the page's own folder, in the folders above it, and at the root of the host.
    private static IEnumerable<Uri> UsualAt(Uri page)
    {
        List<Uri> folders = [];
        var last = page.AbsolutePath.Split('/')[^1];
        if (last.Length > 0 && !last.Contains('.', StringComparison.Ordinal))
            folders.Add(new Uri(page, last + "/"));
        for (var folder = new Uri(page, "."); folders.Count < MostFolders; folder = new Uri(folder, ".."))
        {
            folders.Add(folder);
            if (folder.AbsolutePath == "/")
                break;
        }
        var root = new Uri(page, "/");
        if (!folders.Contains(root))
            folders.Add(root);
        // A person's page on Mastodon and similar sites.
        IEnumerable<Uri> ofPerson = page.AbsolutePath.StartsWith("/@", StringComparison.Ordinal)
            ? [new Uri(page, page.AbsolutePath.TrimEnd('/') + ".rss")]
            : [];
        return ofPerson.Concat(folders.SelectMany(folder => UsualPlaces.Select(place => new Uri(folder, place))));
    }

    private async Task<FoundFeed?> Read(FetchRequest request, FetchResponse fetched, CancellationToken ct)
    {
        if (FeedFetcher.FeedOf(fetched) is not { } feed)
            return null;
        var settled = feed.NewAddress is null ? fetched : await feeds.FollowMoves(request, fetched, ct);
        var found = ReferenceEquals(settled, fetched) ? feed : FeedFetcher.FeedOf(settled) ?? feed;
        return new(settled.PermanentAddress ?? request.Address, found, settled);
    }
}
