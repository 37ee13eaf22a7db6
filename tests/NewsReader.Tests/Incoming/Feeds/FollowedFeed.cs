using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>A site that follows feeds. The test defines the web and the time.</summary>
public sealed class FollowedFeed : IAsyncDisposable
{
    public const string Address = "https://news.example.org/feed.xml";

    public FollowedFeed() =>
        Site = new NewsSite
        {
            From = IPAddress.Loopback,
            Listens = "http://127.0.0.1:5080",
            Clock = Clock,
        };

    public NewsSite Site { get; }

    /// <summary>The site's clock. It advances by a millisecond each time it is read.</summary>
    public FakeTimeProvider Clock { get; } =
        new(DateTimeOffset.UtcNow) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    /// <summary>Sets the clock forward or back without firing timers.</summary>
    public void Later(TimeSpan by) => Clock.AdjustTime(Clock.GetUtcNow() + by);

    public static string Rss(params string[] items) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><title>Example Wire</title><link>https://news.example.org/</link>{string.Concat(
                items
            )}</channel></rss>
            """;

    public static string Item(
        string id,
        string headline,
        string text = "Its text is here.",
        string? link = null,
        string extra = ""
    ) =>
        $"<item><guid isPermaLink=\"false\">{id}</guid><title>{headline}</title><link>{link ?? $"https://news.example.org/{id}"}</link><description>{WebUtility.HtmlEncode(text)}</description>{extra}</item>";

    public FollowedFeed Says(string feed, string address = Address, params (string, string)[] headers)
    {
        Site.Web.At(address, feed, "application/rss+xml; charset=utf-8", HttpStatusCode.OK, headers);
        return this;
    }

    public async Task<SubscribeResult> Follow(string address = Address, string? folder = null) =>
        await Get<Subscriber>().Add(address, folder, CancellationToken.None);

    public async Task<RefreshResult> Refresh(string address = Address) =>
        (await Get<FeedRefresher>().Refresh((await State(address)).Id, CancellationToken.None))!;

    public async Task<Subscription> State(string address = Address)
    {
        using var scope = Site.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<NewsDb>()
            .Subscriptions.Include(s => s.Source)
            .SingleAsync(s => s.Key == address);
    }

    public async Task<T> Ask<T>(Func<NewsDb, Task<T>> question)
    {
        using var scope = Site.Services.CreateScope();
        return await question(scope.ServiceProvider.GetRequiredService<NewsDb>());
    }

    public T Get<T>()
        where T : notnull => Site.Get<T>();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
