using NewsReader.Fetching;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>A feed that was found and read.</summary>
/// <param name="Address">Where to ask for it: what was asked for, or where that has moved for good.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Response">The answer that it was read from.</param>
public sealed record FoundFeed(Uri Address, ParsedFeed Feed, FetchResponse Response)
{
    /// <summary>Further feeds that the page names.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
