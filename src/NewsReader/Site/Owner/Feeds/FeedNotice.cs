using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Language;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>What was just done with a feed: a short name in the address of the page that then says so.</summary>
internal static class FeedNotice
{
    public const string Added = "added",
        Known = "known",
        Refreshed = "refreshed",
        Failed = "failed",
        TooSoon = "too-soon",
        Changed = "changed",
        Kept = "kept",
        Removed = "removed",
        Gone = "gone";

    /// <summary>The notice in words; null for an unknown name.</summary>
    /// <param name="done">The name.</param>
    /// <param name="feed">The feed; null if it is gone.</param>
    /// <param name="count">The number of articles that came, changed or went.</param>
    public static string? Text(string? done, FeedState? feed, int count) =>
        done switch
        {
            Added => $"You now follow {Name(feed)}. {Brought(count)}",
            Known => $"You already follow {Name(feed)}.",
            Refreshed => $"{Name(feed)} was checked. {Brought(count)}",
            Failed when feed?.IsGone == true =>
                $"{Name(feed)} could not be read: {feed.Problem}. It is not checked again.",
            Failed => $"{Name(feed)} could not be read: {feed?.Problem ?? "it is checked again later"}.",
            TooSoon when feed?.WaitText is { } wait =>
                $"{Name(feed)} was not checked: its server asks us to wait {wait}.",
            TooSoon =>
                $"{Name(feed)} was checked less than {FeedRefresher.Cooldown.TotalMinutes:0} minutes ago. Try again later.",
            Changed => $"Saved for {Name(feed)}.",
            Kept => "Unsubscribed. Its articles are still here.",
            Removed => $"Unsubscribed. {Plural.Of(Math.Max(0, count), "article", "articles")} went with it.",
            Gone => "You had already unsubscribed from that feed.",
            _ => null,
        };

    private static string Name(FeedState? feed) => feed?.Name ?? "That feed";

    private static string Brought(int count) =>
        count > 0 ? $"{Plural.Of(count, "article", "articles")} came or changed." : "Nothing new.";
}
