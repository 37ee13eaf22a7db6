using NewsReader.Collection.Feeds;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Incoming.Feeds;

/// <summary>The result of subscribing to an address.</summary>
/// <param name="Subscription">The subscription, new or already here; null if it was refused.</param>
/// <param name="IsNew">False if the feed was already subscribed.</param>
/// <param name="Refusal">Why it was refused, in words without a full stop at the end; null if it was not.</param>
public sealed record SubscribeResult(Subscription? Subscription, bool IsNew, string? Refusal)
{
    /// <summary>The result of the first fetch; null if the feed is fetched later.</summary>
    public RefreshResult? Refreshed { get; init; }

    /// <summary>The addresses of other feeds of the same site.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
