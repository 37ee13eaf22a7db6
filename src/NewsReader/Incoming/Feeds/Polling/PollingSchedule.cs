using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// When a feed is fetched again: after an hour at least and a day at most, depending on how often it changes and on
/// what its publisher asks for.
/// </summary>
public static class PollingSchedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // For a feed whose dates say nothing.
    private static readonly TimeSpan Default = TimeSpan.FromHours(4);

    // A time further ahead than this was set by a clock that has been set back since.
    private static readonly TimeSpan Farthest = Longest * 1.2;

    private const double Jitter = 0.1;

    private const int NewestTimes = 20;

    // A feed has slowed down if nothing new came for this many times its usual gap.
    private const int QuietGaps = 10;

    // Entries within this time came together.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True if a feed whose next check was set to <paramref name="nextAt"/> is due now.
    /// </summary>
    public static bool IsDue(DateTimeOffset nextAt, DateTimeOffset now) => nextAt <= now || nextAt > now + Farthest;

    /// <summary>
    /// Until when a server that asked us to wait is left alone. Null if that time is over, or was set by a wrong clock.
    /// </summary>
    public static DateTimeOffset? WaitsUntil(DateTimeOffset? retryAt, DateTimeOffset now) =>
        retryAt > now && retryAt <= now + Farthest ? retryAt : null;

    /// <summary>
    /// The wait after a success: half the usual time between two entries, and not less than the publisher asks for.
    /// </summary>
    /// <param name="entriesAWeek">See <see cref="EntriesAWeek"/>.</param>
    /// <param name="publishersWish">From <c>ttl</c> or Cache-Control; null for none.</param>
    /// <param name="chance">A random number, 0 to 1. It spreads feeds that were fetched together.</param>
    public static TimeSpan AfterSuccess(double? entriesAWeek, TimeSpan? publishersWish, double chance)
    {
        var byItself = entriesAWeek is { } rate ? TimeSpan.FromDays(Math.Min(7, 7 / Math.Max(rate, 0.5))) / 2 : Default;
        return Spread(Clamp(publishersWish is { } wish && wish > byItself ? wish : byItself), chance);
    }

    /// <summary>
    /// The wait after this many failures in a row: an hour, doubled each time, and not less than the server asks for.
    /// </summary>
    public static TimeSpan AfterFailure(int failures, TimeSpan? retryAfter, double chance)
    {
        var backOff = Shortest * Math.Pow(2, Math.Clamp(failures - 1, 0, 8));
        return Spread(Clamp(retryAfter is { } wish && wish > backOff ? wish : backOff), chance);
    }

    /// <summary>
    /// How many entries a week a feed has, from the dates of its newest entries; null if they say nothing.
    /// </summary>
    /// <remarks>
    /// This uses the median gap between the newest twenty times, so that one old entry pinned to the top changes
    /// nothing. Entries that came together count as one time. A feed that has been quiet for long has slowed down.
    /// Dates in the future are ignored.
    /// </remarks>
    public static double? EntriesAWeek(ParsedFeed feed, DateTimeOffset now)
    {
        var dates = feed
            .Entries.Select(entry => entry.Published ?? entry.Updated)
            .OfType<PublishedDate>()
            .Select(date => date.Instant);
        List<(DateTimeOffset At, int Count)> times = [];
        foreach (var at in dates.Where(at => at <= now).OrderDescending())
        {
            if (times.Count > 0 && times[^1].At - at < Together)
                times[^1] = (times[^1].At, times[^1].Count + 1);
            else if (times.Count < NewestTimes)
                times.Add((at, 1));
            else
                break;
        }
        if (times.Count < 2)
            return null;
        var gap = Median([.. times.Zip(times.Skip(1), (newer, older) => newer.At - older.At)]);
        var quiet = (now - times[0].At) / QuietGaps;
        return Median([.. times.Select(time => time.Count)])
            * (TimeSpan.FromDays(7) / Longer(Longer(gap, quiet), Together));
    }

    private static T Median<T>(IReadOnlyCollection<T> values) => values.Order().ElementAt((values.Count - 1) / 2);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < Shortest ? Shortest
        : wait > Longest ? Longest
        : wait;

    private static TimeSpan Spread(TimeSpan wait, double chance) => wait * (1 + Jitter * chance);
}
