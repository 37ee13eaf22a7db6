using System.Net;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Fetching;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;
using NewsReader.Site.Images;

namespace NewsReader.Tests.Site.Images;

/// <summary>When pictures are fetched, and when not.</summary>
public sealed class ImageFetcherTests : IAsyncDisposed
{
    private static readonly Uri Address = new("https://pictures.example.org/a.gif");

    private readonly TempFolder here = new();
    private readonly StubWeb web = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly DataFolder data;
    private readonly WebFetcher fetcher;
    private readonly ImageFetcher images;

    public ImageFetcherTests()
    {
        data = DataFolder.Open(here.Path);
        fetcher = new(
            web,
            Options.Create(new FetchingOptions()),
            Options.Create(new SiteOptions()),
            new PerHostQueue(),
            TimeProvider.System
        );
        var folder = new ImageFolder(
            data,
            Options.Create(new ImageOptions { MaxMegabytes = 0 }),
            clock,
            NullLogger<ImageFolder>.Instance
        );
        images = new(fetcher, folder, new(folder), clock, lifetime, NullLogger<ImageFetcher>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await images.DisposeAsync();
        fetcher.Dispose();
        web.Dispose();
        data.Dispose();
        here.Dispose();
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData("3600", 61)]
    public async Task A_failed_one_is_asked_for_again_after_a_while(string? retryAfter, int minutes)
    {
        web.At(
            Address.AbsoluteUri,
            HttpStatusCode.ServiceUnavailable,
            retryAfter is null ? [] : [("Retry-After", retryAfter)]
        );
        Assert.Equal(502, await Status());
        clock.Advance(TimeSpan.FromMinutes(minutes - 2));
        web.At(Address.AbsoluteUri, "GIF89a", "image/gif");
        Assert.Equal(502, await Status());
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(200, await Status());
    }

    [Fact]
    public async Task A_slow_server_is_told_from_a_broken_one()
    {
        web.At(Address.AbsoluteUri, _ => throw new TaskCanceledException("no connection", new TimeoutException()));
        Assert.Equal(504, await Status());
    }

    [Fact]
    public async Task Too_many_at_once_are_put_off_and_the_end_of_the_program_ends_all()
    {
        // Eight hosts keep their turns: all others wait behind them.
        var waiting = Enumerable.Range(0, 200).Select(i => new Uri($"https://host{i}.example.org/a.gif")).ToList();
        foreach (var address in waiting)
            web.At(
                address.AbsoluteUri,
                async (_, ct) =>
                {
                    await Task.Delay(Timeout.Infinite, ct);
                    return new();
                }
            );
        var asking = waiting.ConvertAll(address => images.Get(address, default));
        Assert.Equal(503, await Status());
        Assert.InRange(web.Asked.Count, 1, 8);

        lifetime.StopApplication();
        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(503, answer.Status));
    }

    private async Task<int> Status()
    {
        var answer = await images.Get(Address, default);
        if (answer.Image is { } image)
            await image.Bytes.DisposeAsync();
        return answer.Status;
    }
}
