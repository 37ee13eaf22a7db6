using Microsoft.EntityFrameworkCore;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Which article an entry is when several feeds bring it, and which of them is primary.</summary>
public sealed class SeveralFeedsTests : RecognisedFeeds
{
    [Fact]
    public async Task The_page_of_a_source_shows_at_once_that_a_second_feed_has_an_article()
    {
        var own = Item("links-1", "Ten links for Sunday", "Ten things to read today.", "https://links.example.net/1");
        await Follow(Publisher, Item("dd1", "Why dogs dig holes in sand", Whole, Story));
        await Follow(Aggregator, own);
        Assert.DoesNotContain("Why dogs", await Feed.Site.Html("/?source=links"), StringComparison.Ordinal);
        // The article itself doesn't change.
        await Again(Aggregator, own, Item(null, "Why dogs dig holes in sand", "A good read.", Story));
        Assert.Equal(2, await Count());
        Assert.Contains("Why dogs", await Feed.Site.Html("/?source=links"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_publishers_own_feed_is_primary_whichever_came_first(bool isPublisherFirst)
    {
        string own = Item("dd1", "Why dogs dig holes in sand", Whole, Story),
            pointer = Item(
                null,
                "Why dogs dig holes",
                "<a href=\"https://links.example.net/2\">Comments</a>",
                Story,
                "<comments>https://links.example.net/2</comments>"
            );
        await Follow(isPublisherFirst ? Publisher : Aggregator, isPublisherFirst ? own : pointer);
        await Follow(isPublisherFirst ? Aggregator : Publisher, isPublisherFirst ? pointer : own);
        Assert.Equal(1, await Count());
        var article = await Named("Why dogs dig holes in sand");
        Assert.Contains("cool down there", article.Html, StringComparison.Ordinal);
        Assert.Equal("https://links.example.net/2", article.CommentsUrl);
        Assert.Equal(("Dogs", 2), (article.Source.Name, article.Feeds.Count));
        // Each source lists it.
        Assert.Contains("Why dogs dig holes in sand", await Feed.Site.Html("/?source=dogs"), StringComparison.Ordinal);
        Assert.Contains("Why dogs dig holes in sand", await Feed.Site.Html("/?source=links"), StringComparison.Ordinal);
        // And it stays as it is when the feeds are read again.
        await Again(
            Aggregator,
            Item(null, "Why dogs dig holes (2026)", "<a href=\"https://links.example.net/2\">12 comments</a>", Story)
        );
        await Again(Publisher, own + "<!-- -->");
        Assert.Contains("cool down there", (await Named("Why dogs dig holes in sand")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await Count());
    }

    [Theory]
    [InlineData(
        "<p>Article URL: <a href=\"https://dogs.example.org/dig\">https://dogs.example.org/dig</a></p><p>Comments URL: <a href=\"https://x.example/1\">https://x.example/1</a></p><p>Points: 12</p><p># Comments: 3</p>"
    )]
    [InlineData(
        "submitted by <a href=\"https://x.example/u\">/u/digger</a> <br/> <a href=\"https://dogs.example.org/dig\">[link]</a> <a href=\"https://x.example/c\">[comments]</a>"
    )]
    [InlineData("<a href=\"https://dogs.example.org/dig\">You will not believe why they dig</a>")]
    [InlineData("Click here to read more")]
    [InlineData("")]
    public async Task A_text_that_only_points_at_a_story_does_not_count(string text)
    {
        await Follow(Publisher, Item("dd1", "Why dogs dig", Whole, Story));
        await Follow(Aggregator, Item("x", "You will not believe why they dig", text, Story));
        Assert.Equal(1, await Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_blogs_entry_is_a_separate_article_that_lists_the_story(bool isPublisherFirst)
    {
        string own = Item("v1", "Phone maker opens its store", Whole, Story),
            blog = Item(
                "tag:blog,2026:1",
                "The Store Opens, Finally",
                "<p>I have waited for this for ten years.</p>",
                Story
            );
        await Follow(isPublisherFirst ? Publisher : Aggregator, isPublisherFirst ? own : blog);
        await Follow(isPublisherFirst ? Aggregator : Publisher, isPublisherFirst ? blog : own);
        await ListsTheStory();
        // An edit doesn't change that.
        await Again(
            Aggregator,
            Item(
                "tag:blog,2026:1",
                "The Store Opens, Finally",
                "<p>I have waited for this for eleven years.</p>",
                Story
            )
        );
        await Again(Publisher, own + "<!-- -->");
        await ListsTheStory();

        async Task ListsTheStory()
        {
            Assert.Equal(2, await Count());
            var targets = await Feed.Ask(db =>
                db.RelatedLinks.Where(r => r.Article.Headline == "The Store Opens, Finally")
                    .Select(r => r.Target.Headline)
                    .ToListAsync()
            );
            Assert.Equal(["Phone maker opens its store"], targets);
            Assert.Equal(
                0,
                await Feed.Ask(db =>
                    db.RelatedLinks.CountAsync(r => r.Article.Headline == "Phone maker opens its store")
                )
            );
        }
    }

    [Fact]
    public async Task The_same_headline_or_text_or_id_under_the_same_link_is_the_same_article()
    {
        await Follow(
            Publisher,
            Item("dd1", "Why dogs dig", Whole, Story),
            Item("dd2", "Why cats climb", "They climb since they can, and for the view.", Story + "/2"),
            Item("dd3", "Why birds sing", "They sing at dawn.", Story + "/3")
        );
        await Follow(
            Aggregator,
            Item("x1", "WHY DOGS DIG!", "What I think of it is this.", Story),
            Item("x2", "On cats", "They climb since they can, and for the view.", Story + "/2"),
            Item("dd3", "On birds", "Singing all day long.", Story + "/3")
        );
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task A_link_blogs_own_page_is_not_a_related_headline()
    {
        Feed.Says(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Links</title><link href="https://links.example.net/"/><updated>2026-11-24T00:00:00Z</updated>
            <entry><id>tag:links,2026:1</id><title>Maps in the New Release</title><updated>2026-11-24T00:00:00Z</updated><link href="https://stories.example.com/maps"/>
            <link rel="related" href="https://links.example.net/linked/maps"/><link rel="related" href="https://links.example.net/2025/maps" title="Maps a year ago"/>
            <content type="html">My own words on it.</content></entry></feed>
            """,
            Aggregator
        );
        await Feed.Follow(Aggregator);
        Assert.Equal(
            ["Maps a year ago"],
            await Feed.Ask(db =>
                db.RelatedLinks.Where(r => r.Article.Headline == "Maps in the New Release")
                    .Select(r => r.Text)
                    .ToListAsync()
            )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fuller_text_from_another_feed_replaces_the_text_and_a_shorter_one_does_not(bool isTeaserFirst)
    {
        const string teaser = "<p>The dog digs because it is cool down there…</p>";
        const string copy = "https://dogs.example.org/all";
        await Follow(Publisher, Item("1", "Why dogs dig", isTeaserFirst ? teaser : Whole, Story));
        await Follow(copy, Item("1", "Why dogs dig", isTeaserFirst ? Whole : teaser, Story));
        Assert.Contains("since the spring", (await Named("Why dogs dig")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await Count());
        await Again(
            Publisher,
            Item("1", "Why dogs dig", (isTeaserFirst ? teaser : Whole) + " ", Story, "<category>Dogs</category>")
        );
        Assert.Contains("since the spring", (await Named("Why dogs dig")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_of_two_feeds_stays_when_one_feed_goes_with_its_articles()
    {
        await Follow(
            Publisher,
            Item("1", "Why dogs dig", Whole, Story),
            Item("2", "Why cats climb", "They can.", Story + "/2")
        );
        await Follow(Aggregator, Item("x", "Why dogs dig", "", Story));
        var subscriber = Feed.Get<Subscriber>();
        Assert.Equal(
            1,
            await subscriber.Remove(await Feed.State(Publisher), removesArticles: true, CancellationToken.None)
        );
        Assert.Single((await Named("Why dogs dig")).Feeds);
        Assert.Equal(
            1,
            await subscriber.Remove(await Feed.State(Aggregator), removesArticles: true, CancellationToken.None)
        );
        Assert.Equal(0, await Count());
        Assert.Equal(0, await Feed.Ask(db => db.Arrivals.CountAsync(a => a.Article.Headline == "Why dogs dig")));
    }

    [Theory]
    [InlineData("http://dogs.example.org/dig")]
    [InlineData("https://www.dogs.example.org/dig")]
    [InlineData("https://dogs.example.org/dig/")]
    [InlineData("https://dogs.example.org/dig#comments")]
    public async Task Every_form_of_an_aggregators_link_leads_to_the_story(string link)
    {
        await Follow(Publisher, Item("1", "Why they dig", Whole, Story));
        await Follow(
            Aggregator,
            Item("x", "Why they dig", "<a href=\"https://links.example.net/1\">Comments</a>", link)
        );
        Assert.Equal(1, await Count());
    }
}
