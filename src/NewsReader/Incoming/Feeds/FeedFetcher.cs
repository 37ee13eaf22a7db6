using System.Text;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Incoming.Feeds;

/// <summary>Fetches feeds, and follows those that have moved without a redirect.</summary>
public sealed class FeedFetcher(WebFetcher web)
{
    private const int MostMoves = 3;

    internal const string Accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1";

    /// <summary>
    /// The request for a subscribed feed, with the owner's settings and the validators of its last response.
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

    /// <summary>Fetches an address. It follows redirects and nothing else.</summary>
    /// <exception cref="FetchException">There is no usable response.</exception>
    public Task<FetchResponse> Get(FetchRequest request, CancellationToken ct) =>
        web.Get(request with { Accept = Accept, FollowsToHttp = true }, ct);

    /// <summary>
    /// Fetches a feed. If the response itself says that the feed has moved, it fetches the new address too: a page with
    /// <c>meta refresh</c> (once), or <c>itunes:new-feed-url</c>. If there is a feed, that is the response, as after a
    /// permanent redirect.
    /// </summary>
    /// <exception cref="FetchException">There is no usable response.</exception>
    public async Task<FetchResponse> GetFeed(FetchRequest request, CancellationToken ct) =>
        await FollowMoves(request, await Get(request, ct), ct);

    /// <summary>The same as <see cref="GetFeed"/>, from a response that is already here.</summary>
    internal async Task<FetchResponse> FollowMoves(FetchRequest request, FetchResponse response, CancellationToken ct)
    {
        HashSet<Uri> seen = [request.Address, response.Address];
        var hasRefreshed = false;
        for (var move = 0; move < MostMoves && response.IsSuccess; move++)
        {
            var next = MovedTo(response);
            if (next is null && !hasRefreshed)
            {
                hasRefreshed = true;
                next = RefreshTarget(response);
            }
            if (
                next is null
                || !seen.Add(next)
                || await TryGet(RequestFor(request, next), ct) is not { IsSuccess: true } found
            )
                break;
            if (!IsFeed(found))
                break;
            response = found with { PermanentAddress = found.PermanentAddress ?? next };
        }
        return response;
    }

    /// <summary>
    /// A request for another address that the feed or site named: without the validators, and with the password only if
    /// it is for that address too.
    /// </summary>
    internal static FetchRequest RequestFor(FetchRequest request, Uri address) =>
        request with
        {
            Address = address,
            ETag = null,
            LastModified = null,
            Credentials = FetchCredentials.AreFor(request.Address, address) ? request.Credentials : null,
            AcceptsAnyCertificate = request.AcceptsAnyCertificate && address.Host == request.Address.Host,
        };

    /// <summary>Fetches an address that may not exist; null if it cannot be fetched.</summary>
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

    /// <summary>Parses a response. Its size was already limited when it was fetched.</summary>
    /// <exception cref="FeedException">It is not a feed.</exception>
    internal static ParsedFeed Parse(FetchResponse response) =>
        FeedParser.Parse(response.Bytes.ToArray(), response.ContentType, response.Address, int.MaxValue);

    // Looks in the bytes first, so that not every feed is parsed twice.
    private static Uri? MovedTo(FetchResponse response)
    {
        var bytes = response.Bytes.Span;
        if (bytes.IndexOf("new-feed-url"u8) < 0)
            return null;
        return FeedOf(response)?.NewAddress is { } address
            ? FeedAddress.Read(address) is { Credentials: null } read
                ? read.Address
                : null
            : null;
    }

    private static Uri? RefreshTarget(FetchResponse response)
    {
        var bytes = response.Bytes.Span;
        var mayRefresh =
            response.Refresh is not null || Ascii(bytes).Contains("http-equiv", StringComparison.OrdinalIgnoreCase);
        return mayRefresh && !IsFeed(response) ? FeedLinks.Of(response).MovedTo : null;
    }

    // Such pages say so at their beginning.
    private static string Ascii(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 100_000)]);

    private static bool IsFeed(FetchResponse response) => FeedOf(response) is not null;

    /// <summary>The feed in a response; null if it is not a feed.</summary>
    internal static ParsedFeed? FeedOf(FetchResponse response)
    {
        try
        {
            return Parse(response);
        }
        catch (FeedException)
        {
            return null;
        }
    }
}
