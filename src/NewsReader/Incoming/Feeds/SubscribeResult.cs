using NewsReader.Collection.Feeds;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Incoming.Feeds;

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
