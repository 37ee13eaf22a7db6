using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Articles;

/// <summary>What an article's page shows, with and without a body.</summary>
public sealed class ArticlePageTests : IAsyncDisposed
{
    private const string Told = """
        ---
        title: Talks Resume in Istanbul
        date: 2025-12-05T10:30:00+02:00
        source: Example Wire
        url: https://news.example.org/talks
        author: Ann Reporter
        language: en-GB
        topics: [Diplomacy]
        related: [Envoy </script> Meets Both Sides]
        ---
        Delegations met on Friday & spoke.
        """;

    private readonly NewsSite site = new();

    [Fact]
    public async Task A_story_shows_everything_that_is_known_about_it()
    {
        await site.Import(("talks.md", Told));
        var page = await site.Page("/articles/talks-resume-in-istanbul");
        var article = page.One("main > article");
        Assert.Equal(("en-GB", "ltr"), (article.GetAttribute("lang"), article.GetAttribute("dir")));
        Assert.Equal("Ann Reporter", page.Text("article .byline[dir=auto]"));
        Assert.Equal(
            "5 December 2025, 10:30 UTC+02:00",
            page.Text("article .opening time[datetime='2025-12-05T10:30:00+02:00']")
        );
        Assert.Contains("1 min read", page.Text("article .opening .facts"), StringComparison.Ordinal);
        Assert.Equal(
            "Read it at news.example.org",
            page.Text("article a[href='https://news.example.org/talks'][rel='noopener noreferrer nofollow ugc']")
        );
        Assert.DoesNotContain("taken from the first sentence", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_says_what_is_unknown_about_it()
    {
        var page = await site.Page(NewsSite.SeedPath);
        Assert.Contains("taken from the first sentence", page.Text("article .derived"), StringComparison.Ordinal);
        Assert.Contains("undated", page.Text("article .opening .facts"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".byline, time"));
        Assert.Equal(Enumerable.Repeat("headline only", 17), page.Texts(".numbered .state"));
    }

    [Fact]
    public async Task Structured_data_has_what_is_known_and_no_more()
    {
        await site.Import(("talks.md", Told));
        var told = Data(await site.Page("/articles/talks-resume-in-istanbul"));
        Assert.Equal("NewsArticle", (string?)told["@type"]);
        Assert.Equal("2025-12-05T10:30:00+02:00", (string?)told["datePublished"]);
        Assert.Equal("Ann Reporter", (string?)told["author"]!["name"]);
        Assert.Equal("/articles/envoy-script-meets-both-sides", (string?)told["mainEntityOfPage"]!["relatedLink"]![0]);

        var seed = Data(await site.Page(NewsSite.SeedPath));
        Assert.Null(seed["datePublished"]);
        Assert.Null(seed["author"]);
        Assert.Equal(17, seed["mainEntityOfPage"]!["relatedLink"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_headline_without_its_story_leads_on()
    {
        var page = await site.Page("/articles/imf-deputy-dan-katz-visits-china-as-key-economic-review-nears");
        Assert.Equal("noindex", page.Attribute("head meta[name=robots]", "content"));
        Assert.Equal(["Number 5 of 17", "Listed by"], page.Texts("h2").Take(2));
        Assert.Equal("3", page.Attribute("ol.numbered[role=list]", "start"));
        var neighbours = page.Text("ol.numbered");
        Assert.Contains("Honduras Election Turmoil", neighbours, StringComparison.Ordinal);
        Assert.Contains("Trump’s Name Appears", neighbours, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Listers_come_newest_first()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\ndate: 2024-01-01\nrelated: [Gamma Waits, Delta]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\ndate: 2024-02-01\nrelated: [Gamma Waits]\n---\nText.\n")
        );
        var page = await site.Page("/articles/gamma-waits");
        Assert.Equal(
            "Headline only. Listed by 2 articles. The story itself has not arrived.",
            page.Text(".waiting-note")
        );
        Assert.Equal(["Beta Falls", "Alpha Rises"], page.Texts("section[aria-labelledby=listed-by] li > a"));
    }

    [Fact]
    public async Task The_previous_and_the_next_article_link_to_each_other()
    {
        var page = await site.Page(NewsSite.DronesPath);
        Assert.Equal($"{NewsSite.SeedPath}?from=2", page.Attribute("a[rel=prev]", "href"));
        Assert.Equal(
            "/articles/escalating-conflict-in-eastern-congo-despite-u-s-brokered-peace-efforts?from=2",
            page.Attribute("a[rel=next]", "href")
        );
        Assert.Empty((await site.Page(NewsSite.SeedPath)).QuerySelectorAll("[rel=prev]"));
    }

    [Fact]
    public async Task Right_to_left_text_is_marked()
    {
        await site.Import(("a.txt", "استئناف محادثات السلام في إسطنبول\n\nاستؤنفت المحادثات يوم الأربعاء.\n"));
        var page = await site.Page("/articles/" + Uri.EscapeDataString("استئناف-محادثات-السلام-في-إسطنبول"));
        Assert.Equal("rtl", page.Attribute("main > article[lang=und-Arab]", "dir"));
    }

    [Fact]
    public async Task A_page_has_a_canonical_link_only_if_the_sites_address_is_set()
    {
        Assert.Empty((await site.Page(NewsSite.SeedPath)).QuerySelectorAll("[rel=canonical]"));
        await using var known = new NewsSite
        {
            Settings =
            {
                ["Site:BaseAddress"] = "https://news.example.org/",
                ["Site:Public"] = "true",
                ["Site:Name"] = "Example News",
            },
        };
        var page = await known.Page(NewsSite.SeedPath);
        var address = "https://news.example.org" + NewsSite.SeedPath;
        Assert.Equal(address, page.Attribute("head link[rel=canonical]", "href"));
        Assert.Equal(address, page.Attribute("head meta[property='og:url']", "content"));
        Assert.EndsWith(" – Example News", page.Title, StringComparison.Ordinal);
        using var client = known.Client();
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(response.Headers.Contains("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("/articles/nothing-here")]
    [InlineData("/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/articles/..%2fsources")]
    [InlineData("/articles/RUSSIA-and-ukraine-resumed-peace-talks-in-istanbul-on-wednesday")]
    public async Task Unknown_slug_is_404(string path)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static JsonNode Data(IHtmlDocument page) =>
        JsonNode.Parse(page.One("script[type='application/ld+json']").TextContent)!;
}
