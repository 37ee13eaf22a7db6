using System.Net;
using System.Text.RegularExpressions;

namespace NewsReader.Tests.Site.Trail;

/// <summary>The trail that links leave, and what is made of one that they did not.</summary>
public sealed partial class TrailTests : IAsyncDisposed
{
    private const string Russia = "Russia and Ukraine resumed peace talks in Istanbul on Wednesday";
    private const string Drones = "Drones Spotted Near Zelenskiy’s Flight Path in Ireland Trigger Security Alert";

    private readonly NewsSite site = new();

    [Fact]
    public async Task Each_link_says_where_one_came_from_and_leads_back_to_the_trail_as_it_was()
    {
        Assert.Empty(Trail(await site.Html(NewsSite.SeedPath)));

        var drones = await site.Html(NewsSite.DronesPath + "?from=1");
        Assert.Contains(
            $"You came from <a href=\"{NewsSite.SeedPath}\" lang=\"\" dir=\"auto\">{Russia}</a>",
            drones,
            StringComparison.Ordinal
        );
        Assert.Equal([(NewsSite.SeedPath, Russia)], Trail(drones));

        var back = await site.Html(Link(drones, "id=\"listed-by\"", NewsSite.SeedPath));
        Assert.Equal([(NewsSite.SeedPath, Russia), (NewsSite.DronesPath + "?from=1", Drones)], Trail(back));

        var next = await site.Html(
            Link(back, "id=\"related\"", "/articles/imf-deputy-dan-katz-visits-china-as-key-economic-review-nears")
        );
        Assert.Equal(
            [
                (NewsSite.SeedPath, Russia),
                (NewsSite.DronesPath + "?from=1", Drones),
                (NewsSite.SeedPath + "?from=1.2", Russia),
            ],
            Trail(next)
        );
        Assert.Contains("The last 3 steps", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_link_from_article_to_article_is_taken_for_forged()
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
            var links = ArticleLink()
                .Matches(await site.Html(path))
                .Select(match => match.Groups[1].Value)
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
                Assert.Contains("You came from", await site.Html(link), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_story_carries_the_trail_on_to_each_of_its_articles_however_far_they_are()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Beta Waits, Gamma Waits]\n---\nBread.\n"),
            ("z.md", "---\ntitle: Zeta Tells\nrelated: [Beta Waits, Gamma Waits]\n---\nShips.\n"),
            ("o.md", "---\ntitle: Omega Stands Alone\nrelated: [Alpha Rises]\n---\nSnow.\n")
        );
        var alpha = Link(await site.Html("/articles/omega-stands-alone"), "id=\"related\"", "/articles/alpha-rises");
        var clean = await site.Html("/articles/alpha-rises/story");
        var story = await site.Html(Link(await site.Html(alpha), "onward", "/articles/alpha-rises/story"));
        Assert.DoesNotContain("Link without the trail", clean, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"/articles/alpha-rises/story\">Link without the trail</a>",
            story,
            StringComparison.Ordinal
        );
        // Back to where it began, with the trail as it was there.
        Assert.Equal(alpha, Link(story, "<h1", "/articles/alpha-rises"));
        Assert.Equal(alpha, Link(story, "id=\"undated\"", "/articles/alpha-rises"));

        Assert.Equal(
            ["Alpha Rises"],
            Trail(await site.Html(Link(clean, "id=\"undated\"", "/articles/zeta-tells"))).Select(step => step.Headline)
        );
        foreach (var path in (string[])["/articles/beta-waits", "/articles/zeta-tells"])
            Assert.Equal(
                ["Omega Stands Alone", "Alpha Rises"],
                Trail(await site.Html(Link(story, "id=\"undated\"", path))).Select(step => step.Headline)
            );
        // Of two that no story joins, it is forged.
        Assert.Empty(
            Trail(
                await site.Html(
                    NewsSite.DronesPath
                        + "?from="
                        + Link(story, "id=\"undated\"", "/articles/zeta-tells").Split('.')[^1]
                )
            )
        );
    }

    [Fact]
    public async Task A_long_way_keeps_its_last_eight_steps()
    {
        var path = NewsSite.SeedPath;
        for (var step = 0; step < 12; step++)
            path = Regex.Match(await site.Html(path), "href=\"([^\"]*)\" rel=\"next\"").Groups[1].Value;
        Assert.EndsWith("?from=5.6.7.8.9.a.b.c", path, StringComparison.Ordinal);
        Assert.Equal(8, Trail(await site.Html(path)).Count);
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
    public async Task What_no_link_can_have_written_is_left_out(string from)
    {
        var html = await site.Html($"{NewsSite.DronesPath}?from={from}");
        Assert.DoesNotContain("came-from", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"trail\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{NewsSite.SeedPath}?from=2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_of_ten_thousand_characters_is_left_out() =>
        Assert.DoesNotContain(
            "came-from",
            await site.Html($"{NewsSite.DronesPath}?from={string.Concat(Enumerable.Repeat("1.", 3500))}1"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Of_a_way_that_nobody_can_have_walked_the_end_is_kept()
    {
        await site.Import(("a.txt", "Alpha Rises\n\nText.\n"), ("b.txt", "Beta Falls\n\nText.\n"));
        // Alpha Rises, which is number 19, has nothing to do with the seed and the drones; and there is no article 9999.
        Assert.Empty(Trail(await site.Html($"{NewsSite.DronesPath}?from=j")));
        Assert.Single(Trail(await site.Html($"{NewsSite.DronesPath}?from=2.j.1")));
        Assert.Single(Trail(await site.Html($"{NewsSite.DronesPath}?from=7pr.1")));
        Assert.Equal(2, Trail(await site.Html($"{NewsSite.DronesPath}?from=2.1")).Count);
    }

    [Fact]
    public async Task A_link_that_is_gone_is_no_step()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(
            folder,
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Gamma Waits]\n---\nBread is dearer.\n"),
            ("b.txt", "Beta Falls\n\nRain came.\n"),
            ("c.txt", "Gamma Waits\n\nShips left.\n")
        );
        var link = Link(await site.Html("/articles/alpha-rises"), "id=\"related\"", "/articles/gamma-waits");
        await site.Import(("d.md", "---\ntitle: Delta\n---\nText.\n"));
        Assert.Single(Trail(await site.Html(link)));
        await site.ImportFrom(
            folder,
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Beta Falls]\ndate: 2001-01-01\n---\nBread is dearer.\n")
        );
        Assert.Empty(Trail(await site.Html(link)));
    }

    [Fact]
    public async Task The_ways_not_taken_are_listed_with_each_step()
    {
        await site.Import(("a.md", "---\ntitle: Alpha Rises\nrelated: [Gamma Waits, Delta Waits]\n---\nText.\n"));
        var gamma = await site.Html(
            Link(await site.Html("/articles/alpha-rises"), "id=\"related\"", "/articles/gamma-waits")
        );
        Assert.Contains("<summary>1 other headline from here</summary>", gamma, StringComparison.Ordinal);
        Assert.Single(Trail(await site.Html(Link(gamma, "</summary>", "/articles/delta-waits"))));

        var fromSeed = await site.Html($"{NewsSite.DronesPath}?from=1.2.1");
        Assert.Equal(1, Regex.Count(fromSeed, "<summary>5 of 16 other headlines from here</summary>"));
        Assert.Equal(
            5,
            Regex.Count(
                fromSeed[fromSeed.IndexOf("<details>", StringComparison.Ordinal)..],
                "href=\"[^\"]*\\?from=1\\.2\\.1\""
            )
        );
    }

    [Theory]
    [InlineData(null, "You came from")]
    [InlineData("same-origin", "You came from")]
    [InlineData("none", "This link came by way of")]
    [InlineData("same-site", "This link came by way of")]
    [InlineData("cross-site", "This link came by way of")]
    public async Task Only_who_followed_the_link_is_told_to_have_come_by_it(string? followedFrom, string said)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, NewsSite.DronesPath + "?from=1");
        if (followedFrom is not null)
            request.Headers.Add("Sec-Fetch-Site", followedFrom);
        using var response = await client.SendAsync(request);
        Assert.Contains(
            $">{said} <a href=\"{NewsSite.SeedPath}\"",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains("Sec-Fetch-Site", response.Headers.Vary);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Link(string html, string behind, string path) =>
        Regex.Match(html[html.IndexOf(behind, StringComparison.Ordinal)..], $"href=\"({path}[^\"]*)\"").Groups[1].Value;

    private static List<(string Href, string Headline)> Trail(string html) =>
        html.IndexOf("<nav class=\"related trail\" id=\"trail\" aria-label=\"Your trail\">", StringComparison.Ordinal)
            is var start
                and > 0
            ?
            [
                .. Step()
                    .Matches(html[start..])
                    .Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))),
            ]
            : [];

    [GeneratedRegex("<li>\\s*<a href=\"([^\"]*)\"[^>]*>([^<]*)</a>\\s*(?:<details>|</li>)")]
    private static partial Regex Step();

    [GeneratedRegex("href=\"(/articles/[^\"]*)\"")]
    private static partial Regex ArticleLink();
}
