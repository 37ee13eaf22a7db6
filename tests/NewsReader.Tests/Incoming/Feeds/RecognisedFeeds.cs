using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection.Articles;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>A publisher's feed about dogs, and the feed of an aggregator that links to it.</summary>
public abstract class RecognisedFeeds : IAsyncDisposed
{
    protected const string Publisher = "https://dogs.example.org/feed";
    protected const string Aggregator = "https://links.example.net/feed";
    protected const string Story = "https://dogs.example.org/dig";
    protected const string Whole =
        "<p>The dog digs because it is cool down there, and because nobody has told it not to. It has dug since the spring.</p>";

    protected FollowedFeed Feed { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static string Item(
        string? id,
        string headline,
        string text,
        string? link,
        string extra = "",
        bool isWhole = false
    ) =>
        $"<item>{(id is null ? "" : $"<guid isPermaLink=\"false\">{id}</guid>")}<title>{headline}</title>{(link is null ? "" : $"<link>{link}</link>")}"
        + (
            isWhole
                ? $"<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">{WebUtility.HtmlEncode(text)}</content:encoded>"
                : $"<description>{WebUtility.HtmlEncode(text)}</description>"
        )
        + $"{extra}</item>";

    protected async Task<SubscribeResult> Follow(string address, params string[] items)
    {
        Says(address, items);
        return await Feed.Follow(address);
    }

    protected async Task Again(string address, params string[] items)
    {
        Says(address, items);
        var result = await Feed.Refresh(address);
        Assert.Null(result.Problem);
    }

    protected Task Say(string address, int poll, params string[] items) =>
        poll == 1 ? Follow(address, items) : Again(address, items);

    protected void Says(string address, string[] items)
    {
        var site = new Uri(new Uri(address), "/");
        Feed.Says(
            $"<rss version=\"2.0\"><channel><title>{(address == Aggregator ? "Links" : "Dogs")}</title><link>{site}</link>{string.Concat(items)}</channel></rss>",
            address
        );
    }

    protected Task<int> Count() =>
        Feed.Ask(db =>
            db.Articles.CountAsync(a => a.Html != null && (a.Source.Name == "Dogs" || a.Source.Name == "Links"))
        );

    protected Task<Article> Named(string headline) =>
        Feed.Ask(db =>
            db.Articles.Include(a => a.Feeds).Include(a => a.Source).SingleAsync(a => a.Headline == headline)
        );
}
