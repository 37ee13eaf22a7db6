using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Incoming.FullText;
using NewsReader.Intake.Editing;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Full texts from their publishers' pages, for feeds with full text on.</summary>
public sealed class StoryFetcherTests : IAsyncDisposed
{
    private const string Page = "https://news.example.org/1";

    private const string Robots = "https://news.example.org/robots.txt";

    private readonly FollowedFeed feed = new();

    public StoryFetcherTests() => feed.Site.Web.At(Robots, HttpStatusCode.NotFound);

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    /// <summary>A page with an article of about 700 characters.</summary>
    internal static string Story(string headline, string opening = "The bridge opened on Monday.") =>
        $"""
            <!DOCTYPE html><html lang="en"><head><title>{headline}</title><meta property="og:title" content="{headline}"></head><body><article><h1>{headline}</h1>
            {string.Concat(
                Enumerable.Range(0, 6).Select(i =>
                    $"<p>{(i == 0 ? opening : "")} After two years of repairs, the ferries stopped, and the people of the town walked across number {i}.</p>"
                )
            )}
            </article></body></html>
            """;

    [Fact]
    public async Task A_feed_with_full_text_on_gets_the_texts_after_it_was_read()
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        Assert.Contains(
            "A summary, as Example Wire gives it.",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
        feed.Site.Web.At(Page, Story("Alpha Rises"));

        await Poll();

        var page = await feed.Site.Html("/articles/alpha-rises");
        Assert.Contains("walked across number 5.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A summary, as", page, StringComparison.Ordinal);
        Assert.Equal((0, null), await State());

        // The feed sends its teaser again in other words: the text stays.
        feed.Says(Rss(Item("1", "Alpha Rises", "Another teaser of it.")));
        await feed.Refresh();
        await Poll();
        Assert.Contains(
            "walked across number 5.",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, Asked());
    }

    [Fact]
    public async Task With_full_text_off_no_page_is_fetched()
    {
        feed.Says(Rss(Item("1", "Alpha Rises", "A teaser of it.")));
        await feed.Follow();
        await Poll();
        Assert.Equal([Address], feed.Site.Web.Asked.Select(asked => asked.Address));
    }

    [Fact]
    public async Task A_page_that_robots_txt_forbids_is_left_alone()
    {
        feed.Site.Web.At(Robots, "User-agent: *\nDisallow: /1", "text/plain").At(Page, Story("Alpha Rises"));
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        await Poll();
        Assert.Equal((1, "its robots.txt asks programs to leave it alone"), await State());
        Assert.Equal(0, Asked());
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "its publisher lets only those in who sign in or pay (401 Unauthorized)")]
    [InlineData(
        HttpStatusCode.PaymentRequired,
        "its publisher lets only those in who sign in or pay (402 Payment Required)"
    )]
    [InlineData(HttpStatusCode.Forbidden, "its publisher lets only those in who sign in or pay (403 Forbidden)")]
    [InlineData(HttpStatusCode.NotFound, "its publisher has no such page any more (404 Not Found)")]
    [InlineData(HttpStatusCode.InternalServerError, "the server answered 500 Internal Server Error")]
    public async Task A_refused_page_is_reported_and_the_summary_stays(HttpStatusCode status, string problem)
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, status);
        await Poll();
        Assert.Equal((1, problem), await State());
        Assert.Contains("A teaser of it.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_says_no_more_than_the_summary_is_not_used()
    {
        await Followed(
            Item(
                "1",
                "Alpha Rises",
                string.Concat(Enumerable.Repeat("The summary that the feed gives is a long one. ", 20))
            )
        );
        feed.Site.Web.At(Page, Story("Alpha Rises"));
        await Poll();
        Assert.Equal((1, "the page holds no more than the summary that is here"), await State());
        Assert.Contains("is a long one.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_page_and_a_page_without_an_article_are_reported()
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, "%PDF-1.7", "application/pdf");
        await Poll();
        Assert.Equal((1, "it is not a web page, but application/pdf"), await State());
        feed.Site.Web.At(Page, "<p>Please turn on scripts.");
        feed.Later(TimeSpan.FromHours(2));
        await Poll();
        Assert.Equal((2, "expected an article in the page, found a few words"), await State());
    }

    [Fact]
    public async Task A_failed_page_is_fetched_again_after_1_6_and_24_hours_and_then_no_more()
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, HttpStatusCode.InternalServerError);
        List<int> asked = [];
        foreach (var hours in (double[])[0, 0.9, 0.2, 5.9, 0.2, 23.9, 0.2, 2_000])
        {
            feed.Later(TimeSpan.FromHours(hours));
            await Poll();
            asked.Add(Asked());
        }
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], asked);
    }

    [Fact]
    public async Task A_page_with_the_wrong_story_is_not_fetched_again_automatically()
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, Story("Alpha Rises"));
        await Poll();
        var id = await feed.Ask(db => db.Articles.Where(a => a.Slug == "alpha-rises").Select(a => a.Id).SingleAsync());
        Assert.NotNull(await feed.Get<ArticleEditor>().TakeBack(id, CancellationToken.None));
        Assert.Contains("A teaser of it.", await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);

        foreach (var days in (double[])[0.1, 2, 400])
        {
            feed.Later(TimeSpan.FromDays(days));
            await Poll();
        }
        Assert.Equal(1, Asked());

        // The owner can still fetch it; if that fails, nothing else changes.
        Assert.Null((await feed.Get<StoryFetcher>().Fetch(id, CancellationToken.None)).Problem);
        await feed.Get<ArticleEditor>().TakeBack(id, CancellationToken.None);
        feed.Site.Web.At(Page, HttpStatusCode.NotFound);
        Assert.NotNull((await feed.Get<StoryFetcher>().Fetch(id, CancellationToken.None)).Problem);
        await Poll();
        Assert.Equal(3, Asked());
    }

    [Theory]
    [InlineData("https://www.example.org/stories/1", "Another Headline", true)]
    [InlineData("https://elsewhere.example.com/1", "Alpha Rises", true)]
    [InlineData("https://elsewhere.example.com/1", "Another Headline", false)]
    [InlineData("https://news.example.org/", "Another Headline", false)]
    public async Task A_redirect_to_another_publisher_or_a_front_page_counts_if_the_headline_is_the_same(
        string led,
        string headline,
        bool isTaken
    )
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, HttpStatusCode.Found, ("Location", led))
            .At(led, Story(headline))
            .At(new Uri(new Uri(led), "/robots.txt").AbsoluteUri, HttpStatusCode.NotFound);
        await Poll();
        Assert.Equal(
            (isTaken ? 0 : 1, isTaken ? null : $"its address leads to {led}, which has another headline"),
            await State()
        );
    }

    [Fact]
    public async Task The_robots_txt_of_the_host_that_a_redirect_leads_to_counts_too()
    {
        await Followed(Item("1", "Alpha Rises", "A teaser of it."));
        feed.Site.Web.At(Page, HttpStatusCode.Found, ("Location", "https://www.example.org/1"))
            .At("https://www.example.org/1", Story("Alpha Rises"))
            .At("https://www.example.org/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        await Poll();
        Assert.Equal((1, "its robots.txt asks programs to leave it alone"), await State());
    }

    [Fact]
    public async Task At_most_twenty_pages_of_a_host_are_fetched_at_a_time_the_newest_first()
    {
        var items = Enumerable.Range(1, 25).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var item in items)
            feed.Site.Web.At($"https://news.example.org/{item}", HttpStatusCode.NotFound);
        await Followed([.. items.Select(item => Item(item, $"Headline number {item}", "A teaser of it."))]);
        await Poll();
        Assert.Equal(20, Asked());
        await Poll();
        Assert.Equal(25, Asked());
    }

    [Fact]
    public async Task A_host_that_is_busy_is_left_alone()
    {
        foreach (var item in (string[])["1", "2", "3"])
            feed.Site.Web.At($"https://news.example.org/{item}", HttpStatusCode.TooManyRequests);
        await Followed(
            Item("1", "Alpha Rises", "A teaser."),
            Item("2", "Beta Falls", "A teaser."),
            Item("3", "Gamma Stays", "A teaser.")
        );
        await Poll();
        Assert.Equal(1, Asked());
    }

    [Fact]
    public async Task A_headline_only_article_gets_the_text_and_the_pages_related_headlines()
    {
        await Followed(Item("1", "Alpha Rises", ""));
        feed.Site.Web.At(
            Page,
            Story("Alpha Rises")
                .Replace(
                    "</article>",
                    "</article><section class=\"related\"><h2>Related stories</h2><ul><li><a href=\"/2\">Beta Falls Behind the Others</a></li><li><a href=\"/3\">Gamma Stays Where It Was</a></li></ul></section>",
                    StringComparison.Ordinal
                )
        );
        await Poll();
        var page = await feed.Site.Html("/articles/alpha-rises");
        foreach (var part in (string[])["walked across number 5.", "Related headlines", "Beta Falls Behind the Others"])
            Assert.Contains(part, page, StringComparison.Ordinal);
    }

    private async Task Followed(params string[] items)
    {
        feed.Says(Rss(items));
        Assert.Null((await feed.Follow()).Refusal);
        await feed.Get<DatabaseWriter>()
            .Write(
                db => db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchesStories, true)),
                CancellationToken.None
            );
    }

    private Task Poll() => feed.Get<StoryPoller>().Poll(CancellationToken.None);

    private int Asked() =>
        feed.Site.Web.Asked.Count(asked =>
            asked.Address.StartsWith("https://news.example.org/", StringComparison.Ordinal)
            && asked.Address is not (Address or Robots or "https://news.example.org/")
        );

    private async Task<(int Failures, string? Problem)> State() =>
        await feed.Ask(db => db.Set<PageFetch>().Select(f => ValueTuple.Create(f.Failures, f.Problem)).SingleAsync());
}
