using System.Net;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Tests.Site.Stories;

/// <summary>The story around an article: its walk, its timeline, its map.</summary>
public sealed class StoryTests : IAsyncDisposed
{
    private const string Timeline = "section[aria-labelledby=timeline]";

    private readonly NewsSite site = new();

    [Fact]
    public void A_walk_takes_all_neighbours_and_farther_away_only_what_two_paths_reach_or_what_is_very_close()
    {
        var walk = new StoryWalk(1);
        walk.Step([Given(1, 2), Given(3, 1), Found(1, 4, 0.2)]);
        Assert.Equal([1, 2, 3, 4], walk.Stops.Select(s => s.Id));
        Assert.Equal(["given", "given", "found"], walk.Stops.Skip(1).Select(s => s.By!.IsGiven ? "given" : "found"));

        walk.Step([Given(2, 5), Given(3, 5), Given(2, 6), Found(4, 7, 0.5), Found(4, 8, 0.3)]);
        Assert.Equal([5, 7], walk.Stops.Where(s => s.Hops == 2).Select(s => s.Id));
        walk.Step([Found(7, 9, 0.9)]);
        Assert.Equal(3, walk.Stops.Single(s => s.Id == 9).Hops);
        walk.Step([Found(9, 10, 0.9), Found(9, 6, 0.2), Given(9, 7)]);
        Assert.True(walk.IsOver);
        Assert.False(walk.HasMore);
        Assert.Equal([1, 2, 3, 4, 5, 7, 9], walk.Stops.Select(s => s.Id));
        Assert.DoesNotContain(walk.Edges, edge => edge.To is 6 or 8 or 10);
        Assert.Contains(Given(9, 7), walk.Edges);
    }

    [Fact]
    public void Two_paths_of_different_lengths_reach_an_article_at_the_shorter_distance()
    {
        var walk = new StoryWalk(1);
        walk.Step([Given(1, 2), Given(1, 3)]);
        walk.Step([Given(2, 4), Given(3, 4), Given(2, 5)]);
        Assert.DoesNotContain(walk.Stops, s => s.Id == 5);
        walk.Step([Given(4, 5)]);
        Assert.Equal(new(5, 2, Given(2, 5)), walk.Stops.Single(s => s.Id == 5));
    }

    [Fact]
    public void A_walk_ends_at_sixty_stops()
    {
        var walk = new StoryWalk(1);
        walk.Step(Enumerable.Range(2, 100).Select(i => Given(1, i)));
        Assert.Equal(60, walk.Stops.Count);
        Assert.True(walk.IsOver && walk.HasMore);
        Assert.Equal(59, walk.Edges.Count);
    }

    [Fact]
    public async Task The_story_of_the_seed_is_the_seed_and_its_list()
    {
        var page = await site.Page(NewsSite.SeedPath + "/story");
        Assert.Equal(18, page.QuerySelectorAll(".map li").Length);
        Assert.Equal(17, page.Texts(".because[dir=ltr]").Count(text => text == "Listed by this article, 1 step away"));
        // One line down from the seed, with a bend at either end of each of its 17 relations, that at the seed being one.
        Assert.Equal(18, page.Attribute(".map path.given", "d")!.Count(c => c == 'Q'));
        Assert.NotEmpty(page.QuerySelectorAll(".map path.found"));
        Assert.DoesNotContain("not drawn", page.Text("main"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("timeline"));
        Assert.NotNull((await site.Page(NewsSite.SeedPath)).QuerySelector($"a[href='{NewsSite.SeedPath}/story']"));
    }

    [Fact]
    public async Task If_all_articles_are_similar_the_map_draws_the_nearest()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 9)
                .Select(i =>
                    (
                        $"{i}.txt",
                        $"Quake Shakes Lisbon, Report {i}\n\nA strong quake shook Lisbon at night, the mayor Rosa Silva said. {string.Concat(Enumerable.Repeat($"Detail{i} ", i))}\n"
                    )
                ),
        ]);
        var page = await site.Page("/articles/quake-shakes-lisbon-report-1/story");
        Assert.Equal(9, page.QuerySelectorAll(".map li").Length);
        // The first reaches all others, in one line; and of the others each has one nearest.
        Assert.InRange(page.QuerySelectorAll("path.found").Length, 1, 8);
    }

    [Fact]
    public async Task Dated_articles_come_in_order_of_time_with_the_gaps_between_them()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\ndate: 2024-03-01\nrelated: [Beta Falls, Gamma Waits]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\ndate: 2024-01-01\n---\nText.\n"),
            ("c.md", "---\ntitle: Gamma Waits\ndate: 2024-03-03\n---\nText.\n")
        );
        var gamma = await site.Page("/articles/gamma-waits/story");
        Assert.Equal(["Alpha Rises", "Gamma Waits"], gamma.Texts(Timeline + " li > a"));
        Assert.DoesNotContain("later", gamma.Text(Timeline), StringComparison.Ordinal);

        var alpha = await site.Page("/articles/alpha-rises/story");
        Assert.Equal(
            ["Beta Falls", "2 months later", "Alpha Rises", "Gamma Waits"],
            alpha.Texts($"{Timeline} li > a, {Timeline} li.gap")
        );
    }

    [Fact]
    public async Task Days_and_gaps_follow_the_publishers_time_zones()
    {
        await site.Import([
            .. Dated(
                "2022-05-05",
                "2024-05-03",
                "2024-05-10T08:00:00+09:00",
                "2024-05-10",
                "2024-05-16T22:00:00-05:00",
                "2024-05-17",
                "2024-05-17",
                "2024-07-16",
                "2024-07-23",
                "2026-07-23"
            ),
        ]);
        var page = await site.Page("/articles/the-hub-waits/story");
        Assert.Equal(
            [
                "5 May 2022",
                "23 months later",
                "3 May 2024",
                "7 days later",
                "10 May 2024",
                "10 May 2024",
                "16 May 2024",
                "17 May 2024",
                "17 May 2024",
                "60 days later",
                "16 July 2024",
                "7 days later",
                "23 July 2024",
                "2 years later",
                "23 July 2026",
            ],
            page.Texts($"{Timeline} time, {Timeline} li.gap")
        );
    }

    [Fact]
    public async Task Each_article_says_why_it_belongs_to_the_story()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [Beta Falls, Gamma Waits]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\nrelated: [\"<b>Bold</b> Delta\"]\n---\nBread.\n"),
            ("c.md", "---\ntitle: Gamma Waits\nrelated: [\"<b>Bold</b> Delta\"]\n---\nShips.\n"),
            ("e.md", "---\ntitle: Epsilon Asks\nrelated: [Alpha Rises]\n---\nRain.\n"),
            ("z.md", "---\ntitle: Zeta Tells\nrelated: [\"<i>Sly</i> one\", Gamma Waits]\n---\nSnow.\n"),
            (
                "q1.txt",
                "Quake Shakes Lisbon Again\n\nA strong quake shook Lisbon at night, the mayor Rosa Silva said.\n"
            ),
            (
                "q2.txt",
                "Lisbon Shaken by Quake\n\nA strong quake shook Lisbon at night, the mayor Rosa Silva said today.\n"
            )
        );
        Assert.Equal(
            [
                "This article",
                "Listed by this article, 1 step away",
                "Listed by this article, 1 step away",
                "Lists this article, 1 step away",
                "Listed by “Beta Falls”, 2 steps away",
            ],
            await Reasons("/articles/alpha-rises/story")
        );
        Assert.Equal(
            "Beta Falls",
            (await site.Page("/articles/alpha-rises/story")).Text(".because > bdi.via[lang='']")
        );
        await site.Import(("t.md", "---\ntitle: Theta\nrelated: [Gamma Waits, \"<i>Sly</i> one\"]\n---\nFog.\n"));
        Assert.Contains("Lists “<i>Sly</i> one”, 2 steps away", await Reasons("/articles/zeta-tells/story"));
        Assert.Matches(
            "^Found, like this article: both have .*Lisbon.*, 1 step away$",
            (await Reasons("/articles/quake-shakes-lisbon-again/story"))[1]
        );
        Assert.Contains(
            "Lisbon",
            (await site.Page("/articles/quake-shakes-lisbon-again/story")).Text(".because > bdi"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_full_page_says_so_and_keeps_the_list_and_the_newest_listers()
    {
        await site.Import(
            (
                "a.md",
                $"---\ntitle: Alpha Rises\nrelated:\n{string.Concat(Enumerable.Range(1, 70).Select(i => $"  - Number {71 - i} waits\n"))}---\nText.\n"
            )
        );
        var page = await site.Page("/articles/alpha-rises/story");
        Assert.Equal(
            "There is more to this story than a page holds. These are the 59 articles nearest to it.",
            page.Text(".titled > .facts")
        );
        var headlines = page.Texts("main a");
        Assert.Contains("Number 12 waits", headlines);
        Assert.DoesNotContain("Number 11 waits", headlines);
        Assert.Equal(
            "59 articles around “Alpha Rises”, in order of their dates.",
            page.Attribute("head meta[name=description]", "content")
        );
        Assert.DoesNotContain(
            "There is more",
            (await site.Page(NewsSite.SeedPath + "/story")).Text("main"),
            StringComparison.Ordinal
        );

        await site.Import([
            .. Enumerable
                .Range(1, 700)
                .Select(i => ($"{i}.md", $"---\ntitle: Lister {i}\nrelated: [The Hub Waits]\n---\nText.\n")),
        ]);
        page = await site.Page("/articles/the-hub-waits/story");
        Assert.Contains("nearest to it", page.Text(".titled > .facts"), StringComparison.Ordinal);
        headlines = page.Texts("main a");
        Assert.Contains("Lister 700", headlines);
        Assert.DoesNotContain("Lister 1", headlines);
    }

    [Fact]
    public async Task A_headline_in_many_lists_leaves_room_for_the_relations_of_its_neighbours()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 700)
                .Select(i => ($"{i}.md", $"---\ntitle: Lister {i}\nrelated: [The Hub Waits]\n---\nText.\n")),
            ("a.md", "---\ntitle: Alpha Rises\nrelated: [The Hub Waits, Beta Waits, Gamma Waits]\n---\nBread.\n"),
            ("z.md", "---\ntitle: Zeta Tells\nrelated: [Beta Waits, Gamma Waits]\n---\nShips.\n"),
        ]);
        Assert.Contains("Zeta Tells", (await site.Page("/articles/alpha-rises/story")).Texts("main a"));
    }

    [Fact]
    public async Task The_story_of_an_unrelated_article_says_that_nothing_leads_on()
    {
        await site.Import(("a.txt", "Bakers Raise Prices\n\nFlour costs more.\n"));
        Assert.StartsWith(
            "Nothing leads on from this article yet",
            (await site.Page("/articles/bakers-raise-prices/story")).Text("main .empty"),
            StringComparison.Ordinal
        );
        Assert.Empty((await site.Page("/articles/bakers-raise-prices")).QuerySelectorAll("[href$='/story']"));
    }

    [Fact]
    public async Task A_former_address_redirects_to_the_story_and_an_unknown_one_is_404()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(folder, ("a.txt", "Alpha Soars\n\nIt rose.\n"));
        using var client = site.Client();
        using var moved = await client.GetAsync(new Uri("/articles/alpha-rises/story", UriKind.Relative));
        Assert.Equal("/articles/alpha-soars/story", moved.Headers.Location?.ToString());
        using var unknown = await client.GetAsync(new Uri("/articles/nothing/story", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var trail = await client.GetAsync(new Uri("/articles/alpha-rises/story?from=1.2", UriKind.Relative));
        Assert.Equal("/articles/alpha-soars/story?from=1.2", trail.Headers.Location?.ToString());
    }

    private static IEnumerable<(string Name, string Text)> Dated(params string[] dates) =>
        dates.Select(
            (date, i) => ($"{i}.md", $"---\ntitle: Case {i}\ndate: {date}\nrelated: [The Hub Waits]\n---\nText.\n")
        );

    private async Task<IReadOnlyList<string>> Reasons(string path) =>
        (await site.Page(path)).Texts(".because[dir=ltr]");

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static StoryEdge Given(long from, long to) => new(from, to, null);

    private static StoryEdge Found(long from, long to, double score) => new(from, to, score, "word");
}
