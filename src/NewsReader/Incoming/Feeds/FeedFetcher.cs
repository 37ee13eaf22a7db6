using System.Text;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Incoming.Feeds;

/// <summary>Asks for feeds, and goes along with those that have moved without a redirect.</summary>
public sealed class FeedFetcher(WebFetcher web)
{
    private const int MostMoves = 3;

    internal const string Accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1";

    /// <summary>
    /// The request for a feed that is followed, as its owner has set it and with the validators of its last answer.
    /// </summary>
    public static FetchRequest RequestFor(Subscription feed) =>
        new(new Uri(feed.Address))
        {
            ETag = feed.ETag,
            LastModified = feed.LastModified,
            UserAgent = feed.UserAgent,
            Credentials = feed.Credentials,
            AcceptsAnyCertificate = feed.AcceptsAnyCertificate,
            MaxBytes = feed.SizeLimit is { } megabytes ? megabytes * 1_000_000 : FetchRequest.DefaultMaxBytes,
        };

    /// <summary>Gets what is asked for, without following more than redirects.</summary>
    /// <exception cref="FetchException">There is no answer that may be used.</exception>
    public Task<FetchResponse> Get(FetchRequest request, CancellationToken ct) =>
        web.Get(request with { Accept = Accept, FollowsToHttp = true }, ct);

    /// <summary>
    /// Gets a feed. Where the answer says in its own words that the feed is elsewhere now, that is asked for as well: a
    /// page that sends on (<c>meta refresh</c>, once), and <c>itunes:new-feed-url</c>. If a feed is there, it is the
    /// answer, as after a permanent redirect.
    /// </summary>
    /// <exception cref="FetchException">There is no answer that may be used.</exception>
    public async Task<FetchResponse> GetFeed(FetchRequest request, CancellationToken ct) =>
        await FollowMoves(request, await Get(request, ct), ct);

    /// <summary>As <see cref="GetFeed"/>, from an answer that is here already.</summary>
    internal async Task<FetchResponse> FollowMoves(FetchRequest request, FetchResponse fetched, CancellationToken ct)
    {
        HashSet<Uri> seen = [request.Address, fetched.Address];
        var hasRefreshed = false;
        for (var move = 0; move < MostMoves && fetched.IsSuccess; move++)
        {
            var next = MovedTo(fetched);
            if (next is null && !hasRefreshed)
            {
                hasRefreshed = true;
                next = SentTo(fetched);
            }
            if (
                next is null
                || !seen.Add(next)
                || await TryGet(Elsewhere(request, next), ct) is not { IsSuccess: true } answer
            )
                break;
            if (!IsFeed(answer))
                break;
            fetched = answer with { PermanentAddress = answer.PermanentAddress ?? next };
        }
        return fetched;
    }

    /// <summary>
    /// A request for something else that the same feed or site named: without its validators, and with its password
    /// only where it is for.
    /// </summary>
    internal static FetchRequest Elsewhere(FetchRequest request, Uri address) =>
        request with
        {
            Address = address,
            ETag = null,
            LastModified = null,
            Credentials = FetchCredentials.AreFor(request.Address, address) ? request.Credentials : null,
            AcceptsAnyCertificate = request.AcceptsAnyCertificate && address.Host == request.Address.Host,
        };

    /// <summary>Gets what may well not be there; null when it cannot be fetched.</summary>
    internal async Task<FetchResponse?> TryGet(FetchRequest request, CancellationToken ct)
    {
        try
        {
            return await Get(request, ct);
        }
        catch (FetchException)
        {
            return null;
        }
    }

    /// <summary>Reads an answer, whose size was bounded when it was asked for.</summary>
    /// <exception cref="FeedException">It is no feed.</exception>
    internal static ParsedFeed Parse(FetchResponse fetched) =>
        FeedParser.Parse(fetched.Bytes.ToArray(), fetched.ContentType, fetched.Address, int.MaxValue);

    // Looked for in the bytes first, so that not every feed is read twice.
    private static Uri? MovedTo(FetchResponse fetched)
    {
        var bytes = fetched.Bytes.Span;
        if (bytes.IndexOf("new-feed-url"u8) < 0)
            return null;
        return FeedOf(fetched)?.NewAddress is { } address
            ? FeedAddress.Read(address) is { Credentials: null } read
                ? read.Address
                : null
            : null;
    }

    private static Uri? SentTo(FetchResponse fetched)
    {
        var bytes = fetched.Bytes.Span;
        var mayRefresh =
            fetched.Refresh is not null || Ascii(bytes).Contains("http-equiv", StringComparison.OrdinalIgnoreCase);
        return mayRefresh && !IsFeed(fetched) ? FeedLinks.Of(fetched).MovedTo : null;
    }

    // Pages that send on do so at their beginning.
    private static string Ascii(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 100_000)]);

    private static bool IsFeed(FetchResponse fetched) => FeedOf(fetched) is not null;

    /// <summary>The feed of an answer; null when it is none.</summary>
    internal static ParsedFeed? FeedOf(FetchResponse fetched)
    {
        try
        {
            return Parse(fetched);
        }
        catch (FeedException)
        {
            return null;
        }
    }
}
