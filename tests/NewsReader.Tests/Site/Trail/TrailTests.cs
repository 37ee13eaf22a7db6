using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Trail;

/// <summary>The trail that links leave, and what is made of one that they did not.</summary>
public sealed class TrailTests : IAsyncDisposed
{
    private const string Russia = "Russia and Ukraine resumed peace talks in Istanbul on Wednesday";
    private const string Drones = "Drones Spotted Near Zelenskiy’s Flight Path in Ireland Trigger Security Alert";

    // The parts of a page.
    private const string Related = "section[aria-labelledby=related]";
    private const string ListedBy = "section[aria-labelledby=listed-by]";
    private const string Undated = "section[aria-labelledby=undated]";

    private readonly NewsSite site = new();

    [Fact]
    public async Task Each_page_says_where_the_reader_came_from_and_links_back_with_the_trail_as_it_was()
    {
        Assert.Empty(Trail(await site.Page(NewsSite.SeedPath)));

        var drones = await site.Page(NewsSite.DronesPath + "?from=1");
        Assert.StartsWith($"You came from {Russia}", drones.Text(".came-from"), StringComparison.Ordinal);
        Assert.Equal(NewsSite.SeedPath, drones.Attribute(".came-from > a[lang=''][dir=auto]:first-child", "href"));
        Assert.Equal([(NewsSite.SeedPath, Russia)], Trail(drones));

        var back = await site.Page(Link(drones, ListedBy, NewsSite.SeedPath));
        Assert.Equal([(NewsSite.SeedPath, Russia), (NewsSite.DronesPath + "?from=1", Drones)], Trail(back));

        var next = await site.Page(
            Link(back, Related, "/articles/imf-deputy-dan-katz-visits-china-as-key-economic-review-nears")
        );
        Assert.Equal(
            [
                (NewsSite.SeedPath, Russia),
                (NewsSite.DronesPath + "?from=1", Drones),
                (NewsSite.SeedPath + "?from=1.2", Russia),
            ],
            Trail(next)
        );
        Assert.StartsWith("The last 3 steps", next.Text("#trail > .facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_real_link_between_articles_counts_as_forged()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Gamma Waits, Delta Waits]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\nrelated: [Epsilon Waits, Gamma Waits, Zeta Waits]\n---\nText.\n")
        );
        foreach (
            var path in (string[])
                ["/articles/gamma-waits", "/articles/beta-falls", NewsSite.SeedPath, NewsSite.DronesPath]
        )
        {
            var links = (await site.Page(path))
                .QuerySelectorAll("[href^='/articles/']")
                .Select(link => link.GetAttribute("href")!)
                .Where(link =>
                    !link.EndsWith("/story", StringComparison.Ordinal)
                    && !link.EndsWith(".atom", StringComparison.Ordinal)
                    && !link.EndsWith(".json", StringComparison.Ordinal)
                )
                .Distinct()
                .ToList();
            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.Contains("?from=", link, StringComparison.Ordinal));
            foreach (var link in links)
                Assert.StartsWith(
                    "You came from",
                    (await site.Page(link)).Text(".came-from"),
                    StringComparison.Ordinal
                );
        }
    }

    [Fact]
    public async Task A_story_page_carries_the_trail_on_to_each_of_its_articles()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Beta Waits, Gamma Waits]\n---\nBread.\n"),
            ("z.md", "---\ntitle: Zeta Tells\nrelated: [Beta Waits, Gamma Waits]\n---\nShips.\n"),
            ("o.md", "---\ntitle: Omega Stands Alone\nrelated: [Alpha Rises]\n---\nSnow.\n")
        );
        var alpha = Link(await site.Page("/articles/omega-stands-alone"), Related, "/articles/alpha-rises");
        var clean = await site.Page("/articles/alpha-rises/story");
        var story = await site.Page(Link(await site.Page(alpha), ".onward", "/articles/alpha-rises/story"));
        Assert.Null(clean.Link("Link without the trail"));
        Assert.Equal("/articles/alpha-rises/story", story.Link("Link without the trail"));
        // Back to the first article, with the trail that it had.
        Assert.Equal(alpha, Link(story, "h1", "/articles/alpha-rises"));
        Assert.Equal(alpha, Link(story, Undated, "/articles/alpha-rises"));

        Assert.Equal(
            ["Alpha Rises"],
            Trail(await site.Page(Link(clean, Undated, "/articles/zeta-tells"))).Select(step => step.Headline)
        );
        foreach (var path in (string[])["/articles/beta-waits", "/articles/zeta-tells"])
            Assert.Equal(
                ["Omega Stands Alone", "Alpha Rises"],
                Trail(await site.Page(Link(story, Undated, path))).Select(step => step.Headline)
            );
        // Of two that no story joins, it is forged.
        Assert.Empty(
            Trail(
                await site.Page(
                    NewsSite.DronesPath + "?from=" + Link(story, Undated, "/articles/zeta-tells").Split('.')[^1]
                )
            )
        );
    }

    [Fact]
    public async Task A_long_trail_keeps_its_last_eight_steps()
    {
        var path = NewsSite.SeedPath;
        for (var step = 0; step < 12; step++)
            path = (await site.Page(path)).Attribute("a[rel=next]", "href")!;
        Assert.EndsWith("?from=5.6.7.8.9.a.b.c", path, StringComparison.Ordinal);
        Assert.Equal(8, Trail(await site.Page(path)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("1.2.1.2.1.2.1.2.1")]
    [InlineData("%00")]
    [InlineData("<b>")]
    [InlineData("zzzzzzzz")]
    [InlineData("2")]
    [InlineData("2.2")]
    [InlineData("1.2")]
    public async Task A_trail_that_no_link_has_is_ignored(string from)
    {
        var page = await site.Page($"{NewsSite.DronesPath}?from={from}");
        Assert.Empty(page.QuerySelectorAll(".came-from, #trail"));
        Assert.NotNull(page.QuerySelector($"a[href='{NewsSite.SeedPath}?from=2']"));
    }

    [Fact]
    public async Task A_trail_of_ten_thousand_characters_is_ignored() =>
        Assert.Empty(
            (
                await site.Page($"{NewsSite.DronesPath}?from={string.Concat(Enumerable.Repeat("1.", 3500))}1")
            ).QuerySelectorAll(".came-from, #trail")
        );

    [Fact]
    public async Task An_impossible_trail_keeps_its_possible_end()
    {
        await site.Import(("a.txt", "Alpha Rises\n\nText.\n"), ("b.txt", "Beta Falls\n\nText.\n"));
        // Alpha Rises, which is number 19, has nothing to do with the seed and the drones; and there is no article 9999.
        Assert.Empty(Trail(await site.Page($"{NewsSite.DronesPath}?from=j")));
        Assert.Single(Trail(await site.Page($"{NewsSite.DronesPath}?from=2.j.1")));
        Assert.Single(Trail(await site.Page($"{NewsSite.DronesPath}?from=7pr.1")));
        Assert.Equal(2, Trail(await site.Page($"{NewsSite.DronesPath}?from=2.1")).Count);
    }

    [Fact]
    public async Task A_removed_link_does_not_count_as_a_step()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(
            folder,
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Gamma Waits]\n---\nBread is dearer.\n"),
            ("b.txt", "Beta Falls\n\nRain came.\n"),
            ("c.txt", "Gamma Waits\n\nShips left.\n")
        );
        var link = Link(await site.Page("/articles/alpha-rises"), Related, "/articles/gamma-waits");
        await site.Import(("d.md", "---\ntitle: Delta\n---\nText.\n"));
        Assert.Single(Trail(await site.Page(link)));
        await site.ImportFrom(
            folder,
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Beta Falls]\ndate: 2001-01-01\n---\nBread is dearer.\n")
        );
        Assert.Empty(Trail(await site.Page(link)));
    }

    [Fact]
    public async Task Each_step_lists_the_headlines_that_were_not_followed()
    {
        await site.Import(("a.md", "---\ntitle: Alpha Rises\nrelated: [Gamma Waits, Delta Waits]\n---\nText.\n"));
        var gamma = await site.Page(Link(await site.Page("/articles/alpha-rises"), Related, "/articles/gamma-waits"));
        Assert.Equal("1 other headline from here", gamma.Text("#trail summary"));
        Assert.Single(Trail(await site.Page(Link(gamma, "#trail details", "/articles/delta-waits"))));

        var fromSeed = await site.Page($"{NewsSite.DronesPath}?from=1.2.1");
        Assert.Single(fromSeed.Texts("#trail summary"), text => text == "5 of 16 other headlines from here");
        Assert.Equal(5, fromSeed.QuerySelectorAll("#trail details a[href$='?from=1.2.1']").Length);
    }

    [Theory]
    [InlineData(null, "You came from")]
    [InlineData("same-origin", "You came from")]
    [InlineData("none", "This link came by way of")]
    [InlineData("same-site", "This link came by way of")]
    [InlineData("cross-site", "This link came by way of")]
    public async Task Only_a_reader_who_followed_the_link_is_told_that_the_trail_is_theirs(
        string? followedFrom,
        string said
    )
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, NewsSite.DronesPath + "?from=1");
        if (followedFrom is not null)
            request.Headers.Add("Sec-Fetch-Site", followedFrom);
        using var response = await client.SendAsync(request);
        var page = await response.Page();
        Assert.StartsWith($"{said} {Russia}", page.Text(".came-from"), StringComparison.Ordinal);
        Assert.Equal(NewsSite.SeedPath, page.Links(".came-from")[0].Href);
        Assert.Contains("Sec-Fetch-Site", response.Headers.Vary);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    // The link to an article in a part of the page, with its trail.
    private static string Link(IHtmlDocument page, string within, string path) =>
        page.Links(within)
            .First(link => link.Href == path || link.Href.StartsWith(path + "?", StringComparison.Ordinal))
            .Href;

    private static List<(string Href, string Headline)> Trail(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("nav#trail[aria-label='Your trail'] > ol > li")
                .Select(step => (step.FirstElementChild!.GetAttribute("href")!, step.FirstElementChild.TextContent)),
        ];
}
