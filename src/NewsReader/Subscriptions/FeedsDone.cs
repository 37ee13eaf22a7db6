using NewsReader.Layout;

namespace NewsReader.Subscriptions;

/// <summary>What was just done with a feed: a short name in the address of the page that tells it.</summary>
internal static class FeedsDone
{
    public const string Added = "added", Known = "known", Refreshed = "refreshed", Failed = "failed", TooSoon = "too-soon", Changed = "changed", Kept = "kept", Removed = "removed", Gone = "gone";

    /// <summary>It in words; null for a name that there is not.</summary>
    /// <param name="done">The name.</param>
    /// <param name="feed">The feed, where there is one still.</param>
    /// <param name="count">How many articles it was about.</param>
    public static string? Text(string? done, FeedState? feed, int count) => done switch
    {
        Added => $"{Name(feed)} is followed from now on. {Brought(count)}",
        Known => $"{Name(feed)} is followed already.",
        Refreshed => $"{Name(feed)} was asked for. {Brought(count)}",
        Failed => $"{Name(feed)} could not be read: {feed?.Problem ?? "it is tried again by itself"}.",
        TooSoon => $"{Name(feed)} was asked for less than {FeedRefresher.Cooldown.TotalMinutes:0} minutes ago: no more often is it asked for by hand.",
        Changed => $"Saved for {Name(feed)}.",
        Kept => "That feed is followed no more. Its articles are kept.",
        Removed => $"That feed is followed no more. {Counted.Of(Math.Max(0, count), "article", "articles")} went with it.",
        Gone => "That feed was followed no more already.",
        _ => null,
    };

    private static string Name(FeedState? feed) => feed?.Name ?? "That feed";

    private static string Brought(int count) => count > 0 ? $"{Counted.Of(count, "article", "articles")} came or changed." : "Nothing new came.";
}
