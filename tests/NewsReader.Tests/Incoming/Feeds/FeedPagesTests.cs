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
    public async Task Without_feeds_the_page_says_how_to_begin() =>
        Assert.StartsWith(
            "No feeds yet. Add a site you read, or import an OPML file",
            (await owner.Page(Page)).Text("main .empty"),
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
        var page = await owner.FollowToPage(added);

        Assert.Equal("You now follow Example Wire. 2 articles came or changed.", page.Text("[role=status]"));
        Assert.Equal("World / News", page.Text("main h2[dir=auto]"));
        Assert.Contains("read just now; next check in", page.Texts(".rows .facts")[0], StringComparison.Ordinal);
        Assert.Equal(Address, page.Texts(".rows .facts")[1]);
        Assert.Contains("Alpha Rises", (await feed.Site.Page("/")).Texts("h2.headline"));
        using var again = await owner.Submit(Page, Page, ("address", Address));
        Assert.Equal("You already follow Example Wire.", await Done(again));
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
        Assert.EndsWith("; 2 notes", (await owner.Page(Page)).Texts(".rows .facts")[0], StringComparison.Ordinal);
        var page = await owner.Page($"{Page}/1");
        Assert.Equal("Notes from the last check", page.Text("h2#notes-title"));
        Assert.Equal(
            ["Line 2: “soon” in “pubdate” is not a date.", "The entry “2” has neither a headline nor a text."],
            page.Texts("section[aria-labelledby=notes-title] li")
        );

        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Refresh();
        Assert.Empty((await owner.Page($"{Page}/1")).QuerySelectorAll("#notes-title, [aria-labelledby=notes-title]"));
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
        var page = await refused.Page();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, page.Text("p.fault#address-fault"), StringComparison.Ordinal);
        Assert.Equal(given, page.Attribute("input[name=address]", "value"));
        Assert.Equal("World", page.Attribute("input[name=folder]", "value"));
        Assert.Equal(0, await feed.Ask(db => db.Subscriptions.CountAsync()));
    }

    [Fact]
    public async Task Feed_can_be_checked_now_but_not_too_often()
    {
        var path = await Followed();
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")));

        using var soon = await owner.Submit(Page, path + "/refresh");
        Assert.StartsWith(
            "Example Wire was checked less than 5 minutes ago.",
            await Done(soon),
            StringComparison.Ordinal
        );
        feed.Later(TimeSpan.FromMinutes(6));
        using var asked = await owner.Submit(Page, path + "/refresh");
        Assert.Equal("Example Wire was checked. 1 article came or changed.", await Done(asked));

        feed.Later(TimeSpan.FromMinutes(6));
        feed.Site.Web.At(Address, HttpStatusCode.InternalServerError);
        using var failed = await owner.Submit(Page, path + "/refresh");
        Assert.Equal(
            "Example Wire could not be read: the server answered 500 (Internal Server Error).",
            await Done(failed)
        );
    }

    [Fact]
    public async Task Folder_and_full_text_are_changed_and_stay()
    {
        var path = await Followed();

        using var changed = await owner.Submit(path, path, ("folder", "Morning"), ("stories", "true"));
        var page = await owner.FollowToPage(changed);

        Assert.Equal("Saved for Example Wire.", page.Text("[role=status]"));
        Assert.Equal("Morning", page.Text("main h2[dir=auto]"));
        Assert.EndsWith("; full text", page.Texts(".rows .facts")[0], StringComparison.Ordinal);
        Assert.True((await feed.State()).FetchesStories);
        Assert.Single((await owner.Page(path)).QuerySelectorAll("input[name=stories][checked]"));
        using var back = await owner.Submit(path, path, ("folder", ""));
        Assert.Equal("Followed", (await owner.FollowToPage(back)).Text("main h2[dir=auto]"));
        Assert.False((await feed.State()).FetchesStories);
        Assert.Empty((await owner.Page(path)).QuerySelectorAll("input[checked]"));
    }

    [Theory]
    [InlineData("keep", "Its articles are still here.", HttpStatusCode.OK)]
    [InlineData("remove", "2 articles went with it.", HttpStatusCode.Gone)]
    public async Task Unsubscribing_keeps_or_removes_the_articles(string articles, string told, HttpStatusCode then)
    {
        var path = await Followed(Item("1", "Alpha Rises"), Item("2", "Beta Falls"));
        Assert.Contains(
            "It has brought 2 articles. Keep them?",
            (await owner.Page(path + "/remove")).Texts("main form p")
        );

        using var unsaid = await owner.Submit(path + "/remove", path + "/remove");
        Assert.Equal(path + "/remove", unsaid.Headers.Location?.OriginalString);
        using var removed = await owner.Submit(path + "/remove", path + "/remove", ("articles", articles));
        Assert.Contains(told, await Done(removed), StringComparison.Ordinal);

        Assert.Equal(then, await owner.Status("/articles/alpha-rises"));
        Assert.Equal(HttpStatusCode.NotFound, await owner.Status(path));
        foreach (var action in (string[])["", "/refresh", "/remove"])
        {
            using var again = await owner.Submit(Page, path + action, ("articles", articles));
            Assert.StartsWith("You had already unsubscribed", await Done(again), StringComparison.Ordinal);
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
        var html = await owner.Follow(sent);
        var report = PageSelectors.Parse(html);

        Assert.Equal("2 added.", report.Text("[role=status]"));
        Assert.Contains("Line 2: Example & Wire", report.Texts(".rows li bdi"));
        Assert.Contains(
            report.Texts("section[aria-labelledby=problems-title] li"),
            problem =>
                problem.StartsWith("Line 4: ", StringComparison.Ordinal)
                && problem.Contains("mailto:x", StringComparison.Ordinal)
        );
        // Opening the report again imports nothing again.
        Assert.Equal(html, await owner.Html(sent.Headers.Location!.OriginalString));
        Assert.Contains("World", (await owner.Page(Page)).Texts("main h2[dir=auto]"));

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
        Assert.Equal("2 followed already.", await Done(again));
        Assert.Equal(2, await feed.Ask(db => db.Subscriptions.CountAsync()));
    }

    [Theory]
    [InlineData("", "Choose a file, or paste a list.")]
    [InlineData("<html><body>No.</body></html>", "expected a list of subscriptions (OPML), found an HTML page")]
    public async Task Text_that_is_not_a_list_is_refused_and_kept_in_the_form(string text, string expected)
    {
        using var refused = await owner.Upload(Page, Page + "/opml", "list", [], ("opml", text));
        var page = await refused.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, page.Text("#opml-fault"), StringComparison.Ordinal);
        Assert.Equal(text, page.One("textarea[name=opml]").TextContent);
    }

    [Fact]
    public async Task Words_in_the_pages_address_are_never_shown()
    {
        var html = await owner.Html(Page + "?done=<b>Pwned&feed=7&count=3");
        Assert.DoesNotContain("Pwned", html, StringComparison.Ordinal);
        Assert.Empty(PageSelectors.Parse(html).QuerySelectorAll("[role=status]"));
        Assert.Equal(HttpStatusCode.BadRequest, await owner.Status(Page + "?feed=x"));
    }

    // What the page after a form says was done.
    private async Task<string> Done(HttpResponseMessage answer) =>
        (await owner.FollowToPage(answer)).Text("[role=status]");

    private async Task<string> Followed(params string[] items)
    {
        feed.Says(Rss(items.Length > 0 ? items : [Item("1", "Alpha Rises")]));
        return $"{Page}/{(await feed.Follow()).Subscription!.Id}";
    }
}
