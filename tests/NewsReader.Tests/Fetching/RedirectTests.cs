using System.Net;
using Microsoft.Extensions.Options;
using NewsReader.Fetching;
using NewsReader.Hosting;

namespace NewsReader.Tests.Fetching;

/// <summary>Redirects are followed by our own code, with our own rules.</summary>
public sealed class RedirectTests : IAsyncDisposed
{
    private readonly LoopbackWeb web = LoopbackWeb.Start();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData("301 308 200", "/2", "/2")]
    [InlineData("301 302 301 200", "/1", "/3")]
    [InlineData("302 301 200", null, "/2")]
    [InlineData("307 200", null, "/1")]
    [InlineData("303 200", null, "/1")]
    [InlineData("301 301 301 301 301 200", "/5", "/5")]
    [InlineData("301 410", "/1", "/1")]
    public async Task Only_an_unbroken_run_of_permanent_redirects_changes_the_address(
        string statuses,
        string? permanent,
        string final
    )
    {
        var steps = statuses.Split(' ').Select(int.Parse).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is 200 or 410)
            {
                var end = steps[i];
                web.At(
                    $"/{i}",
                    context =>
                    {
                        context.Response.StatusCode = end;
                        return Task.CompletedTask;
                    }
                );
            }
            else
                web.Redirect($"/{i}", steps[i], $"/{i + 1}#part");
        }
        var fetched = await web.Get("/0");
        Assert.Equal(steps[^1], (int)fetched.Status);
        Assert.Equal(web.Address(final), fetched.Address);
        Assert.Equal(permanent is null ? null : web.Address(permanent), fetched.PermanentAddress);
    }

    [Fact]
    public async Task Redirect_loops_and_long_chains_end()
    {
        var asked = 0;
        web.At(
            "/loop",
            context =>
            {
                asked++;
                context.Response.Redirect("/loop");
                return Task.CompletedTask;
            }
        );
        var fault = await web.Fault("/loop");
        Assert.Equal(FetchFault.Redirect, fault.Fault);
        Assert.EndsWith("it redirects more than 5 times.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(6, asked);
    }

    [Fact]
    public async Task Redirect_without_a_valid_target_is_named()
    {
        web.At(
            "/",
            context =>
            {
                context.Response.StatusCode = 301;
                return Task.CompletedTask;
            }
        );
        Assert.EndsWith(
            "it redirects without a Location header.",
            (await web.Fault("/")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Non_ascii_characters_in_a_redirect_are_read_as_utf_8()
    {
        web.Redirect("/old", 301, "/gr%C3%BCn").Text("/grün", "x");
        Assert.Equal(web.Address("/gr%C3%BCn"), (await web.Get("/old")).Address);

        using var stub = new StubWeb();
        stub.At("http://a.example.org/", HttpStatusCode.Found, ("Location", "/gr\u00c3\u00bcn"))
            .At("http://a.example.org/gr%C3%BCn", "x");
        Assert.Equal("http://a.example.org/gr%C3%BCn", (await Get(stub, "http://a.example.org/")).Address.AbsoluteUri);
    }

    [Fact]
    public async Task From_https_to_http_is_refused_and_to_https_is_not()
    {
        using var stub = new StubWeb();
        stub.At("https://a.example.org/", HttpStatusCode.Found, ("Location", "http://a.example.org/plain"))
            .At("http://a.example.org/", HttpStatusCode.MovedPermanently, ("Location", "https://a.example.org/feed"))
            .At("https://a.example.org/feed", "x");
        var fault = await Assert.ThrowsAsync<FetchException>(() => Get(stub, "https://a.example.org/"));
        Assert.Equal(FetchFault.Redirect, fault.Fault);
        Assert.Contains("from https to http", fault.Message, StringComparison.Ordinal);
        Assert.Equal(
            "https://a.example.org/feed",
            (await Get(stub, "http://a.example.org/")).PermanentAddress?.AbsoluteUri
        );
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "its host was not found.")]
    [InlineData(HttpRequestError.Unknown, "the connection failed (what happened).")]
    public async Task Network_errors_become_readable_messages(HttpRequestError error, string expected)
    {
        using var stub = new StubWeb();
        stub.At("http://a.example.org/", _ => throw new HttpRequestException(error, "what happened"));
        var fault = await Assert.ThrowsAsync<FetchException>(() => Get(stub, "http://a.example.org/"));
        Assert.Equal($"http://a.example.org/ cannot be fetched: {expected}", fault.Message);
        Assert.Equal(FetchFault.Unreachable, fault.Fault);
    }

    [Fact]
    public async Task Queue_forgets_hosts_that_nobody_waits_for()
    {
        var turns = new PerHostQueue();
        using var given = new CancellationTokenSource();
        var first = await turns.Wait(FetchLane.News, "a", default);
        var second = turns.Wait(FetchLane.News, "a", given.Token);
        var other = await turns.Wait(FetchLane.News, "b", default);
        Assert.False(second.IsCompleted);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(2, turns.HostCount);
        first.Dispose();
        other.Dispose();
        Assert.Equal(0, turns.HostCount);
        (await turns.Wait(FetchLane.News, "a", default)).Dispose();
    }

    private static async Task<FetchResponse> Get(StubWeb stub, string address)
    {
        using var fetcher = new WebFetcher(
            stub,
            Options.Create(new FetchingOptions()),
            Options.Create(new SiteOptions()),
            new PerHostQueue(),
            TimeProvider.System
        );
        return await fetcher.Get(new(new(address)), CancellationToken.None);
    }
}
