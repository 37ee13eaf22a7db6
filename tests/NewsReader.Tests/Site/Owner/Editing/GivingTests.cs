using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Site.Owner.Editing;

/// <summary>How the owner gives a waiting headline its story, takes it back, and joins and parts pages: by forms alone.</summary>
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
    public async Task From_wanted_to_a_pasted_story_and_back()
    {
        var before = await site.Html(NewsSite.DronesPath);
        var page = await PageOf(NewsSite.DronesPath);
        Assert.Contains(
            $"<a href=\"{page}\" aria-describedby=\"wanted-",
            await site.Html("/wanted"),
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
        var filled = await site.Html(NewsSite.DronesPath);
        foreach (
            var part in (string[])
                [
                    "<p dir=\"auto\">They were seen over the bay</p>",
                    "<p dir=\"auto\">Nobody knows whose they are.</p>",
                    "You pasted this story on ",
                    "Not this story?",
                    "Drones Spotted Near",
                ]
        )
            Assert.Contains(part, filled, StringComparison.Ordinal);

        using var taken = await Owner.Submit(page, $"{page}/not-this-story");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains(
            "It is what it was before.",
            await Text(taken.Headers.Location!.OriginalString),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await site.Html(NewsSite.DronesPath));
    }

    [Fact]
    public async Task Markdown_a_document_and_a_saved_page_fill_it_too()
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
        var filled = await site.Html(NewsSite.DronesPath);
        foreach (var part in (string[])["<strong>seen</strong>", "Ferry Line to Close"])
            Assert.Contains(part, filled, StringComparison.Ordinal);
        using (await Owner.Submit(page, $"{page}/not-this-story"))
        using (var document = await Upload(page, "drones.txt", "Some headline\n\nThey were seen over the bay.\n"))
            Assert.Equal(HttpStatusCode.SeeOther, document.StatusCode);
        Assert.Contains(
            "You gave this story as the document “drones.txt”",
            await site.Html(NewsSite.DronesPath),
            StringComparison.Ordinal
        );
        using (await Owner.Submit(page, $"{page}/not-this-story"))
        using (var saved = await Upload(page, "drones.html", StoryFetcherTests.Story("Drones over the bay")))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("walked across number 5.", await site.Html(NewsSite.DronesPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_document_is_taken()
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
    public async Task Its_address_is_fetched_and_the_page_says_where_it_came_from()
    {
        site.Web.At(Wire, StoryFetcherTests.Story("Another headline"))
            .At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound);
        var page = await PageOf(NewsSite.DronesPath);
        using var given = await Owner.Submit(page, $"{page}/page", ("address", Wire));
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        var filled = await site.Html(NewsSite.DronesPath);
        foreach (
            var part in (string[])
                ["walked across number 5.", $"This story was taken from {Wire} on", "Read it at wire.example.org"]
        )
            Assert.Contains(part, filled, StringComparison.Ordinal);
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
    public async Task What_is_refused_is_told_beside_the_field_and_stays_typed(
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
        var shown = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"<p class=\"fault\" id=\"{field}-fault\">{fault}", shown, StringComparison.Ordinal);
        Assert.Contains(value, shown, StringComparison.Ordinal);
        Assert.Contains("has not arrived", await site.Html(NewsSite.DronesPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_refused_or_missing_is_told()
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
            Assert.Contains(
                $"id=\"document-fault\">{fault}",
                await refused.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_signed_in_owner_has_the_buttons_on_the_article_itself()
    {
        await site.Import(("a.md", "---\ntitle: Alpha Rises\nurl: https://wire.example.org/drones\n---\n"));
        site.Web.At(Wire, HttpStatusCode.Forbidden).At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound);
        await Owner.BecomeOwner();
        var page = GivePage().Match(await Text("/articles/alpha-rises")).Value;

        using (var refused = await Owner.Submit("/articles/alpha-rises", $"{page}/whole"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(
                "Its publisher lets only those in who sign in or pay (403 Forbidden).",
                await refused.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            "It was asked for before: its publisher lets only those in",
            await Text(page),
            StringComparison.Ordinal
        );

        site.Web.At(Wire, StoryFetcherTests.Story("Alpha Rises"));
        using (var given = await Owner.Submit("/articles/alpha-rises", $"{page}/whole"))
            Assert.Equal(
                (HttpStatusCode.SeeOther, "/articles/alpha-rises"),
                (given.StatusCode, given.Headers.Location?.OriginalString)
            );
        Assert.Contains("walked across number 5.", await site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        using (var taken = await Owner.Submit("/articles/alpha-rises", $"{page}/not-this-story"))
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains("has not arrived", await site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pages_are_joined_and_parted()
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
            Assert.Contains(
                $"id=\"other-fault\">{fault}",
                await Text($"{page}?other={Uri.EscapeDataString(named)}"),
                StringComparison.Ordinal
            );
        foreach (
            var named in (string[])
                [paths[1], "the-harbour-opens-again", "http://localhost/articles/the-harbour-opens-again?from=1"]
        )
            Assert.Contains(
                "Which page stays?",
                await Text($"{page}?other={Uri.EscapeDataString(named)}"),
                StringComparison.Ordinal
            );
        var with = WithField().Match(await Text($"{page}?other={paths[1]}")).Groups[1].Value;

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
        var stays = await Text($"/owner/articles/{with}");
        Assert.Contains("Harbor Opens Again</p>", stays, StringComparison.Ordinal);

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
    public async Task Readers_find_nothing_of_it_and_share_kept_pages()
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
    public async Task An_article_that_is_not_there_has_no_page() =>
        Assert.Equal(HttpStatusCode.NotFound, await Owner.Status("/owner/articles/9999999"));

    private async Task<string> PageOf(string article) => GivePage().Match(await site.Html(article)).Value;

    private async Task<string> Text(string path)
    {
        using var response = await Owner.Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> Upload(string page, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await Owner.Token(page)), "form-token" } };
        if (name.Length > 0)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "document", name);
        return await Owner.Send(HttpMethod.Post, $"{page}/document", form);
    }

    [GeneratedRegex("/owner/articles/[0-9]+")]
    private static partial Regex GivePage();

    [GeneratedRegex("name=\"with\" value=\"([0-9]+)\"")]
    private static partial Regex WithField();
}
