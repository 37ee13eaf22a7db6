using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsReader.Cli;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Incoming.FullText;
using NewsReader.Tests.Accounts;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Neither a cancelled request nor an error stops the background work of the site.</summary>
public sealed class NeverStopsTests : IAsyncDisposed
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task Cancelled_check_by_hand_does_not_cancel_it_for_the_poller()
    {
        var slow = await Slow();
        using var owner = new Visitor(feed.Site);
        var id = (await feed.State()).Id;
        var token = await owner.Token($"/owner/feeds/{id}");
        using var closedTab = new CancellationTokenSource();
        using var client = feed.Site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/owner/feeds/{id}/refresh")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form-token"] = token }),
        };
        request.Headers.Add(
            "Cookie",
            string.Join("; ", owner.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))
        );

        var byHand = client.SendAsync(request, closedTab.Token);
        await Asked(2);
        var poll = feed.Get<FeedPoller>().Poll(CancellationToken.None);
        await closedTab.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => byHand);
        slow.SetResult();
        await poll.WaitAsync(Bound);

        await feed.Site.Html("/articles/beta-falls");
        Assert.Null((await feed.State()).Problem);
        Assert.Equal(2, feed.Site.Web.Asked.Count);
    }

    [Fact]
    public async Task Cancelling_one_of_two_waiting_checks_does_not_cancel_the_other()
    {
        var slow = await Slow();
        var refresher = feed.Get<FeedRefresher>();
        var id = (await feed.State()).Id;
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var refreshes = new[]
        {
            refresher.Refresh(id, first.Token),
            refresher.Refresh(id, second.Token),
            refresher.Refresh(id, CancellationToken.None),
        };
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refreshes[0]);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refreshes[1]);
        Assert.False(refreshes[2].IsCompleted);
        slow.SetResult();
        Assert.Null((await refreshes[2].WaitAsync(Bound))!.Problem);
    }

    [Fact]
    public async Task Check_that_nobody_waits_for_any_more_is_finished()
    {
        var slow = await Slow();
        using var closedTab = new CancellationTokenSource();
        var byHand = feed.Get<FeedRefresher>().Refresh((await feed.State()).Id, closedTab.Token);
        await closedTab.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => byHand);
        slow.SetResult();
        await Until(async () => await feed.Ask(db => db.Articles.AnyAsync(a => a.Headline == "Beta Falls")));
    }

    public static TheoryData<string> Faults { get; } =
    ["cancelled", "disposed", "key", "argument", "format", "timeout", "deep"];

    [Theory, MemberData(nameof(Faults))]
    public async Task Error_of_any_kind_in_one_feed_does_not_stop_the_others(string kind)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")))
            .Says(
                Rss(Item("2", "Beta Falls")).Replace("Example Wire", "Other Wire", StringComparison.Ordinal),
                "https://other.example.org/feed"
            );
        await feed.Follow();
        await feed.Follow("https://other.example.org/feed");
        feed.Site.Web.At(Address, _ => throw Fault(kind));
        feed.Says(Rss(Item("3", "Gamma Holds")), "https://other.example.org/feed");
        feed.Later(TimeSpan.FromDays(2));

        await feed.Get<FeedPoller>().Poll(CancellationToken.None);

        await feed.Site.Html("/articles/gamma-holds");
        Assert.NotNull((await feed.State()).Problem);
        Assert.Null((await feed.State("https://other.example.org/feed")).Problem);
        // It is postponed and not fetched again at once.
        var asked = feed.Site.Web.Asked.Count;
        await feed.Get<FeedPoller>().Poll(CancellationToken.None);
        Assert.Equal(asked, feed.Site.Web.Asked.Count);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Error_of_any_kind_in_one_page_does_not_stop_the_others(string kind)
    {
        feed.Site.Web.At("https://news.example.org/robots.txt", HttpStatusCode.NotFound);
        feed.Says(Rss(Item("1", "Alpha Rises", "A teaser of it."), Item("2", "Beta Falls", "A teaser of that.")));
        var added = await feed.Follow();
        await feed.Get<Subscriber>()
            .Change(added.Subscription!.Id, new() { FetchesStories = true }, CancellationToken.None);
        // A host that does not respond is left alone for now.
        if (kind == "timeout")
            return;
        // The newest page is fetched first.
        feed.Site.Web.At("https://news.example.org/2", _ => throw Fault(kind));
        feed.Site.Web.At("https://news.example.org/1", StoryFetcherTests.Story("Alpha Rises"));

        await feed.Get<StoryPoller>().Poll(CancellationToken.None);

        Assert.Contains(
            "walked across number 5.",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
        var asked = feed.Site.Web.Asked.Count;
        await feed.Get<StoryPoller>().Poll(CancellationToken.None);
        Assert.Equal(asked, feed.Site.Web.Asked.Count);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Failed_round_is_followed_by_the_next(string kind)
    {
        using var poller = new Breaking(() => Fault(kind));
        await poller.StartAsync(CancellationToken.None);
        await Until(() => Task.FromResult(poller.Rounds > 2));
        Assert.False(poller.ExecuteTask!.IsCompleted);
        await poller.StopAsync(CancellationToken.None);
        Assert.True(poller.ExecuteTask.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("cancelled", 200)]
    [InlineData("key", 200)]
    // While it still starts.
    [InlineData("cancelled", 0)]
    [InlineData("key", 0)]
    public async Task Site_that_stops_by_itself_says_so_by_its_exit_code(string kind, int after)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostedService>(_ => new Dying(() => Fault(kind), after));
        if (after == 0)
            builder.Services.AddSingleton<IHostedService>(_ => new SlowToStart(TimeSpan.FromMilliseconds(300)));
        await using var app = builder.Build();
        Assert.Equal(CommandLine.Broke, await SiteServer.Run(app, CancellationToken.None).WaitAsync(Bound));
    }

    [Fact]
    public async Task Site_that_is_told_to_stop_while_it_starts_ends_normally()
    {
        foreach (var told in (int[])[0, 1])
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton<IHostedService>(_ => new SlowToStart(TimeSpan.FromMinutes(1)));
            await using var app = builder.Build();
            using var stop = new CancellationTokenSource();
            var run = SiteServer.Run(app, stop.Token);
            await Task.Delay(100);
            if (told == 0)
                await stop.CancelAsync();
            else
                app.Lifetime.StopApplication();
            Assert.Equal(CommandLine.Done, await run.WaitAsync(Bound));
        }
    }

    // A subscribed feed that is due. It responds with a second entry when the test lets it.
    private async Task<TaskCompletionSource> Slow()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        feed.Site.Web.At(
            Address,
            async (_, ct) =>
            {
                await gate.Task.WaitAsync(ct);
                var answer = StubWeb.Answer(
                    HttpStatusCode.OK,
                    System.Text.Encoding.UTF8.GetBytes(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")))
                );
                answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/rss+xml");
                return answer;
            }
        );
        feed.Later(TimeSpan.FromHours(5));
        return gate;
    }

    private Task Asked(int times) => Until(() => Task.FromResult(feed.Site.Web.Asked.Count >= times));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); await Task.Delay(20))
            Assert.True(waited.Elapsed < Bound);
    }

    private static Exception Fault(string kind) =>
        kind switch
        {
            "cancelled" => new OperationCanceledException("not ours"),
            "disposed" => new ObjectDisposedException("something"),
            "key" => new KeyNotFoundException(),
            "argument" => new ArgumentException("no such thing"),
            "format" => new UriFormatException(),
            "timeout" => new TaskCanceledException("not ours either", new TimeoutException()),
            _ => new AggregateException(new InvalidOperationException("within", new FormatException())),
        };

    private sealed class Breaking(Func<Exception> fault)
        : Poller(
            TimeSpan.FromMilliseconds(10),
            Options.Create(new PollingOptions()),
            TimeProvider.System,
            NullLogger.Instance
        )
    {
        public int Rounds { get; private set; }

        public override Task Poll(CancellationToken ct)
        {
            Rounds++;
            throw fault();
        }
    }

    private sealed class Dying(Func<Exception> fault, int after) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(after, stoppingToken);
            throw fault();
        }
    }

    private sealed class SlowToStart(TimeSpan takes) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.Delay(takes, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
