using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsReader.Intake.Runs;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>How entries of feeds become articles, and what happens when they come again.</summary>
public sealed class FeedRefresherTests : IAsyncDisposed
{
    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task Entries_of_a_feed_can_be_read()
    {
        feed.Says(
            Rss(
                Item(
                    "1",
                    "Ships &amp;amp; Harbours",
                    "<p>The first <b>text</b>, with <a href=\"/more\">more</a>.</p>",
                    extra: "<pubDate>Fri, 05 Dec 2025 10:00:00 +0200</pubDate><author>a@example.org (Ann Author)</author><category>Harbours</category><comments>https://news.example.org/1/comments</comments><enclosure url=\"https://news.example.org/1.mp3\" type=\"audio/mpeg\" length=\"2500000\"/>"
                )
            )
        );
        var added = await feed.Follow();
        Assert.True(added is { IsNew: true, Refusal: null });
        var page = await feed.Site.Page("/articles/ships-harbours");
        Assert.Equal("Ships & Harbours", page.Text("h1"));
        Assert.Equal("Ann Author", page.Text("article .byline"));
        Assert.Equal("2025-12-05T10:00:00+02:00", page.Attribute("article .opening time", "datetime"));
        Assert.Equal("text", page.Text("article .text b"));
        Assert.Contains("2.5 MB", page.Text("article .files .state"), StringComparison.Ordinal);
        Assert.Contains(
            "A summary, as Example Wire gives it. The whole story is at news.example.org.",
            page.Texts("article > .facts")
        );
        var links = page.Links("article");
        Assert.Contains(links, link => link.Text == "Example Wire");
        Assert.Contains(links, link => link.Text == "Harbours");
        foreach (
            var address in (string[])
                [
                    "https://news.example.org/more",
                    "https://news.example.org/1/comments",
                    "https://news.example.org/1.mp3",
                ]
        )
            Assert.Contains(links, link => link.Href == address);
    }

    [Fact]
    public async Task Picture_of_an_entry_is_shown_through_this_site()
    {
        feed.Says(
            Rss(
                Item(
                    "1",
                    "Alpha Rises",
                    "It rose.",
                    extra: "<media:thumbnail xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"https://news.example.org/a.jpg\"/>"
                )
            )
        );
        await feed.Follow();
        var html = await feed.Site.Html("/articles/alpha-rises");
        Assert.NotEmpty(PageSelectors.Parse(html).QuerySelectorAll("article img[src^='/img/']"));
        Assert.DoesNotContain("https://news.example.org/a.jpg", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_is_only_a_picture_is_put_above_the_summary()
    {
        const string content =
            "<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">&lt;img src=\"https://news.example.org/a.jpg\"&gt;</content:encoded>";
        feed.Says(Rss(Item("1", "Alpha Rises", "It rose.", extra: content)));
        await feed.Follow();
        Assert.Equal(
            "<img src=\"https://news.example.org/a.jpg\" alt=\"\">It rose.",
            (await feed.Ask(db => db.Articles.SingleAsync(a => a.Headline == "Alpha Rises"))).Html?.Replace(
                "\n",
                "",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Whatever_is_over_the_limits_of_an_entry_is_noted()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        var topics = string.Concat(Enumerable.Range(1, 60).Select(i => $"<category>Harbour of day {i}</category>"));
        var files = string.Concat(
            Enumerable
                .Range(1, 25)
                .Select(i => $"<enclosure url=\"https://news.example.org/{i}.mp3\" type=\"audio/mpeg\"/>")
        );
        var related = string.Concat(
            Enumerable
                .Range(1, 507)
                .Select(i =>
                    $"<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"related\" title=\"Ferry {i} sails\" href=\"https://news.example.org/ferry/{i}\"/>"
                )
        );
        feed.Says(Rss(Item("2", "Beta Falls", extra: topics + files + related)));
        var leftOut = (await feed.Refresh()).Notes;
        Assert.Contains("the entry “Beta Falls”: 10 of its 60 topics were left out", leftOut);
        Assert.Contains(
            "the entry “Beta Falls”: Of 507 related headlines the first 500 were taken, and 7 were left out",
            leftOut
        );
        Assert.Contains("the entry “Beta Falls”: 5 of its 25 files were left out", leftOut);
    }

    [Fact]
    public async Task Same_feed_again_changes_nothing()
    {
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")));
        await feed.Follow();
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")) + "<!-- other bytes -->");
        Assert.Empty((await feed.Refresh()).Articles);
        Assert.Equal(2, await Count("Example Wire"));
    }

    [Fact]
    public async Task Changed_entry_updates_its_article_and_keeps_the_old_address()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Says(Rss(Item("1", "Alpha Soars", "It soared.")));
        Assert.Equal(ImportOutcome.Updated, Assert.Single((await feed.Refresh()).Articles).Outcome);
        Assert.Contains("It soared.", await feed.Site.Html("/articles/alpha-soars"), StringComparison.Ordinal);
        using var client = feed.Site.Client();
        using var old = await client.GetAsync(new Uri("/articles/alpha-rises", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.Equal(1, await Count("Example Wire"));
    }

    [Fact]
    public async Task Entry_fills_the_headline_that_waited_for_it()
    {
        feed.Says(
            Rss(
                Item(
                    "1",
                    "Drones Spotted Near Zelenskiy’s Flight Path in Ireland Trigger Security Alert",
                    "They were seen over the bay."
                )
            )
        );
        await feed.Follow();
        Assert.Contains(
            "They were seen over the bay.",
            await feed.Site.Html(NewsSite.DronesPath),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Related_links_of_an_entry_are_its_related_headlines()
    {
        feed.Says(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Example Wire</title><updated>2025-12-05T00:00:00Z</updated>
            <entry><id>e</id><title>Alpha Rises</title><updated>2025-12-05T00:00:00Z</updated><link href="https://news.example.org/a"/>
            <link rel="related" href="https://news.example.org/b" title="Beta Falls"/><content type="html">It rose.</content></entry></feed>
            """
        );
        await feed.Follow();
        Assert.Contains("Beta Falls", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        Assert.Contains("Headline only", await feed.Site.Html("/articles/beta-falls"), StringComparison.Ordinal);
        feed.Says(
            Rss(Item("b", "Beta Has Fallen", "It fell.", link: "https://news.example.org/b")),
            "https://news.example.org/other"
        );
        await feed.Follow("https://news.example.org/other");
        Assert.Contains("It fell.", await feed.Site.Html("/articles/beta-has-fallen"), StringComparison.Ordinal);
        Assert.Contains(
            "/articles/beta-has-fallen",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Same_id_in_two_feeds_means_two_articles()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")))
            .Says(
                Rss(Item("1", "Beta Falls", link: "https://other.example.org/1"))
                    .Replace("Example Wire", "Other Wire", StringComparison.Ordinal),
                "https://other.example.org/feed"
            );
        await feed.Follow();
        await feed.Follow("https://other.example.org/feed");
        Assert.Equal((1, 1), (await Count("Example Wire"), await Count("Other Wire")));
    }

    [Fact]
    public async Task Id_shared_by_all_entries_of_a_feed_identifies_none()
    {
        feed.Says(
            Rss(
                Item("same", "Alpha Rises", link: "https://news.example.org/a"),
                Item("same", "Beta Falls", link: "https://news.example.org/b"),
                Item("same", "Gamma Waits", link: "https://news.example.org/c")
            )
        );
        await feed.Follow();
        Assert.Equal(3, await Count("Example Wire"));
        Assert.Empty((await feed.Refresh()).Articles);
    }

    [Fact]
    public async Task Id_reused_for_another_story_leaves_the_first_story_alone()
    {
        feed.Says(Rss(Item("1", "Alpha Rises", "It rose.", link: "https://news.example.org/a")));
        await feed.Follow();
        feed.Says(Rss(Item("1", "Beta Falls", "It fell.", link: "https://news.example.org/b")));
        Assert.Equal(ImportOutcome.Added, Assert.Single((await feed.Refresh()).Articles).Outcome);
        Assert.Contains("It rose.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        Assert.Contains("It fell.", await feed.Site.Html("/articles/beta-falls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_shared_by_all_entries_does_not_merge_them()
    {
        feed.Says(
            Rss(
                Item("1", "Alpha Rises", link: "https://news.example.org/"),
                Item("2", "Beta Falls", link: "https://news.example.org/")
            )
        );
        await feed.Follow();
        Assert.Equal(2, await Count("Example Wire"));
    }

    [Fact]
    public async Task Another_feed_that_points_at_a_story_does_not_rewrite_it()
    {
        feed.Says(Rss(Item("1", "Alpha Rises", "It rose.")))
            .Says(
                Rss(Item("x", "You will not believe this", "Click here.", link: "https://news.example.org/1"))
                    .Replace("Example Wire", "Aggregator", StringComparison.Ordinal),
                "https://agg.example.org/feed"
            );
        await feed.Follow();
        await feed.Follow("https://agg.example.org/feed");
        Assert.Contains("It rose.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        Assert.Equal(0, await Count("Aggregator"));
    }

    [Fact]
    public async Task Fuller_of_two_contents_is_the_text()
    {
        static string Content(string text) =>
            $"<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">{text}</content:encoded>";
        feed.Says(
            Rss(
                Item(
                    "1",
                    "Alpha Rises",
                    "Short.",
                    extra: Content("A line.") + Content("The whole story, from its beginning to its end.")
                )
            )
        );
        await feed.Follow();
        Assert.Contains(
            "from its beginning to its end",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Summary_does_not_replace_the_story()
    {
        const string full =
            "<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">The whole story.</content:encoded>";
        feed.Says(Rss(Item("1", "Alpha Rises", "Short.")));
        await feed.Follow();
        Assert.Contains("A summary, as", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        feed.Says(Rss(Item("1", "Alpha Rises", "Short.", extra: full)));
        await feed.Refresh();
        Assert.DoesNotContain("A summary, as", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        feed.Says(Rss(Item("1", "Alpha Rises", "Shorter.")));
        await feed.Refresh();
        Assert.Contains("The whole story.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_dates_stay_missing_and_future_dates_sort_as_now()
    {
        feed.Says(
            Rss(
                Item("1", "From the future", extra: "<pubDate>Fri, 05 Dec 2099 10:00:00 GMT</pubDate>"),
                Item("2", "Without a date"),
                Item("3", "With nonsense", extra: "<pubDate>soon</pubDate>")
            )
        );
        await feed.Follow();
        Assert.Contains("undated", await feed.Site.Html("/articles/without-a-date"), StringComparison.Ordinal);
        Assert.Contains("undated", await feed.Site.Html("/articles/with-nonsense"), StringComparison.Ordinal);
        var keys = await feed.Ask(db =>
            db.Articles.Where(a => a.Source.Name == "Example Wire").Select(a => a.IndexKey).ToListAsync()
        );
        Assert.All(keys, key => Assert.True(key <= DateTimeOffset.UtcNow.UtcTicks));
    }

    [Fact]
    public async Task Entry_over_the_limits_is_noted_by_name_and_the_rest_is_imported()
    {
        feed.Says(
            Rss(Item("1", "Too deep", string.Concat(Enumerable.Repeat("<div>", 5_000))), Item("2", "Beta Falls"))
        );
        var added = await feed.Follow();
        Assert.Contains(added.Refreshed!.Notes, problem => problem.Contains("Too deep", StringComparison.Ordinal));
        Assert.Equal(1, await Count("Example Wire"));
    }

    private Task<int> Count(string source) => feed.Ask(db => db.Articles.CountAsync(a => a.Source.Name == source));
}
