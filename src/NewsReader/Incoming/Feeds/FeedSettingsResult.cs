using NewsReader.Collection.Feeds;

namespace NewsReader.Incoming.Feeds;

/// <summary>The result of a change to a feed's settings.</summary>
/// <param name="Feed">The feed; null if there is no such feed.</param>
/// <param name="Fault">Why nothing was changed, as a sentence; null if the change was made.</param>
public sealed record FeedSettingsResult(Subscription? Feed, string? Fault);
