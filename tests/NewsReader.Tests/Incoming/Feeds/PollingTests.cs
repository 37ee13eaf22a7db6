using System.Net;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake.Runs;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>When feeds are fetched, and what happens when that fails.</summary>
public sealed class PollingTests : IAsyncDisposed
{
    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task Validators_are_sent_back_unchanged_and_an_unchanged_feed_is_not_read_again()
    {
        feed.Says(
            Rss(Item("1", "Alpha Rises")),
            Address,
            ("ETag", "W/\"odd  'tag\""),
            ("Last-Modified", "Fri, 5 dec 2025 10:00:00 gmt")
        );
        await feed.Follow();
        feed.Site.Web.At(Address, HttpStatusCode.NotModified);
        var result = await feed.Refresh();

        Assert.Null(result.Problem);
        var asked = feed.Site.Web.Asked[^1];
        Assert.Equal(
            ("W/\"odd  'tag\"", "Fri, 5 dec 2025 10:00:00 gmt"),
            (asked.Headers["If-None-Match"], asked.Headers["If-Modified-Since"])
        );
        Assert.Equal("W/\"odd  'tag\"", (await feed.State()).ETag);
    }

    [Fact]
    public async Task Feed_is_fetched_when_it_is_due_and_not_before()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.Single(feed.Site.Web.Asked);

        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")));
        feed.Later(TimeSpan.FromHours(5));
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.Equal(2, feed.Site.Web.Asked.Count);
        await feed.Site.Html("/articles/beta-falls");
    }

    [Fact]
    public async Task Clock_that_was_set_back_keeps_no_feed_waiting()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        feed.Later(TimeSpan.FromDays(400));
        await feed.Follow();
        feed.Later(TimeSpan.FromDays(-400));
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.Equal(2, feed.Site.Web.Asked.Count);
    }

    [Fact]
    public async Task Failing_feed_waits_longer_each_time_and_does_not_affect_the_others()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")))
            .Says(
                Rss(Item("2", "Beta Falls")).Replace("Example Wire", "Other Wire", StringComparison.Ordinal),
                "https://other.example.org/feed"
            );
        await feed.Follow();
        await feed.Follow("https://other.example.org/feed");
        feed.Site.Web.At(Address, HttpStatusCode.InternalServerError);
        List<TimeSpan> waits = [];
        for (var time = 1; time <= 7; time++)
        {
            feed.Later(TimeSpan.FromHours(27));
            await feed.Get<FeedPoller>().Poll(CancellationToken.None);
            var state = await feed.State();
            Assert.Equal((time, "the server answered 500 (Internal Server Error)"), (state.Failures, state.Problem));
            waits.Add(state.NextAt - feed.Clock.GetUtcNow());
        }
        Assert.InRange(waits[0], TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(70));
        Assert.InRange(waits[1], TimeSpan.FromMinutes(115), TimeSpan.FromMinutes(140));
        Assert.InRange(waits[6], TimeSpan.FromHours(23.5), TimeSpan.FromHours(27));
        Assert.Null((await feed.State("https://other.example.org/feed")).Problem);

        feed.Says(Rss(Item("1", "Alpha Rises")));
        feed.Later(TimeSpan.FromHours(27));
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.Equal((0, null), ((await feed.State()).Failures, (await feed.State()).Problem));
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Site.Web.At(Address, HttpStatusCode.TooManyRequests, ("Retry-After", "36000"));
        await feed.Refresh();
        Assert.InRange(
            (await feed.State()).NextAt - feed.Clock.GetUtcNow(),
            TimeSpan.FromHours(9.9),
            TimeSpan.FromHours(11.1)
        );
    }

    [Fact]
    public async Task Retry_after_holds_for_checks_by_hand_too()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Site.Web.At(Address, HttpStatusCode.TooManyRequests, ("Retry-After", "3600"));
        await feed.Refresh();
        var asked = feed.Site.Web.Asked.Count;
        feed.Later(TimeSpan.FromMinutes(50));
        var early = (await feed.Get<FeedRefresher>().RefreshByHand(await feed.State(), CancellationToken.None))!;
        Assert.True(early.IsTooSoon);
        Assert.Contains("its server asks us to wait until", early.Problem, StringComparison.Ordinal);
        Assert.Equal(asked, feed.Site.Web.Asked.Count);

        feed.Later(TimeSpan.FromMinutes(11));
        feed.Says(Rss(Item("1", "Alpha Rises")));
        Assert.Null(
            (await feed.Get<FeedRefresher>().RefreshByHand(await feed.State(), CancellationToken.None))!.Problem
        );
        Assert.Null((await feed.State()).RetryAt);
    }

    [Fact]
    public async Task Feed_that_is_gone_is_only_fetched_again_by_hand()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Site.Web.At(Address, HttpStatusCode.Gone);
        await feed.Refresh();
        var asked = feed.Site.Web.Asked.Count;
        feed.Later(TimeSpan.FromDays(2));
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.True((await feed.State()).IsGone);
        Assert.Equal(asked, feed.Site.Web.Asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, true)]
    [InlineData(HttpStatusCode.PermanentRedirect, true)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.TemporaryRedirect, false)]
    public async Task Feed_that_moved_permanently_is_fetched_at_its_new_address(HttpStatusCode status, bool forGood)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")), "https://news.example.org/moved");
        feed.Site.Web.At(Address, status, ("Location", "/moved"));
        Assert.Equal(ImportOutcome.Added, Assert.Single((await feed.Refresh()).Articles).Outcome);
        Assert.Equal(forGood ? "https://news.example.org/moved" : Address, (await feed.State()).Address);
        Assert.Equal("Example Wire", (await feed.State()).Source.Name);
    }

    [Fact]
    public async Task Page_in_place_of_a_feed_is_reported_and_nothing_is_lost()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Says("<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon</body></html>");
        var result = await feed.Refresh();
        Assert.NotNull(result.Problem);
        await feed.Site.Html("/articles/alpha-rises");
    }

    [Fact]
    public async Task Feed_can_be_checked_by_hand_only_every_few_minutes()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        var state = await feed.State();
        Assert.Contains(
            "less than 5 minutes ago",
            (await feed.Get<FeedRefresher>().RefreshByHand(state, CancellationToken.None))!.Problem,
            StringComparison.Ordinal
        );
        feed.Later(TimeSpan.FromMinutes(6));
        Assert.Null((await feed.Get<FeedRefresher>().RefreshByHand(state, CancellationToken.None))!.Problem);
    }

    [Theory]
    [InlineData(null, null, 4)]
    [InlineData(1.0, null, 24)]
    [InlineData(7.0, null, 12)]
    [InlineData(28.0, null, 3)]
    [InlineData(1000.0, null, 1)]
    [InlineData(1000.0, 6.0, 6)]
    [InlineData(1000.0, 600.0, 24)]
    [InlineData(7.0, 1.0, 12)]
    public void Feed_is_checked_as_often_as_it_changes_between_an_hour_and_a_day(
        double? entriesAWeek,
        double? wishHours,
        double hours
    )
    {
        TimeSpan? wish = wishHours is { } h ? TimeSpan.FromHours(h) : null;
        Assert.Equal(TimeSpan.FromHours(hours), PollingSchedule.AfterSuccess(entriesAWeek, wish, chance: 0));
        Assert.Equal(TimeSpan.FromHours(hours * 1.1), PollingSchedule.AfterSuccess(entriesAWeek, wish, chance: 1));
    }
}
