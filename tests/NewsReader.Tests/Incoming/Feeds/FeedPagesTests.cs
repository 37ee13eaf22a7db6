using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsReader.Tests.Accounts;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>The pages of the owner's feeds: add, check now, change, unsubscribe.</summary>
public sealed class FeedPagesTests : IAsyncDisposed
{
    private const string Page = "/owner/feeds";

    private const string List = """
        <opml version="1.0"><body>
        <outline text="World"><outline text="Example &amp; Wire" xmlUrl="https://news.example.org/feed?a=1&b=2" htmlUrl="https://news.example.org/"/></outline>
        <outline text="Other" xmlUrl="https://other.example.org/feed"/>
        <outline text="None" xmlUrl="mailto:x"/>
        </body></opml>
        """;

    private readonly FollowedFeed feed = new();
    private readonly Visitor owner;

    public FeedPagesTests() => owner = new(feed.Site);

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await feed.DisposeAsync();
    }

    [Fact]
    public async Task Page_without_feeds_says_how_to_begin() =>
        Assert.Contains(
            "Add a site you read, or import an OPML file",
            await owner.Html(Page),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Feed_is_added_once_by_the_address_of_its_site()
    {
        feed.Site.Web.At(
            "https://news.example.org/",
            "<html><head><link rel=alternate type=application/rss+xml href=feed.xml></head></html>"
        );
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")));

        using var added = await owner.Submit(
            Page,
            Page,
            ("address", "news.example.org"),
            ("folder", " World / News/ ")
        );
        var page = await owner.Follow(added);

        Assert.Contains("You now follow Example Wire. 2 articles came or changed.", page, StringComparison.Ordinal);
        Assert.Contains("<h2 dir=\"auto\">World / News</h2>", page, StringComparison.Ordinal);
        Assert.Contains("read just now; next check in", page, StringComparison.Ordinal);
        Assert.Contains(Address, page, StringComparison.Ordinal);
        Assert.Contains("Alpha Rises", await feed.Site.Html("/"), StringComparison.Ordinal);
        using var again = await owner.Submit(Page, Page, ("address", Address));
        Assert.Contains("You already follow Example Wire.", await owner.Follow(again), StringComparison.Ordinal);
        Assert.Equal(1, await feed.Ask(db => db.Subscriptions.CountAsync()));
    }

    [Fact]
    public async Task Notes_are_on_the_feeds_page_until_the_feed_is_repaired()
    {
        feed.Says(
            Rss(
                Item("1", "Alpha Rises"),
                "<item><guid>2</guid></item>",
                Item("3", "Beta Falls", extra: "<pubDate>soon</pubDate>")
            )
        );
        await feed.Follow();
        Assert.Contains("; 2 notes</span>", await owner.Html(Page), StringComparison.Ordinal);
        var page = await owner.Html($"{Page}/1");
        Assert.Contains("<h2 id=\"notes-title\">Notes from the last check</h2>", page, StringComparison.Ordinal);
        Assert.Contains("The entry “2” has neither a headline nor a text.<", page, StringComparison.Ordinal);
        Assert.Contains("Line 2: “soon” in “pubdate” is not a date.", page, StringComparison.Ordinal);

        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Refresh();
        Assert.DoesNotContain("notes-title", await owner.Html($"{Page}/1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address", "is no address")]
    [InlineData("https://gone.example.org/feed", "answered 404")]
    [InlineData("https://plain.example.org/<b>", "is no feed, and no feed was found there")]
    public async Task Refusal_is_next_to_the_field_and_what_was_typed_is_kept(string given, string expected)
    {
        feed.Site.Web.At("https://gone.example.org/feed", HttpStatusCode.NotFound)
            .At("https://plain.example.org/<b>", "<html><body>Hello</body></html>");
        feed.Site.Web.Elsewhere = HttpStatusCode.NotFound;

        using var refused = await owner.Submit(Page, Page, ("address", given), ("folder", "World"));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Matches($"<p class=\"fault\" id=\"address-fault\">[^<]*{expected}[^<]*</p>", page);
        Assert.Contains($"value=\"{WebUtility.HtmlEncode(given)}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"World\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await feed.Ask(db => db.Subscriptions.CountAsync()));
    }

    [Fact]
    public async Task Feed_can_be_checked_now_but_not_too_often()
    {
        var path = await Followed();
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")));

        using var soon = await owner.Submit(Page, path + "/refresh");
        Assert.Contains(
            "Example Wire was checked less than 5 minutes ago.",
            await owner.Follow(soon),
            StringComparison.Ordinal
        );
        feed.Later(TimeSpan.FromMinutes(6));
        using var asked = await owner.Submit(Page, path + "/refresh");
        Assert.Contains(
            "Example Wire was checked. 1 article came or changed.",
            await owner.Follow(asked),
            StringComparison.Ordinal
        );

        feed.Later(TimeSpan.FromMinutes(6));
        feed.Site.Web.At(Address, HttpStatusCode.InternalServerError);
        using var failed = await owner.Submit(Page, path + "/refresh");
        Assert.Contains(
            "Example Wire could not be read: the server answered 500 (Internal Server Error).",
            await owner.Follow(failed),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Folder_and_full_text_are_changed_and_stay()
    {
        var path = await Followed();

        using var changed = await owner.Submit(path, path, ("folder", "Morning"), ("stories", "true"));
        var page = await owner.Follow(changed);

        Assert.Contains("Saved for Example Wire.", page, StringComparison.Ordinal);
        Assert.Contains("<h2 dir=\"auto\">Morning</h2>", page, StringComparison.Ordinal);
        Assert.Contains("full text", page, StringComparison.Ordinal);
        Assert.True((await feed.State()).FetchesStories);
        Assert.Contains("checked=\"checked\"", await owner.Html(path), StringComparison.Ordinal);
        using var back = await owner.Submit(path, path, ("folder", ""));
        Assert.Contains("<h2 dir=\"auto\">Followed</h2>", await owner.Follow(back), StringComparison.Ordinal);
        Assert.False((await feed.State()).FetchesStories);
    }

    [Theory]
    [InlineData("keep", "Its articles are still here.", HttpStatusCode.OK)]
    [InlineData("remove", "2 articles went with it.", HttpStatusCode.Gone)]
    public async Task Unsubscribing_keeps_or_removes_the_articles(string articles, string told, HttpStatusCode then)
    {
        var path = await Followed(Item("1", "Alpha Rises"), Item("2", "Beta Falls"));
        Assert.Contains(
            "It has brought 2 articles. Keep them?",
            await owner.Html(path + "/remove"),
            StringComparison.Ordinal
        );

        using var unsaid = await owner.Submit(path + "/remove", path + "/remove");
        Assert.Equal(path + "/remove", unsaid.Headers.Location?.OriginalString);
        using var removed = await owner.Submit(path + "/remove", path + "/remove", ("articles", articles));
        Assert.Contains(told, await owner.Follow(removed), StringComparison.Ordinal);

        Assert.Equal(then, await owner.Status("/articles/alpha-rises"));
        Assert.Equal(HttpStatusCode.NotFound, await owner.Status(path));
        foreach (var action in (string[])["", "/refresh", "/remove"])
        {
            using var again = await owner.Submit(Page, path + action, ("articles", articles));
            Assert.Contains("You had already unsubscribed", await owner.Follow(again), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task List_is_imported_with_a_result_for_each_feed_and_exported_again(bool byFile)
    {
        using var sent = byFile
            ? await owner.Upload(Page, Page + "/opml", "list", [("feeds.opml", Encoding.UTF8.GetBytes(List))])
            : await owner.Upload(Page, Page + "/opml", "list", [], ("opml", List));
        var report = await owner.Follow(sent);

        Assert.Contains("2 added.", report, StringComparison.Ordinal);
        Assert.Contains("Line 2: Example &amp; Wire", report, StringComparison.Ordinal);
        Assert.Matches("<li>Line 4: [^<]*mailto:x", report);
        // Opening the report again imports nothing again.
        Assert.Equal(report, await owner.Html(sent.Headers.Location!.OriginalString));
        Assert.Contains("<h2 dir=\"auto\">World</h2>", await owner.Html(Page), StringComparison.Ordinal);

        using var export = await owner.Get("/owner/feeds.opml");
        Assert.Equal(
            ("text/x-opml; charset=utf-8", "attachment", "feeds.opml"),
            (
                export.Content.Headers.ContentType?.ToString(),
                export.Content.Headers.ContentDisposition?.DispositionType,
                export.Content.Headers.ContentDisposition?.FileName
            )
        );
        var exported = await export.Content.ReadAsStringAsync();
        Assert.Contains("xmlUrl=\"https://news.example.org/feed?a=1&amp;b=2\"", exported, StringComparison.Ordinal);
        using var again = await owner.Upload(Page, Page + "/opml", "list", [], ("opml", exported));
        Assert.Contains("2 followed already.", await owner.Follow(again), StringComparison.Ordinal);
        Assert.Equal(2, await feed.Ask(db => db.Subscriptions.CountAsync()));
    }

    [Theory]
    [InlineData("", "Choose a file, or paste a list.")]
    [InlineData("<html><body>No.</body></html>", "expected a list of subscriptions (OPML), found an HTML page")]
    public async Task Text_that_is_not_a_list_is_refused_and_kept_in_the_form(string text, string expected)
    {
        using var refused = await owner.Upload(Page, Page + "/opml", "list", [], ("opml", text));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(text) + "</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_in_the_pages_address_are_never_shown()
    {
        var page = await owner.Html(Page + "?done=<b>Pwned&feed=7&count=3");
        Assert.DoesNotContain("Pwned", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await owner.Status(Page + "?feed=x"));
    }

    private async Task<string> Followed(params string[] items)
    {
        feed.Says(Rss(items.Length > 0 ? items : [Item("1", "Alpha Rises")]));
        return $"{Page}/{(await feed.Follow()).Subscription!.Id}";
    }
}
