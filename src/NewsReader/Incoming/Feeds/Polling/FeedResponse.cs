using NewsReader.Fetching;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>A response of a feed's server, and the feed in it.</summary>
/// <param name="Response">The response.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Feed">The feed in it.</param>
/// <param name="Notes">What could not be read or was left out.</param>
public sealed record FeedResponse(FetchResponse Response, byte[] Hash, ParsedFeed Feed, IReadOnlyList<string> Notes);
