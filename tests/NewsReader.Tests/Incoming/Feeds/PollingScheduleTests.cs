using NewsReader.Formats.Feeds;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>How often a feed has something new, estimated from the dates of its entries.</summary>
public sealed class PollingScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // One every hour: 168 a week.
    [InlineData("steady", 150, 180, 1)]
    // An entry from years ago pinned to the top and an entry from the future change nothing.
    [InlineData("pinned", 150, 180, 1)]
    [InlineData("two pinned", 150, 180, 1)]
    // Twenty at once, every day.
    [InlineData("digest", 130, 150, 1)]
    [InlineData("daily", 6, 8, 12)]
    [InlineData("weekly", 0.9, 1.1, 24)]
    // Daily for a long time, then nothing for a year.
    [InlineData("asleep", 0, 0.3, 24)]
    // A weekend without news does not make a busy feed slow.
    [InlineData("weekend", 25, 60, 3)]
    [InlineData("moved house", 6, 8, 12)]
    public void Interval_follows_the_newest_entries(string shape, double least, double most, double hours)
    {
        List<DateTimeOffset> dates = shape switch
        {
            "steady" => [.. Every(TimeSpan.FromHours(1), 40)],
            "pinned" => [Now.AddYears(-5), Now.AddDays(40), .. Every(TimeSpan.FromHours(1), 25)],
            "two pinned" => [Now.AddDays(-400), Now.AddDays(-200), .. Every(TimeSpan.FromHours(1), 15)],
            "digest" =>
            [
                .. Every(TimeSpan.FromDays(1), 4)
                    .SelectMany(day => Enumerable.Range(0, 20).Select(n => day.AddSeconds(-n))),
            ],
            "daily" => [.. Every(TimeSpan.FromDays(1), 10)],
            "weekly" => [.. Every(TimeSpan.FromDays(7), 10)],
            "asleep" => [.. Every(TimeSpan.FromDays(1), 30).Select(date => date.AddYears(-1))],
            "weekend" => [.. Every(TimeSpan.FromHours(2), 20).Select(date => date.AddHours(-44))],
            // All older entries have the date of the day when the site moved to a new system.
            _ =>
            [
                .. Every(TimeSpan.FromDays(1), 8),
                .. Enumerable.Range(0, 300).Select(n => Now.AddDays(-9).AddSeconds(-n)),
            ],
        };
        var rate = PollingSchedule.EntriesAWeek(Feed(dates), Now);
        Assert.InRange(rate!.Value, least, most);
        Assert.InRange(PollingSchedule.AfterSuccess(rate, null, chance: 0).TotalHours, hours * 0.6, hours * 1.1);
    }

    [Fact]
    public void Without_useful_dates_there_is_no_estimate()
    {
        Assert.Null(PollingSchedule.EntriesAWeek(Feed([]), Now));
        Assert.Null(PollingSchedule.EntriesAWeek(Feed([Now.AddHours(-1)]), Now));
        Assert.Null(PollingSchedule.EntriesAWeek(Feed([Now.AddDays(1), Now.AddDays(2)]), Now));
        // Twenty entries that came together.
        Assert.Null(PollingSchedule.EntriesAWeek(Feed(Enumerable.Repeat(Now.AddHours(-3), 20)), Now));
        Assert.Equal(TimeSpan.FromHours(4), PollingSchedule.AfterSuccess(null, null, chance: 0));
    }

    private static IEnumerable<DateTimeOffset> Every(TimeSpan gap, int count) =>
        Enumerable.Range(0, count).Select(n => Now - TimeSpan.FromMinutes(20) - gap * n);

    private static ParsedFeed Feed(IEnumerable<DateTimeOffset> dates)
    {
        var items = dates.Select(
            (date, n) => FollowedFeed.Item($"{n}", $"Headline {n}", extra: $"<pubDate>{date:R}</pubDate>")
        );
        return FeedParser.Parse(System.Text.Encoding.UTF8.GetBytes(FollowedFeed.Rss([.. items])), null, null);
    }
}
