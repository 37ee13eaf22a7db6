using System.Text;
using NewsReader.Collection;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Opml;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Cached pages are only dropped for changes that they show.</summary>
public sealed class FeedAnnouncementTests : IAsyncDisposed
{
    private const string List =
        $"<opml><body><outline text='Wire' xmlUrl='{Address}'/><outline text='Other' xmlUrl='https://other.example.org/feed'/></body></opml>";

    private readonly FollowedFeed feed = new();
    private readonly List<CollectionChanges> announced = [];

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task New_feeds_are_announced_and_the_same_list_again_is_not()
    {
        Listen();
        await Import();
        Assert.Equal([CollectionChanges.Feeds, CollectionChanges.Feeds], announced);
        announced.Clear();

        Assert.Equal(2, (await Import()).Known);
        Assert.Empty(announced);
    }

    [Fact]
    public async Task Feed_that_is_already_here_is_not_announced()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        Listen();
        await feed.Follow();
        Assert.Contains(CollectionChanges.Feeds, announced);
        announced.Clear();

        Assert.False((await feed.Follow()).IsNew);
        Assert.Empty(announced);
    }

    [Fact]
    public async Task Settings_are_not_announced_because_no_cached_page_shows_them()
    {
        await Import();
        Listen();
        var change = new FeedSettingsChange { Folder = "World", FetchesStories = true };
        var result = await feed.Get<Subscriber>().Change((await feed.State()).Id, change, CancellationToken.None);

        Assert.Equal((null, "World", true), (result.Fault, (await feed.State()).Folder, result.Feed!.FetchesStories));
        Assert.Empty(announced);
    }

    [Fact]
    public async Task Title_in_the_first_response_is_announced_if_it_renames_the_feed()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await Import($"<opml><body><outline xmlUrl='{Address}'/></body></opml>");
        Listen();
        await feed.Refresh();
        Assert.Equal("Example Wire", (await feed.State()).Source.Name);
        Assert.Contains(CollectionChanges.Feeds, announced);
    }

    [Fact]
    public async Task Unsubscribing_is_announced_once()
    {
        await Import();
        var subscription = await feed.State();
        Listen();
        await feed.Get<Subscriber>().Remove(subscription, removesArticles: false, CancellationToken.None);
        await feed.Get<Subscriber>().Remove(subscription, removesArticles: false, CancellationToken.None);
        Assert.Equal([CollectionChanges.Feeds], announced);
    }

    private void Listen() => feed.Get<DatabaseWriter>().Committed += announced.Add;

    private Task<ImportedOpml> Import(string list = List) =>
        feed.Get<OpmlImport>().Import(Encoding.UTF8.GetBytes(list), CancellationToken.None);
}
