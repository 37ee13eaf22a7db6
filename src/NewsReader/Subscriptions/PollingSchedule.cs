using NewsReader.Articles;
using NewsReader.Feeds;

namespace NewsReader.Subscriptions;

/// <summary>When a feed is asked for again: between an hour and a day, by how often it changes and by what its publisher asks for.</summary>
public static class PollingSchedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // For a feed of which the dates tell nothing.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(4);

    // What is planned further ahead than this was planned by a clock that has been set back since.
    private static readonly TimeSpan Farthest = Longest * 1.2;

    private const double Jitter = 0.1;

    /// <summary>True when a feed that was to be asked for at <paramref name="nextAt"/> is to be asked for now.</summary>
    public static bool IsDue(DateTimeOffset nextAt, DateTimeOffset now) => nextAt <= now || nextAt > now + Farthest;

    /// <summary>The wait after a success: half the mean time between two entries, and no less than the publisher asks for.</summary>
    /// <param name="entriesAWeek">See <see cref="EntriesAWeek"/>.</param>
    /// <param name="publishersWish">By <c>ttl</c> or Cache-Control; null for none.</param>
    /// <param name="chance">0 to 1: spreads feeds that were asked for together.</param>
    public static TimeSpan AfterSuccess(double? entriesAWeek, TimeSpan? publishersWish, double chance)
    {
        var byItself = entriesAWeek is { } rate ? TimeSpan.FromDays(Math.Min(7, 7 / Math.Max(rate, 0.5))) / 2 : Usual;
        return Spread(Clamp(publishersWish is { } wish && wish > byItself ? wish : byItself), chance);
    }

    /// <summary>The wait after so many failures in a row: an hour, doubled each time, and no less than the server asks for.</summary>
    public static TimeSpan AfterFailure(int failures, TimeSpan? retryAfter, double chance)
    {
        var backOff = Shortest * Math.Pow(2, Math.Clamp(failures - 1, 0, 8));
        return Spread(Clamp(retryAfter is { } wish && wish > backOff ? wish : backOff), chance);
    }

    /// <summary>How many entries a week a feed has, by their dates; null when fewer than two have one.</summary>
    public static double? EntriesAWeek(ParsedFeed feed, DateTimeOffset now)
    {
        List<DateTimeOffset> dates = [.. feed.Entries.Select(entry => entry.Published ?? entry.Updated).OfType<PublishedDate>().Select(date => date.Instant).Where(date => date <= now)];
        return dates.Count < 2 ? null : dates.Count / Math.Max(1.0 / 24, (now - dates.Min()).TotalDays) * 7;
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;

    private static TimeSpan Spread(TimeSpan wait, double chance) => wait * (1 + Jitter * chance);
}
