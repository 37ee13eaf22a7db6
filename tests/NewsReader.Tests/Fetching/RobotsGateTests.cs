using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Fetching;
using NewsReader.Fetching.Robots;
using NewsReader.Hosting;

namespace NewsReader.Tests.Fetching;

/// <summary>robots.txt is fetched once, kept for a day at most, and its absence is told from its failure.</summary>
public sealed class RobotsGateTests : IAsyncDisposed
{
    private const string Robots = "https://a.example.org/robots.txt";

    private static readonly Uri Open = new("https://a.example.org/open");
    private static readonly Uri Closed = new("https://a.example.org/closed");

    private readonly StubWeb web = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly WebFetcher fetcher;
    private readonly RobotsGate gate;

    public RobotsGateTests()
    {
        fetcher = new(
            web,
            Options.Create(new FetchingOptions()),
            Options.Create(new SiteOptions()),
            new PerHostQueue(),
            TimeProvider.System
        );
        gate = new(fetcher, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        fetcher.Dispose();
        web.Dispose();
    }

    [Fact]
    public async Task It_is_asked_for_once_a_day_and_obeyed()
    {
        web.At(Robots, "User-agent: NewsReader\nDisallow: /closed", "text/plain");
        Assert.Null(await gate.Refusal(Open, default));
        Assert.Equal("its robots.txt asks programs to leave it alone", await gate.Refusal(Closed, default));
        Assert.Single(web.Asked);

        clock.Advance(TimeSpan.FromHours(25));
        web.At(Robots, "", "text/plain");
        Assert.Null(await gate.Refusal(Closed, default));
        Assert.Equal(2, web.Asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task One_that_is_not_there_allows_and_one_that_cannot_be_had_does_not(
        HttpStatusCode status,
        bool isAllowed
    )
    {
        web.At(Robots, status);
        Assert.Equal(isAllowed, await gate.Refusal(Open, default) is null);
        // A fault is not held against a host for long.
        clock.Advance(TimeSpan.FromMinutes(11));
        web.At(Robots, HttpStatusCode.NotFound);
        Assert.Null(await gate.Refusal(Open, default));
    }

    [Fact]
    public async Task A_host_out_of_reach_allows_nothing_and_says_why()
    {
        web.At(Robots, _ => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        Assert.Equal($"{Robots} cannot be fetched: its host is not known", await gate.Refusal(Open, default));
    }

    [Fact]
    public async Task It_may_stand_elsewhere()
    {
        web.At(Robots, HttpStatusCode.MovedPermanently, ("Location", "https://www.example.org/robots.txt"))
            .At("https://www.example.org/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain");
        Assert.Null(await gate.Refusal(Open, default));
        Assert.NotNull(await gate.Refusal(Closed, default));

        web.At(
            "https://b.example.org/robots.txt",
            HttpStatusCode.Found,
            ("Location", "https://b.example.org/robots.txt")
        );
        Assert.Null(await gate.Refusal(new("https://b.example.org/x"), default));
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_answer()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        web.At(Robots, (_, _) => answer.Task);
        var asking = Enumerable.Range(0, 5).Select(_ => gate.Refusal(Closed, default)).ToList();
        answer.SetResult(StubWeb.Answer(HttpStatusCode.OK, "User-agent: *\nDisallow: /closed"u8.ToArray()));
        Assert.All(await Task.WhenAll(asking), Assert.NotNull);
        Assert.Single(web.Asked);
    }
}
