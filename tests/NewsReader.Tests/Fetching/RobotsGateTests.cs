using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Fetching;
using NewsReader.Fetching.Robots;
using NewsReader.Hosting;

namespace NewsReader.Tests.Fetching;

/// <summary>
/// robots.txt is fetched once and cached for at most a day. A missing file and a failed fetch are different things.
/// </summary>
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
    public async Task Robots_txt_is_fetched_once_a_day_and_obeyed()
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
    public async Task Missing_file_allows_and_failed_fetch_forbids(HttpStatusCode status, bool isAllowed)
    {
        web.At(Robots, status);
        Assert.Equal(isAllowed, await gate.Refusal(Open, default) is null);
        // A failure is only remembered for a short time.
        clock.Advance(TimeSpan.FromMinutes(11));
        web.At(Robots, HttpStatusCode.NotFound);
        Assert.Null(await gate.Refusal(Open, default));
    }

    [Fact]
    public async Task Unreachable_host_allows_nothing_and_the_reason_is_given()
    {
        web.At(Robots, _ => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        Assert.Equal($"{Robots} cannot be fetched: its host was not found", await gate.Refusal(Open, default));
    }

    [Fact]
    public async Task Robots_txt_may_redirect()
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
    public async Task Concurrent_callers_share_one_request()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        web.At(Robots, (_, _) => answer.Task);
        var asking = Enumerable.Range(0, 5).Select(_ => gate.Refusal(Closed, default)).ToList();
        answer.SetResult(StubWeb.Answer(HttpStatusCode.OK, "User-agent: *\nDisallow: /closed"u8.ToArray()));
        Assert.All(await Task.WhenAll(asking), Assert.NotNull);
        Assert.Single(web.Asked);
    }
}
