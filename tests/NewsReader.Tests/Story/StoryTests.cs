using System.Net;
using System.Text.RegularExpressions;
using NewsReader.Story;

namespace NewsReader.Tests.Story;

/// <summary>The story around an article: its walk, its timeline, its map.</summary>
public sealed class StoryTests : IAsyncDisposable
{
    private readonly NewsSite site = new();

    [Fact]
    public void A_walk_takes_all_neighbours_first_and_then_what_two_paths_reach_or_what_is_very_close()
    {
        var walk = new StoryWalk(1);
        walk.Step([Given(1, 2), Given(3, 1), Found(1, 4, 0.2)]);
        Assert.Equal([1, 2, 3, 4], walk.Stops.Select(s => s.Id));
        Assert.Equal(["given", "given", "found"], walk.Stops.Skip(1).Select(s => s.By!.IsGiven ? "given" : "found"));

        walk.Step([Given(2, 5), Given(3, 5), Given(2, 6), Found(4, 7, 0.5), Found(4, 8, 0.3)]);
        Assert.Equal([5, 7], walk.Stops.Where(s => s.Hops == 2).Select(s => s.Id));
        walk.Step([Found(7, 9, 0.9)]);
        Assert.Equal(3, walk.Stops.Single(s => s.Id == 9).Hops);
        Assert.True(walk.IsOver);
        Assert.DoesNotContain(walk.Edges, edge => edge.To is 6 or 8);
    }

    [Fact]
    public void A_walk_ends_at_sixty_stops()
    {
        var walk = new StoryWalk(1);
        walk.Step(Enumerable.Range(2, 100).Select(i => Given(1, i)));
        Assert.Equal(60, walk.Stops.Count);
        Assert.True(walk.IsOver);
        Assert.Equal(59, walk.Edges.Count);
    }

    [Fact]
    public async Task The_seeds_story_is_the_seed_and_its_list()
    {
        var html = await site.Html(NewsSite.SeedPath + "/story");
        Assert.Equal(18, Regex.Count(html[..html.IndexOf("id=\"undated\"", StringComparison.Ordinal)], "<li[ >]"));
        Assert.Equal(17, Regex.Count(html, "Given, 1 step away"));
        // One line down from the seed, with a bend at either end of each of its 17 relations, that at the seed being one.
        var line = Assert.Single(Regex.Matches(html, "<path class=\"given\" d=\"([^\"]*)\""));
        Assert.Equal(18, line.Groups[1].Value.Count(c => c == 'Q'));
        Assert.Matches("<path class=\"found\"", html);
        Assert.DoesNotContain("not drawn", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"timeline\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{NewsSite.SeedPath}/story\"", await site.Html(NewsSite.SeedPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_everything_is_like_everything_the_map_draws_what_is_nearest()
    {
        await site.Import([.. Enumerable.Range(1, 9).Select(i => ($"{i}.txt",
            $"Quake Shakes Lisbon, Report {i}\n\nA strong quake shook Lisbon at night, the mayor Rosa Silva said. {string.Concat(Enumerable.Repeat($"Detail{i} ", i))}\n"))]);
        var html = await site.Html("/articles/quake-shakes-lisbon-report-1/story");
        Assert.Equal(9, Regex.Count(html[..html.IndexOf("id=\"undated\"", StringComparison.Ordinal)], "<li[ >]"));
        // The first reaches all others, in one line; and of the others each has one nearest.
        Assert.InRange(Regex.Count(html, "<path class=\"found\""), 1, 8);
    }

    [Fact]
    public async Task Dated_articles_stand_in_order_of_time_with_the_gaps_between_them()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\ndate: 2024-03-01\nrelated: [Beta Falls, Gamma Waits]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\ndate: 2024-01-01\n---\nText.\n"),
            ("c.md", "---\ntitle: Gamma Waits\ndate: 2024-03-03\n---\nText.\n"));
        var html = await site.Html("/articles/gamma-waits/story");
        var timeline = html[html.IndexOf("id=\"timeline\"", StringComparison.Ordinal)..];
        Assert.Matches("(?s)Alpha Rises.*Gamma Waits", timeline);
        Assert.DoesNotContain("later", timeline, StringComparison.Ordinal);

        html = await site.Html("/articles/alpha-rises/story");
        Assert.Matches("(?s)Beta Falls.*2 months later.*Alpha Rises.*Gamma Waits", html[html.IndexOf("id=\"timeline\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task An_article_by_itself_has_a_story_that_says_so()
    {
        await site.Import(("a.txt", "Bakers Raise Prices\n\nFlour costs more.\n"));
        Assert.Contains("Nothing leads on from this article yet", await site.Html("/articles/bakers-raise-prices/story"), StringComparison.Ordinal);
        Assert.DoesNotContain("/story\"", await site.Html("/articles/bakers-raise-prices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_leads_to_the_story_and_an_unknown_one_to_none()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(folder, ("a.txt", "Alpha Soars\n\nIt rose.\n"));
        using var client = site.Client();
        using var moved = await client.GetAsync(new Uri("/articles/alpha-rises/story", UriKind.Relative));
        Assert.Equal("/articles/alpha-soars/story", moved.Headers.Location?.ToString());
        using var unknown = await client.GetAsync(new Uri("/articles/nothing/story", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static StoryEdge Given(long from, long to) => new(from, to, null);

    private static StoryEdge Found(long from, long to, double score) => new(from, to, score, "word");
}
