using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// When a feed is asked for again: between an hour and a day, by how often it changes and by what its publisher asks
/// for.
/// </summary>
public static class PollingSchedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // For a feed of which the dates tell nothing.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(4);

    // What is planned further ahead than this was planned by a clock that has been set back since.
    private static readonly TimeSpan Farthest = Longest * 1.2;

    private const double Jitter = 0.1;

    private const int NewestTimes = 20;

    // After so many times its usual gap without anything new, a feed is slower than it was.
    private const int QuietGaps = 10;

    // What comes within this time came at once.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True when a feed that was to be asked for at <paramref name="nextAt"/> is to be asked for now.
    /// </summary>
    public static bool IsDue(DateTimeOffset nextAt, DateTimeOffset now) => nextAt <= now || nextAt > now + Farthest;

    /// <summary>
    /// Until when a server that has asked for it is left alone; null when that is over, or was set by a clock that
    /// was wrong.
    /// </summary>
    public static DateTimeOffset? LeftAloneUntil(DateTimeOffset? retryAt, DateTimeOffset now) =>
        retryAt > now && retryAt <= now + Farthest ? retryAt : null;

    /// <summary>
    /// The wait after a success: half the usual time between two entries, and no less than the publisher asks for.
    /// </summary>
    /// <param name="entriesAWeek">See <see cref="EntriesAWeek"/>.</param>
    /// <param name="publishersWish">By <c>ttl</c> or Cache-Control; null for none.</param>
    /// <param name="chance">0 to 1: spreads feeds that were asked for together.</param>
    public static TimeSpan AfterSuccess(double? entriesAWeek, TimeSpan? publishersWish, double chance)
    {
        var byItself = entriesAWeek is { } rate ? TimeSpan.FromDays(Math.Min(7, 7 / Math.Max(rate, 0.5))) / 2 : Usual;
        return Spread(Clamp(publishersWish is { } wish && wish > byItself ? wish : byItself), chance);
    }

    /// <summary>
    /// The wait after so many failures in a row: an hour, doubled each time, and no less than the server asks for.
    /// </summary>
    public static TimeSpan AfterFailure(int failures, TimeSpan? retryAfter, double chance)
    {
        var backOff = Shortest * Math.Pow(2, Math.Clamp(failures - 1, 0, 8));
        return Spread(Clamp(retryAfter is { } wish && wish > backOff ? wish : backOff), chance);
    }

    /// <summary>
    /// How many entries a week a feed has, by the dates of its newest entries; null when these do not tell.
    /// </summary>
    /// <remarks>
    /// The usual gap between the newest twenty times at which something came, so that one old entry pinned to the top
    /// ruins nothing. Entries that came together count together. A feed that has been quiet for long has slowed down.
    /// Dates in the future say nothing.
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
        var gap = Middle([.. times.Zip(times.Skip(1), (newer, older) => newer.At - older.At)]);
        var quiet = (now - times[0].At) / QuietGaps;
        return Middle([.. times.Select(time => time.Count)])
            * (TimeSpan.FromDays(7) / Longer(Longer(gap, quiet), Together));
    }

    private static T Middle<T>(IReadOnlyCollection<T> values) => values.Order().ElementAt((values.Count - 1) / 2);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < Shortest ? Shortest
        : wait > Longest ? Longest
        : wait;

    private static TimeSpan Spread(TimeSpan wait, double chance) => wait * (1 + Jitter * chance);
}
