using NewsReader.Fetching;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>A feed that discovery found and read.</summary>
/// <param name="Address">Its address: the one that was fetched, or where that has moved for good.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Response">The response that it was read from.</param>
public sealed record FoundFeed(Uri Address, ParsedFeed Feed, FetchResponse Response)
{
    /// <summary>The addresses of other feeds that the page names.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
