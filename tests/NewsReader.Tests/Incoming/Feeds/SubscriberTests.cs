using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsReader.Incoming.Feeds;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Subscribing and unsubscribing.</summary>
public sealed class SubscriberTests : IAsyncDisposed
{
    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData("https://news.example.org/feed.xml")]
    [InlineData("news.example.org/feed.xml")]
    [InlineData("feed:https://news.example.org/feed.xml")]
    [InlineData("FEED:https://news.example.org/feed.xml")]
    public async Task Address_is_read_as_people_type_it(string given)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        Assert.Equal(Address, (await feed.Follow(given)).Subscription!.Address);
        Assert.False((await feed.Follow(given)).IsNew);
    }

    [Fact]
    public async Task Address_without_a_scheme_is_tried_with_http_too_but_never_with_a_password()
    {
        feed.Site.Web.At(
            "https://old.example.org/feed",
            _ => throw new HttpRequestException(HttpRequestError.ConnectionError)
        );
        feed.Says(Rss(Item("1", "Alpha Rises")), "http://old.example.org/feed");
        Assert.NotNull((await feed.Follow("user:secret@old.example.org/feed")).Refusal);
        Assert.NotNull((await feed.Follow("https://old.example.org/feed")).Refusal);
        Assert.DoesNotContain(
            feed.Site.Web.Asked,
            asked => asked.Address.StartsWith("http:", StringComparison.Ordinal)
        );
        Assert.Equal("http://old.example.org/feed", (await feed.Follow("old.example.org/feed")).Subscription?.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("ftp://news.example.org/feed")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public async Task Text_that_is_not_an_address_is_refused(string given)
    {
        var result = await feed.Follow(given);
        Assert.Contains("is no address", result.Refusal, StringComparison.Ordinal);
        Assert.Empty(feed.Site.Web.Asked);
    }

    [Theory]
    [InlineData(2_001, 0, "an address has at most 2000 characters")]
    [InlineData(20, 201, "a folder has at most 200 characters")]
    public async Task Too_long_address_or_folder_is_refused(int address, int folder, string refusal)
    {
        var result = await feed.Follow(Address.PadRight(address, 'x'), new('x', folder));
        Assert.Equal(refusal, result.Refusal);
        Assert.Empty(feed.Site.Web.Asked);
    }

    [Fact]
    public async Task Address_of_a_site_leads_to_the_feed_that_it_names()
    {
        feed.Site.Web.At(
            "https://news.example.org/",
            """
            <!DOCTYPE html><html><head><title>Example</title>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
            <link rel=alternate type='application/atom+xml' href=feed.xml>
            <link rel="stylesheet" href="/x.css"></head><body></body></html>
            """
        );
        feed.Says(Rss(Item("1", "Alpha Rises")));
        var result = await feed.Follow("news.example.org");
        Assert.Equal(
            (Address, "https://news.example.org/comments.xml"),
            (result.Subscription!.Address, Assert.Single(result.Others))
        );
    }

    [Fact]
    public async Task Site_that_names_no_feed_is_searched_in_the_usual_places()
    {
        feed.Site.Web.At("https://news.example.org/", "<html><head></head><body>Hello</body></html>");
        feed.Site.Web.Elsewhere = HttpStatusCode.NotFound;
        feed.Says(Rss(Item("1", "Alpha Rises")));
        Assert.Equal(Address, (await feed.Follow("news.example.org")).Subscription!.Address);
    }

    [Fact]
    public async Task Address_inside_the_network_is_refused_in_plain_words()
    {
        await using var site = new NewsSite { ReachesTheNetwork = true };
        var result = await site.Get<Subscriber>().Add("http://127.0.0.1:9/feed", null, CancellationToken.None);
        Assert.Contains("Fetching:Allow", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_publishers_with_one_name_are_two_sources_and_two_feeds_of_one_publisher_are_one()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")))
            .Says(Rss(Item("2", "Beta Falls")), "https://news.example.org/world")
            .Says(Rss(Item("3", "Gamma Waits", link: "https://copy.example.com/3")), "https://copy.example.com/feed");
        await feed.Follow();
        await feed.Follow("https://news.example.org/world");
        await feed.Follow("https://copy.example.com/feed");
        Assert.Equal("Example Wire", (await feed.State("https://news.example.org/world")).Source.Name);
        Assert.Equal(
            "Example Wire (copy.example.com)",
            (await feed.State("https://copy.example.com/feed")).Source.Name
        );
    }

    [Fact]
    public async Task Removing_a_feed_with_its_articles_keeps_listed_articles_as_headlines_and_all_addresses()
    {
        const string related =
            "<link rel=\"related\" xmlns=\"http://www.w3.org/2005/Atom\" href=\"https://news.example.org/waits\" title=\"Gamma Waits\"/>";
        feed.Says(Rss(Item("1", "Alpha Rises", "It rose.", extra: related), Item("2", "Beta Falls", "It fell.")));
        await feed.Follow();
        await feed.Site.Import(("lister.txt", "A story that lists\n\nIts text.\n\n\nAlpha Rises\n"));
        await feed.Site.Html("/articles/gamma-waits");

        var removed = await feed.Get<Subscriber>()
            .Remove(await feed.State(), removesArticles: true, CancellationToken.None);

        Assert.Equal(2, removed);
        var alpha = await feed.Site.Page("/articles/alpha-rises");
        Assert.StartsWith("Headline only", alpha.Text(".waiting-note"), StringComparison.Ordinal);
        Assert.DoesNotContain("It rose.", alpha.Text("body"), StringComparison.Ordinal);
        using var client = feed.Site.Client();
        foreach (
            var gone in (string[])
                [
                    "/articles/beta-falls",
                    "/articles/gamma-waits",
                    "/articles/beta-falls/story",
                    "/articles/beta-falls/story.atom",
                    "/articles/beta-falls.json",
                ]
        )
        {
            using var answer = await client.GetAsync(new Uri(gone, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        }
        await feed.Site.Import(("again.txt", "Beta Falls\n\nAnother one fell.\n"));
        Assert.Equal("Another one fell.", (await feed.Site.Page("/articles/beta-falls-2")).Text("article .text"));
        Assert.DoesNotContain("Beta Falls", (await feed.Site.Page("/search?q=%22it+fell%22")).Texts("a"));
    }

    [Fact]
    public async Task Removed_articles_are_similar_to_nothing_and_headlines_are_compared_again()
    {
        const string related =
            "<link rel=\"related\" xmlns=\"http://www.w3.org/2005/Atom\" href=\"https://news.example.org/waits\" title=\"Rosa Silva Waits in Lisbon\"/>";
        feed.Says(Rss(Item("1", "Alpha Rises", "Rosa Silva saw it in Lisbon.", extra: related)));
        await feed.Follow();
        await feed.Site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nAlpha Rises\n"),
            ("like.txt", "Alpha Rises and Falls\n\nSomething was seen.\n")
        );
        const string lisbon = "^Both have: .*Lisbon";
        Assert.Contains(
            (await feed.Site.Page("/articles/alpha-rises")).Texts(".because"),
            text => Regex.IsMatch(text, lisbon)
        );

        await feed.Get<Subscriber>().Remove(await feed.State(), removesArticles: true, CancellationToken.None);
        var alpha = await feed.Site.Page("/articles/alpha-rises");
        Assert.DoesNotContain(alpha.Texts(".because"), text => Regex.IsMatch(text, lisbon));
        Assert.NotEmpty(alpha.QuerySelectorAll("[aria-labelledby=similar] a[href^='/articles/alpha-rises-and-falls']"));

        await feed.Site.Import(("new.txt", "Rosa Silva Leaves Lisbon\n\nShe left.\n"));
        Assert.DoesNotContain(
            "Similar stories",
            (await feed.Site.Page("/articles/rosa-silva-leaves-lisbon")).Texts("h2")
        );
    }

    [Fact]
    public async Task Feed_removed_without_its_articles_recognises_them_when_it_comes_back()
    {
        feed.Says(Rss(Item("1", "Alpha Rises", link: "")));
        await feed.Follow();
        await feed.Get<Subscriber>().Remove(await feed.State(), removesArticles: false, CancellationToken.None);
        await feed.Site.Html("/articles/alpha-rises");
        await feed.Follow();
        Assert.Equal(1, await feed.Ask(db => db.Articles.CountAsync(a => a.Source.Name == "Example Wire")));
    }
}
