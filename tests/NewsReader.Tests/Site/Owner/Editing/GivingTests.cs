using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Site.Owner.Editing;

/// <summary>How the owner adds the text to a waiting headline, takes it back, joins pages and separates them, all by forms.</summary>
public sealed partial class GivingTests : IAsyncDisposed
{
    private const string Wire = "https://wire.example.org/drones";

    private readonly NewsSite site = NewsSite.AtThisMachine();

    private Visitor? owner;

    public async ValueTask DisposeAsync()
    {
        owner?.Dispose();
        await site.DisposeAsync();
    }

    private Visitor Owner => owner ??= new(site);

    [Fact]
    public async Task The_owner_pastes_a_wanted_text_and_takes_it_back()
    {
        var before = await site.Html(NewsSite.DronesPath);
        var page = await PageOf(NewsSite.DronesPath);
        Assert.StartsWith(
            "wanted-",
            (await site.Page("/wanted")).Attribute($"a[href='{page}']", "aria-describedby"),
            StringComparison.Ordinal
        );

        using var given = await Owner.Submit(
            page,
            $"{page}/text",
            ("text", "They were seen over the bay\n\nNobody knows whose they are."),
            ("kind", "text")
        );

        Assert.Equal(
            (HttpStatusCode.SeeOther, NewsSite.DronesPath),
            (given.StatusCode, given.Headers.Location?.OriginalString)
        );
        var filled = await site.Page(NewsSite.DronesPath);
        Assert.Equal(
            ["They were seen over the bay", "Nobody knows whose they are."],
            filled.Texts("article .text > p[dir=auto]")
        );
        Assert.StartsWith("You pasted this story on ", filled.Texts(".owners .facts")[0], StringComparison.Ordinal);
        Assert.Contains("Not this story?", filled.Text(".owners"), StringComparison.Ordinal);
        Assert.StartsWith("Drones Spotted Near", filled.Text("h1"), StringComparison.Ordinal);

        using var taken = await Owner.Submit(page, $"{page}/not-this-story");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains(
            "It is what it was before.",
            (await Owner.FollowToPage(taken)).Text("[role=status]"),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await site.Html(NewsSite.DronesPath));
    }

    [Fact]
    public async Task Markdown_a_document_or_a_saved_page_fills_it_too()
    {
        var page = await PageOf(NewsSite.DronesPath);
        using (
            var markdown = await Owner.Submit(
                page,
                $"{page}/text",
                ("text", "# Some headline\n\nThey were **seen**.\n\n## Related\n\n- Ferry Line to Close\n"),
                ("kind", "markdown")
            )
        )
            Assert.Equal(HttpStatusCode.SeeOther, markdown.StatusCode);
        var filled = await site.Page(NewsSite.DronesPath);
        Assert.Equal("seen", filled.Text("article .text strong"));
        Assert.Contains("Ferry Line to Close", filled.Texts("[aria-labelledby=related] li > a"));
        using (await Owner.Submit(page, $"{page}/not-this-story"))
        using (var document = await Upload(page, "drones.txt", "Some headline\n\nThey were seen over the bay.\n"))
            Assert.Equal(HttpStatusCode.SeeOther, document.StatusCode);
        Assert.StartsWith(
            "You gave this story as the document “drones.txt”",
            (await site.Page(NewsSite.DronesPath)).Texts(".owners .facts")[0],
            StringComparison.Ordinal
        );
        using (await Owner.Submit(page, $"{page}/not-this-story"))
        using (var saved = await Upload(page, "drones.html", StoryFetcherTests.Story("Drones over the bay")))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("walked across number 5.", await StoryAt(NewsSite.DronesPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_document_is_accepted()
    {
        var page = await PageOf(NewsSite.DronesPath);
        using var document = await Upload(
            page,
            "drones.txt",
            "Some headline\n\n" + string.Concat(Enumerable.Repeat("They were seen over the bay, all of them. ", 60_000))
        );
        Assert.Equal(HttpStatusCode.SeeOther, document.StatusCode);
    }

    [Fact]
    public async Task The_text_is_fetched_from_an_address_and_the_page_names_that()
    {
        site.Web.At(Wire, StoryFetcherTests.Story("Another headline"))
            .At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound);
        var page = await PageOf(NewsSite.DronesPath);
        using var given = await Owner.Submit(page, $"{page}/page", ("address", Wire));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        var filled = await site.Page(NewsSite.DronesPath);
        Assert.Contains("walked across number 5.", filled.Text("article .text"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"This story was taken from {Wire} on",
            filled.Texts(".owners .facts")[0],
            StringComparison.Ordinal
        );
        Assert.Equal(Wire, filled.Link("Read it at wire.example.org"));
    }

    [Theory]
    [InlineData("page", "address", "no address", "Expected an address such as")]
    [InlineData("page", "address", Wire, "Its publisher lets only those in who sign in or pay (402 Payment Required).")]
    [InlineData("text", "text", "  ", "Expected text, found an empty document.")]
    [InlineData(
        "text",
        "text",
        "Drones Spotted Near Zelenskiy's Flight Path in Ireland Trigger Security Alert",
        "There is no text in it under a headline."
    )]
    public async Task The_reason_for_a_refusal_stands_beside_the_field_and_the_input_stays(
        string action,
        string field,
        string value,
        string fault
    )
    {
        site.Web.At(Wire, HttpStatusCode.PaymentRequired)
            .At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound);
        var page = await PageOf(NewsSite.DronesPath);
        using var refused = await Owner.Submit(page, $"{page}/{action}", (field, value));
        var shown = await refused.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith(fault, shown.Text($"p.fault#{field}-fault"), StringComparison.Ordinal);
        var control = shown.One($"[name={field}]");
        // White space alone counts as nothing.
        Assert.Equal(value.Trim(), control.GetAttribute("value") ?? control.TextContent);
        Assert.Contains("has not arrived", await Waiting(NewsSite.DronesPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_or_missing_document_is_reported()
    {
        var page = await PageOf(NewsSite.DronesPath);
        foreach (
            var (name, fault) in ((string, string)[])
                [
                    (
                        "drones.pdf",
                        "Expected a name that ends in .txt, .md, .markdown, .html, .htm, .xhtml or .mhtml, found .pdf (a PDF)."
                    ),
                    ("", "Choose a document."),
                ]
        )
        {
            using var refused = await Upload(page, name, name.Length == 0 ? "" : "%PDF");
            Assert.StartsWith(fault, (await refused.Page()).Text("#document-fault"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_signed_in_owner_has_the_buttons_on_the_article_itself()
    {
        await site.Import(("a.md", "---\ntitle: Alpha Rises\nurl: https://wire.example.org/drones\n---\n"));
        site.Web.At(Wire, HttpStatusCode.Forbidden).At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound);
        await Owner.BecomeOwner();
        var page = PageIn(await Owner.Page("/articles/alpha-rises"));

        using (var refused = await Owner.Submit("/articles/alpha-rises", $"{page}/whole"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(
                "Its publisher lets only those in who sign in or pay (403 Forbidden).",
                (await refused.Page()).Text("#whole-fault")
            );
        }
        Assert.StartsWith(
            "It was asked for before: its publisher lets only those in",
            (await Owner.Page(page)).Text("#whole-fault"),
            StringComparison.Ordinal
        );

        site.Web.At(Wire, StoryFetcherTests.Story("Alpha Rises"));
        using (var given = await Owner.Submit("/articles/alpha-rises", $"{page}/whole"))
            Assert.Equal(
                (HttpStatusCode.SeeOther, "/articles/alpha-rises"),
                (given.StatusCode, given.Headers.Location?.OriginalString)
            );
        Assert.Contains("walked across number 5.", await StoryAt("/articles/alpha-rises"), StringComparison.Ordinal);
        using (var taken = await Owner.Submit("/articles/alpha-rises", $"{page}/not-this-story"))
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains("has not arrived", await Waiting("/articles/alpha-rises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_joins_two_pages_and_separates_them()
    {
        await site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"),
            ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n")
        );
        string[] paths = ["/articles/harbor-opens-again", "/articles/the-harbour-opens-again"];
        string[] before = [await site.Html(paths[0]), await site.Html(paths[1])];
        var page = await PageOf(paths[0]);

        foreach (
            var (named, fault) in ((string, string)[])
                [("nowhere", "No page here has this address."), (paths[0], "That is this page itself.")]
        )
            Assert.StartsWith(
                fault,
                (await Owner.Page($"{page}?other={Uri.EscapeDataString(named)}")).Text("#other-fault"),
                StringComparison.Ordinal
            );
        foreach (
            var named in (string[])
                [paths[1], "the-harbour-opens-again", "http://localhost/articles/the-harbour-opens-again?from=1"]
        )
            Assert.StartsWith(
                "Which page stays?",
                (await Owner.Page($"{page}?other={Uri.EscapeDataString(named)}")).Text("form[action$='/join'] > p"),
                StringComparison.Ordinal
            );
        var with = (await Owner.Page($"{page}?other={paths[1]}")).Attribute("input[name=with]", "value")!;

        using var joined = await Owner.Submit(page, $"{page}/join", ("with", with), ("stays", "other"));
        Assert.Equal(
            (HttpStatusCode.SeeOther, $"/owner/articles/{with}?done=joined"),
            (joined.StatusCode, joined.Headers.Location?.OriginalString)
        );
        using (var led = await Owner.Get(paths[0] + "?from=i"))
            Assert.Equal((HttpStatusCode.Found, true), (led.StatusCode, led.Headers.CacheControl?.NoCache));
        foreach (var path in (string[])["/story", ".atom"])
            using (var led = await Owner.Get(paths[0] + path))
                Assert.Equal(
                    (HttpStatusCode.Found, paths[1] + path),
                    (led.StatusCode, led.Headers.Location?.OriginalString)
                );
        Assert.Equal(
            "Harbor Opens Again",
            (await Owner.Page($"/owner/articles/{with}")).Text("[aria-labelledby=joined] form > p")
        );

        using (
            var parted = await Owner.Submit(
                $"/owner/articles/{with}",
                $"/owner/articles/{with}/part",
                ("gone", page.Split('/')[^1])
            )
        )
            Assert.Equal(HttpStatusCode.SeeOther, parted.StatusCode);
        Assert.Equal((before[0], before[1]), (await site.Html(paths[0]), await site.Html(paths[1])));
        using var again = await Owner.Submit(
            $"/owner/articles/{with}?other={paths[0]}",
            $"/owner/articles/{with}/part",
            ("gone", page.Split('/')[^1])
        );
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Readers_see_none_of_the_owners_links_and_share_cached_pages()
    {
        await using var others = new NewsSite { Listens = "http://0.0.0.0:5080" };
        foreach (var path in (string[])["/wanted", NewsSite.DronesPath, NewsSite.SeedPath])
            Assert.DoesNotContain("/owner/", await others.Html(path), StringComparison.Ordinal);

        var page = await PageOf(NewsSite.DronesPath);
        using (var kept = await Owner.Get(NewsSite.DronesPath))
            Assert.True(kept.Headers.Contains("Age"));
        await Owner.BecomeOwner();
        using var reader = new Visitor(site);
        foreach (var path in (string[])["/wanted", NewsSite.DronesPath])
        {
            using (var owners = await Owner.Get(path))
                Assert.Contains("/owner/articles/", await owners.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            for (var time = 0; time < 2; time++)
                using (var readers = await reader.Get(path))
                    Assert.DoesNotContain(
                        "/owner/",
                        await readers.Content.ReadAsStringAsync(),
                        StringComparison.Ordinal
                    );
        }
        using var asked = await reader.Get(page);
        Assert.StartsWith("/sign-in?back=", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (
            var action in (string[])["text", "document", "page", "whole", "not-this-story", "join", "part", "delete"]
        )
        {
            using var refused = await reader.Submit("/sign-in", $"{page}/{action}", ("text", "x"));
            Assert.Equal((action, HttpStatusCode.Forbidden), (action, refused.StatusCode));
        }
    }

    [Fact]
    public async Task A_missing_article_has_no_owners_page() =>
        Assert.Equal(HttpStatusCode.NotFound, await Owner.Status("/owner/articles/9999999"));

    // Where the owner edits an article.
    private async Task<string> PageOf(string article) => PageIn(await site.Page(article));

    private static string PageIn(IHtmlDocument article) =>
        article.Links(".owners").Single(link => EditingPath().IsMatch(link.Href)).Href;

    private async Task<string> StoryAt(string article) => (await site.Page(article)).Text("article .text");

    private async Task<string> Waiting(string article) => (await site.Page(article)).Text(".waiting-note");

    private async Task<HttpResponseMessage> Upload(string page, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await Owner.Token(page)), "form-token" } };
        if (name.Length > 0)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "document", name);
        return await Owner.Send(HttpMethod.Post, $"{page}/document", form);
    }

    [GeneratedRegex("^/owner/articles/[0-9]+$")]
    private static partial Regex EditingPath();
}
