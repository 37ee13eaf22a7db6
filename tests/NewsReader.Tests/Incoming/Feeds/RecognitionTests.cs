using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Entries;
using NewsReader.Intake.Editing;
using NewsReader.Intake.Similar;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Which article an entry of a feed is when it comes again, in the same feed or in another one.</summary>
public sealed class RecognitionTests : IAsyncDisposed
{
    private const string Publisher = "https://dogs.example.org/feed";
    private const string Aggregator = "https://links.example.net/feed";
    private const string Story = "https://dogs.example.org/dig";
    private const string Whole =
        "<p>The dog digs because it is cool down there, and because nobody has told it not to. It has dug since the spring.</p>";

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData("https://dogs.example.org/changes#week-", "w")]
    [InlineData("https://dogs.example.org/changes#week-", null)]
    [InlineData("https://dogs.example.org/#!topic/dogs/", "https://dogs.example.org/#!topic/dogs/")]
    [InlineData("https://dogs.example.org/app#/posts/", null)]
    public async Task Entries_whose_links_differ_behind_the_fragment_are_articles_of_their_own(string link, string? id)
    {
        var items = Enumerable
            .Range(1, 4)
            .Select(n =>
                Item(id is null ? null : id + n, $"Notes for week {n}", $"What we changed in week {n}.", link + n)
            )
            .ToArray();
        await Follow(Publisher, items);
        Assert.Equal(4, await Count());
        Assert.Equal(link + 2, (await Named("Notes for week 2")).Url);
        await Again(Publisher, [.. items, "<!-- -->"]);
        Assert.Equal(4, await Count());
    }

    [Fact]
    public async Task A_second_post_on_the_same_page_is_an_article_of_its_own()
    {
        await Follow(
            Publisher,
            Item("w-1", "First thoughts on the store", "First note here.", "https://phones.example.com/store")
        );
        await Again(
            Publisher,
            Item("w-2", "Second thoughts on the store", "Second note here.", "https://phones.example.com/store")
        );
        await Again(
            Publisher,
            Item("w-3", "Third thoughts on the store", "", "https://phones.example.com/store"),
            Item("w-2", "Second thoughts on the store", "Second note here.", "https://phones.example.com/store")
        );
        Assert.Equal(3, await Count());
        Assert.Contains(
            "First note here.",
            (await Named("First thoughts on the store")).Html,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Episodes_of_a_programme_that_share_its_page_and_headline_are_articles_of_their_own(int polls)
    {
        var hours = Enumerable
            .Range(1, 3)
            .Select(n => Item($"h{n}", "Hourly news", $"What came in hour {n}.", Story, Recording(n)))
            .ToArray();
        await Follow(Publisher, polls == 1 ? hours : hours[..1]);
        await Again(Publisher, [.. hours, "<!-- -->"]);
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task An_episode_without_an_id_does_not_take_the_place_of_the_last_one()
    {
        await Follow(Publisher, Item(null, "The first walk", "Along the river.", Story, Recording(1)));
        await Again(Publisher, Item(null, "The second walk", "Over the hill.", Story, Recording(2)));
        Assert.Equal(2, await Count());
        await Again(Publisher, Item(null, "The second walk", "Over the hill, and back.", Story, Recording(2)));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task New_ids_for_the_same_recording_make_no_doubles()
    {
        await Follow(Publisher, Item("a", "Hourly news", "What came in hour 1.", Story, Recording(1)));
        await Again(Publisher, Item("b", "Hourly news", "What came in hour 1.", Story, Recording(1)));
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task An_id_that_comes_back_with_another_headline_and_link_and_more_text_is_the_same()
    {
        await Follow(Publisher, Item("77", "Fire at the mill", "Ten were hurt, the brigade said.", Story + "/fire"));
        await Again(
            Publisher,
            Item("77", "Two dead at the mill", "Ten were hurt, the brigade said. Later two died.", Story + "/dead")
        );
        Assert.Equal(1, await Count());
    }

    [Theory]
    [InlineData("http://dogs.example.org/dig", "https://dogs.example.org/dig/")]
    [InlineData("https://dogs.example.org/dig/", "https://www.dogs.example.org/dig")]
    public async Task A_slash_at_the_end_makes_no_double(string before, string after)
    {
        string[] At(string link) =>
            [
                $"<item><guid>{link}</guid><link>{link}</link><title>They dig</title><description>And dig.</description></item>",
                $"<item><link>{link.TrimEnd('/')}/b{(link.EndsWith('/') ? "/" : "")}</link><title>They bark</title><description>And bark.</description></item>",
            ];
        await Follow(Publisher, At(before));
        await Again(Publisher, At(after));
        Assert.Equal(2, await Count());
    }

    [Theory]
    [InlineData("http://dogs.example.org/dig")]
    [InlineData("https://www.dogs.example.org/dig")]
    [InlineData("https://dogs.example.org/dig/")]
    [InlineData("https://dogs.example.org/dig#comments")]
    public async Task An_aggregators_link_leads_to_the_story_in_whatever_form(string link)
    {
        await Follow(Publisher, Item("1", "Why they dig", Whole, Story));
        await Follow(
            Aggregator,
            Item("x", "Why they dig", "<a href=\"https://links.example.net/1\">Comments</a>", link)
        );
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task Entries_of_one_answer_that_share_a_link_keep_it()
    {
        await Follow(
            Publisher,
            Item("a", "Morning film", "Fog until nine.", "https://films.example.com/live"),
            Item("b", "Evening film", "A red sky.", "https://films.example.com/live")
        );
        Assert.Equal(2, await Count());
        Assert.Equal("https://films.example.com/live", (await Named("Evening film")).Url);
    }

    [Fact]
    public async Task The_same_headline_under_other_ids_and_links_is_another_article()
    {
        await Follow(
            Publisher,
            Item("n1", "Evening briefing", "", null),
            Item("q1", "Weekly questions", "What did you read in week one?", "https://dogs.example.org/q1")
        );
        await Again(
            Publisher,
            Item("n2", "Evening briefing", "", null),
            Item("n1", "Evening briefing", "", null),
            Item("q2", "Weekly questions", "What did you read in week two?", "https://dogs.example.org/q2")
        );
        Assert.Equal(4, await Count());
    }

    [Fact]
    public async Task New_ids_at_every_poll_under_the_same_link_and_headline_stay_one()
    {
        for (var poll = 1; poll <= 25; poll++)
            await Say(
                Publisher,
                poll,
                Item($"id-{poll}", "Why dogs dig: “holes”", $"Text number {poll} of it.", Story),
                Item($"other-{poll}", "Another one", "Its text.", Story + "/2")
            );
        Assert.Equal(2, await Count());
        Assert.Contains("Text number 25", (await Named("Why dogs dig: “holes”")).Html, StringComparison.Ordinal);
        Assert.Equal(2 * 20, await feed.Ask(db => db.ImportedItems.CountAsync(d => d.SubscriptionId != null)));
    }

    [Fact]
    public async Task An_id_that_comes_back_with_another_story_leaves_the_first_alone()
    {
        await Follow(Publisher, Item("daily", "Alpha rises", "It rose in the night.", "https://dogs.example.org/a"));
        await Again(Publisher, Item("daily", "Beta falls", "It fell at noon.", "https://dogs.example.org/b"));
        await Again(Publisher, Item("daily", "Gamma waits", "It waits for noon.", null));
        Assert.Equal(3, await Count());
        // The same link is the same story still, and so is the same text.
        await Again(Publisher, Item("daily", "Beta falls again", "It fell once more.", "https://dogs.example.org/b"));
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task Of_two_entries_of_one_answer_with_the_same_link_and_headline_the_second_is_left_out_by_name()
    {
        var added = await Follow(
            Publisher,
            Item("new", "Live: the storm", "The wind has turned.", Story),
            Item("old", "Live: the storm", "The wind blows.", Story)
        );
        Assert.Contains(
            added.Refreshed!.Notes,
            problem => problem.Contains("Live: the storm", StringComparison.Ordinal)
        );
        Assert.Contains("has turned", (await Named("Live: the storm")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://dogs.example.org/?p=", "https://dogs.example.org/?p=", true)]
    [InlineData("https://www.dogs.example.org/", "https://dogs.example.org/", true)]
    [InlineData("http://dogs.example.org/", "https://www.dogs.example.org/", false)]
    [InlineData("https://dogs.example.org/", "http://dogs.example.org/", false)]
    public async Task A_site_that_moves_to_https_or_drops_www_keeps_its_articles(
        string before,
        string after,
        bool hasIds
    )
    {
        string[] At(string site) =>
            [
                .. Enumerable
                    .Range(1, 3)
                    .Select(n =>
                        Item(hasIds ? site + n : null, $"Post number {n}", $"Text of the post {n}.", site + n)
                    ),
            ];
        await Follow(Publisher, At(before));
        await Again(Publisher, At(after));
        await Again(Publisher, [.. At(after), "<!-- -->"]);
        Assert.Equal(3, await Count());
        Assert.Equal(after + 1, (await Named("Post number 1")).Url);
    }

    [Fact]
    public async Task A_kept_page_of_a_source_shows_at_once_what_a_second_feed_has_too()
    {
        var own = Item("links-1", "Ten links for Sunday", "Ten things to read today.", "https://links.example.net/1");
        await Follow(Publisher, Item("dd1", "Why dogs dig holes in sand", Whole, Story));
        await Follow(Aggregator, own);
        Assert.DoesNotContain("Why dogs", await feed.Site.Html("/?source=links"), StringComparison.Ordinal);
        // It changes nothing of the article itself.
        await Again(Aggregator, own, Item(null, "Why dogs dig holes in sand", "A good read.", Story));
        Assert.Equal(2, await Count());
        Assert.Contains("Why dogs", await feed.Site.Html("/?source=links"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_publishers_own_feed_tells_the_story_whichever_came_first(bool isPublisherFirst)
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
        // It shows under each.
        Assert.Contains("Why dogs dig holes in sand", await feed.Site.Html("/?source=dogs"), StringComparison.Ordinal);
        Assert.Contains("Why dogs dig holes in sand", await feed.Site.Html("/?source=links"), StringComparison.Ordinal);
        // And stays as it is, whatever is asked for again.
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
    public async Task What_only_points_at_a_story_is_no_text_of_its_own(string text)
    {
        await Follow(Publisher, Item("dd1", "Why dogs dig", Whole, Story));
        await Follow(Aggregator, Item("x", "You will not believe why they dig", text, Story));
        Assert.Equal(1, await Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_blogs_entry_is_an_article_of_its_own_that_lists_the_story(bool isPublisherFirst)
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
        // An edit changes nothing of this.
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
            var targets = await feed.Ask(db =>
                db.RelatedLinks.Where(r => r.Article.Headline == "The Store Opens, Finally")
                    .Select(r => r.Target.Headline)
                    .ToListAsync()
            );
            Assert.Equal(["Phone maker opens its store"], targets);
            Assert.Equal(
                0,
                await feed.Ask(db =>
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
    public async Task An_own_page_that_a_link_blog_names_as_a_related_one_is_no_headline()
    {
        feed.Says(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Links</title><link href="https://links.example.net/"/><updated>2026-11-24T00:00:00Z</updated>
            <entry><id>tag:links,2026:1</id><title>Maps in the New Release</title><updated>2026-11-24T00:00:00Z</updated><link href="https://stories.example.com/maps"/>
            <link rel="related" href="https://links.example.net/linked/maps"/><link rel="related" href="https://links.example.net/2025/maps" title="Maps a year ago"/>
            <content type="html">My own words on it.</content></entry></feed>
            """,
            Aggregator
        );
        await feed.Follow(Aggregator);
        Assert.Equal(
            ["Maps a year ago"],
            await feed.Ask(db =>
                db.RelatedLinks.Where(r => r.Article.Headline == "Maps in the New Release")
                    .Select(r => r.Text)
                    .ToListAsync()
            )
        );
    }

    [Theory]
    [InlineData("It opens on Monday. Subscribe to read on.")]
    [InlineData("It opens on Monday. It cost three mill…")]
    [InlineData("It opens on Monday. It cost […]")]
    [InlineData("It opens on Monday.")]
    [InlineData("It opens on Monday. Weiterlesen")]
    [InlineData("It opens on Monday. This story is for members.")]
    [InlineData("It opens on Monday. It cost [...] Continue reading")]
    [InlineData("It opens on Monday. It cost three mill… This post is for paid subscribers.")]
    public async Task A_text_that_shrinks_to_its_beginning_is_kept(string teaser)
    {
        const string text =
            "It opens on Monday. It cost three millions, and two years. The mayor will cut the ribbon, and the band will play.";
        await Follow(Publisher, Item("1", "The bridge", text, Story, isWhole: true));
        await Again(Publisher, Item("1", "The bridge", teaser, Story, isWhole: true));
        Assert.Contains("the band will play", (await Named("The bridge")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It opens on Tuesday.")]
    [InlineData("It opens on Monday. The mayor will cut the ribbon, and the band will play.")]
    [InlineData("It opens on Monday. The price was given wrongly before.")]
    public async Task A_publishers_edit_that_shortens_is_an_edit(string edit)
    {
        const string text =
            "It opens on Monday. It cost three millions, and two years. The mayor will cut the ribbon, and the band will play.";
        await Follow(Publisher, Item("1", "The bridge", text, Story, isWhole: true));
        await Again(Publisher, Item("1", "The bridge", edit, Story, isWhole: true));
        Assert.Contains(edit, (await Named("The bridge")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shorter_text_of_another_feed_is_left_out_and_a_fuller_one_taken(bool isTeaserFirst)
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
    public async Task An_entry_without_a_text_is_here_and_not_waited_for()
    {
        await feed.Site.Import(("lister.txt", "A list of bridges\n\nThey are many.\n\n\nThe bridge opens\n"));
        await Follow(
            Publisher,
            Item("1", "The bridge opens", "", Story),
            Item("2", "The bridge closes", "The bridge closes", Story + "/2"),
            Item(
                "3",
                "",
                "<p>The <a href=\"https://council.example.com/bridge\">ferry</a> sails on Monday</p>",
                Story + "/3"
            )
        );
        Assert.Equal("", (await Named("The bridge opens")).Html);
        Assert.Contains("closes", (await Named("The bridge closes")).Html, StringComparison.Ordinal);
        Assert.Contains(
            "council.example.com",
            await feed.Site.Html("/articles/the-ferry-sails-on-monday"),
            StringComparison.Ordinal
        );
        var page = await feed.Site.Html("/articles/the-bridge-opens");
        Assert.DoesNotContain("Headline only", page, StringComparison.Ordinal);
        Assert.Contains(Story, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The bridge opens", await feed.Site.Html("/wanted"), StringComparison.Ordinal);
        Assert.DoesNotContain("The bridge", await feed.Site.Html("/?is=headline-only"), StringComparison.Ordinal);
        Assert.Equal(3, await feed.Ask(db => db.Arrivals.CountAsync(a => a.Article.Source.Name == "Dogs")));
    }

    [Fact]
    public async Task Arrivals_rise_and_survive_edits_and_joining()
    {
        await feed.Site.Import(("lister.txt", "A list of bridges\n\nThey are many.\n\n\nGamma waits\n"));
        await Follow(
            Publisher,
            Item("1", "Alpha rises", "It rose.", Story),
            Item("2", "Beta falls", "It fell.", Story + "/2")
        );
        var (alpha, beta) = (await Named("Alpha rises"), await Named("Beta falls"));
        var before = await Seqs();
        Assert.False(before.ContainsKey((await Named("Gamma waits")).Id));
        await Again(
            Publisher,
            Item("1", "Alpha soars", "It soared.", Story),
            Item("3", "Gamma waits", "It came.", Story + "/3")
        );
        var after = await Seqs();
        Assert.Equal(before[alpha.Id], after[alpha.Id]);
        Assert.True(after[(await Named("Gamma waits")).Id] > before.Values.Max());
        var editor = feed.Get<ArticleEditor>();
        Assert.NotNull(await editor.Join(beta.Id, alpha.Id, CancellationToken.None));
        Assert.Equal(before[alpha.Id], (await Seqs())[alpha.Id]);
        Assert.NotNull(await editor.Part(beta.Id, CancellationToken.None));
        Assert.Equal(after.OrderBy(seq => seq.Key), (await Seqs()).OrderBy(seq => seq.Key));
        Assert.Single((await Named("Beta falls")).Feeds);
    }

    [Fact]
    public async Task An_article_that_another_feed_brought_too_stays_when_one_goes_with_its_articles()
    {
        await Follow(
            Publisher,
            Item("1", "Why dogs dig", Whole, Story),
            Item("2", "Why cats climb", "They can.", Story + "/2")
        );
        await Follow(Aggregator, Item("x", "Why dogs dig", "", Story));
        var subscriber = feed.Get<Subscriber>();
        Assert.Equal(
            1,
            await subscriber.Remove(await feed.State(Publisher), removesArticles: true, CancellationToken.None)
        );
        Assert.Single((await Named("Why dogs dig")).Feeds);
        Assert.Equal(
            1,
            await subscriber.Remove(await feed.State(Aggregator), removesArticles: true, CancellationToken.None)
        );
        Assert.Equal(0, await Count());
        Assert.Equal(0, await feed.Ask(db => db.Arrivals.CountAsync(a => a.Article.Headline == "Why dogs dig")));
    }

    [Fact]
    public async Task Entries_that_older_versions_merged_are_parted_at_the_next_poll()
    {
        string[] items =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(n =>
                    Item(
                        $"w{n}",
                        $"Notes for week {n}",
                        $"What we changed in week {n}.",
                        $"https://dogs.example.org/changes#week-{n}"
                    )
                ),
        ];
        await Follow(Publisher, items);
        await Merge("Notes for week 3", "Notes for week 1", "Notes for week 2");
        Assert.Equal(1, await Count());
        await Again(Publisher, [.. items, "<!-- -->"]);
        Assert.Equal(3, await Count());
        Assert.Contains("week 1.", (await Named("Notes for week 1")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubles_that_older_versions_made_of_a_site_that_moved_become_one_at_the_next_poll()
    {
        await Follow(
            Publisher,
            Item("http://dogs.example.org/?p=1", "Why dogs dig", Whole, "http://dogs.example.org/1"),
            Item("stone", "Why stones lie", "They do.", "https://dogs.example.org/stone")
        );
        await Again(
            Publisher,
            Item("https://dogs.example.org/?p=1", "Why dogs dig", Whole, "https://dogs.example.org/elsewhere"),
            Item("stone", "Why stones lie", "They do.", "https://dogs.example.org/stone")
        );
        var id = (await Named("Why dogs dig")).Id;
        // As if the second had not been recognised.
        var place = await Place("http://dogs.example.org/?p=1");
        await feed.Get<DatabaseWriter>()
            .Write(
                db =>
                    db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO Articles (Slug, Headline, HeadlineIsDerived, NormalisedHeadline, SourceId, SourceIsOwn, Url, AddedAt, ChangedAt, IndexKey, Html, IsSummary, HtmlVersion)
                            SELECT 'why-dogs-dig-2', Headline, 0, NormalisedHeadline, SourceId, 1, Url, AddedAt, ChangedAt, IndexKey, Html, IsSummary, HtmlVersion FROM Articles WHERE Id = {id};
                        INSERT INTO Addresses VALUES ('why-dogs-dig-2', last_insert_rowid());
                        UPDATE Documents SET ArticleId = (SELECT max(Id) FROM Articles), NormalisedHeadline = NULL, Content = NULL, Hash = x'00' WHERE ArticleId = {id};
                        INSERT INTO Documents (Path, Hash, ArticleId, SubscriptionId)
                            SELECT {place}, x'00', {id}, Id FROM Subscriptions;
                        """
                    ),
                CancellationToken.None
            );
        Assert.Equal(3, await Count());
        await Again(
            Publisher,
            Item("https://dogs.example.org/?p=1", "Why dogs dig", Whole, "https://dogs.example.org/1")
        );
        Assert.Equal(2, await Count());
        using var client = feed.Site.Client();
        using var old = await client.GetAsync(new Uri("/articles/why-dogs-dig-2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
    }

    private static string Recording(int number) =>
        $"<enclosure url=\"https://dogs.example.org/{number}.mp3\" type=\"audio/mpeg\" length=\"1000\"/>";

    private static string Item(
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

    private async Task<SubscribeResult> Follow(string address, params string[] items)
    {
        Says(address, items);
        return await feed.Follow(address);
    }

    private async Task Again(string address, params string[] items)
    {
        Says(address, items);
        var result = await feed.Refresh(address);
        Assert.Null(result.Problem);
    }

    private Task Say(string address, int poll, params string[] items) =>
        poll == 1 ? Follow(address, items) : Again(address, items);

    private void Says(string address, string[] items)
    {
        var site = new Uri(new Uri(address), "/");
        feed.Says(
            $"<rss version=\"2.0\"><channel><title>{(address == Aggregator ? "Links" : "Dogs")}</title><link>{site}</link>{string.Concat(items)}</channel></rss>",
            address
        );
    }

    private Task<int> Count() =>
        feed.Ask(db =>
            db.Articles.CountAsync(a => a.Html != null && (a.Source.Name == "Dogs" || a.Source.Name == "Links"))
        );

    private Task<Article> Named(string headline) =>
        feed.Ask(db =>
            db.Articles.Include(a => a.Feeds).Include(a => a.Source).SingleAsync(a => a.Headline == headline)
        );

    private Task<Dictionary<long, long>> Seqs() =>
        feed.Ask(db => db.Arrivals.ToDictionaryAsync(a => a.ArticleId, a => a.Seq));

    private async Task<string> Place(string id)
    {
        var entry = new NewsReader.Formats.Feeds.ParsedEntry { Id = id };
        return new EntryKeys((await feed.State(Publisher)).Key, new() { Entries = [entry] }).KeyOf(entry);
    }

    // As older versions merged entries whose links are the same up to the fragment.
    private async Task Merge(string stays, params string[] go)
    {
        var into = (await Named(stays)).Id;
        foreach (var headline in go)
        {
            var gone = (await Named(headline)).Id;
            await feed.Get<DatabaseWriter>()
                .Write(
                    db =>
                        db.Database.ExecuteSqlAsync(
                            $"""
                            UPDATE Addresses SET ArticleId = {into} WHERE ArticleId = {gone};
                            UPDATE Documents SET ArticleId = {into} WHERE ArticleId = {gone};
                            DELETE FROM Articles WHERE Id = {gone};
                            UPDATE Articles SET Url = 'https://dogs.example.org/changes' WHERE Id = {into};
                            UPDATE Documents SET NormalisedHeadline = NULL, Content = NULL, Hash = x'00' WHERE ArticleId = {into};
                            """
                        ),
                    CancellationToken.None
                );
            feed.Get<SimilarWriter>().Forget(gone);
        }
    }
}
