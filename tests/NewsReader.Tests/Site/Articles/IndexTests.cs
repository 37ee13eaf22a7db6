using System.Net;

namespace NewsReader.Tests.Site.Articles;

/// <summary>The headline index: its order, its pages, its filters.</summary>
public sealed class IndexTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task The_seed_comes_first_then_its_headlines_in_the_publishers_order()
    {
        var headlines = await Headlines("/");
        Assert.Equal(18, headlines.Count);
        Assert.StartsWith("Russia and Ukraine", headlines[0], StringComparison.Ordinal);
        Assert.StartsWith("Drones Spotted", headlines[1], StringComparison.Ordinal);
        Assert.StartsWith("Taiwan Opposition", headlines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_has_the_direction_of_its_headline_and_our_own_words_have_ours()
    {
        await site.Import(("a.txt", "هل تصمد الهدنة؟\n\nنص.\n"));
        var page = await site.Page("/?is=story");
        page.One("li.story[dir=rtl] > h2.headline[lang=und-Arab][dir=auto]:first-child");
        page.One("li.story[dir=ltr] > h2.headline[lang=''][dir=auto]:first-child");
        Assert.Equal(2, page.QuerySelectorAll("li.story > p.facts[dir=ltr]").Length);
    }

    [Fact]
    public async Task Articles_come_newest_first_and_undated_ones_after_the_dated_ones_of_their_import()
    {
        await site.Import(
            ("a.txt", "Undated One\n\nText.\n\n\nListed One\n"),
            ("b.md", "---\ntitle: Dated March\ndate: 2024-03-01\n---\nText.\n"),
            ("c.txt", "Undated Two\n\nText.\n"),
            ("d.md", "---\ntitle: Dated April\ndate: 2024-04-01\n---\nText.\n"),
            ("e.md", "---\ntitle: Dated Tomorrow\ndate: 2199-01-01\n---\nText.\n")
        );
        var headlines = await Headlines("/");
        Assert.Equal("Dated Tomorrow", headlines[0]);
        Assert.StartsWith("Russia", headlines[1], StringComparison.Ordinal);
        Assert.Equal(["Dated April", "Dated March", "Undated One", "Listed One", "Undated Two"], headlines.TakeLast(5));
    }

    [Fact]
    public async Task Paging_down_and_up_shows_every_headline_once()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 120)
                .Select(i => ($"{i:000}.md", $"---\ntitle: Story {i}\ndate: 2024-01-{1 + (i % 3):00}\n---\nText.\n")),
        ]);
        List<string> down = [],
            up = [];
        string? next = "/",
            last = "/";
        for (; next is not null; next = (await site.Page(next)).Link("Older"))
        {
            down.AddRange(await Headlines(next));
            last = next;
        }
        for (next = last; next is not null; next = (await site.Page(next)).Link("Newer"))
            up.InsertRange(0, await Headlines(next));

        Assert.Equal(138, down.Count);
        Assert.Equal(138, down.Distinct().Count());
        Assert.Equal(down, up.Distinct());
        Assert.Equal(50, (await Headlines("/")).Count);
    }

    [Fact]
    public async Task A_page_does_not_shift_while_news_comes_in()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 60)
                .Select(i => ($"{i:000}.md", $"---\ntitle: Story {i}\ndate: 2024-01-01\n---\nText.\n")),
        ]);
        var second = (await site.Page("/")).Link("Older")!;
        var before = await Headlines(second);
        await site.Import(("new.txt", "Something New\n\nText.\n"));
        Assert.Equal(before, await Headlines(second));
    }

    [Fact]
    public async Task Filters_show_only_stories_or_only_headlines_or_only_one_source()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nsource: Example Wire\nrelated: [Beta Falls]\n---\nText.\n")
        );
        Assert.Equal(
            ["Alpha Rises"],
            (await Headlines("/?is=story")).Where(h => !h.StartsWith("Russia", StringComparison.Ordinal))
        );
        Assert.Equal(18, (await Headlines("/?is=headline-only")).Count);
        Assert.Equal(["Alpha Rises", "Beta Falls"], await Headlines("/?source=example-wire"));
        Assert.Equal(["Beta Falls"], await Headlines("/?source=example-wire&is=headline-only"));
        Assert.Equal(
            "example-wire",
            (await site.Page("/?source=example-wire")).Attribute("#source option[selected]", "value")
        );
        Assert.Equal(19 + 1, (await Headlines("/?source=")).Count);
    }

    [Theory]
    [InlineData("/?before=x", HttpStatusCode.BadRequest)]
    [InlineData("/?before=1", HttpStatusCode.BadRequest)]
    [InlineData("/?after=-1.-1", HttpStatusCode.BadRequest)]
    [InlineData("/?after=99999999999999999999999.1", HttpStatusCode.BadRequest)]
    [InlineData("/?is=everything", HttpStatusCode.BadRequest)]
    [InlineData("/?source=nobody", HttpStatusCode.NotFound)]
    [InlineData("/?before=1.1", HttpStatusCode.OK)]
    [InlineData("/?is=story&before=1.1", HttpStatusCode.OK)]
    public async Task An_invalid_query_gets_an_error(string path, HttpStatusCode status)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        Assert.NotNull((await response.Page()).QuerySelector("a[href='/']"));
    }

    [Fact]
    public async Task A_row_says_in_words_how_much_of_the_story_is_here()
    {
        var page = await site.Page("/");
        var facts = page.Texts("li > .facts");
        Assert.Equal("Full story · seeds · undated · 17 related headlines", facts[0]);
        Assert.Equal("Headline only · listed by 1 article in seeds · undated", facts[1]);
        Assert.Equal(["Full story", "Headline only"], page.Texts("li > .facts > .state").Take(2));
        Assert.Equal(["seeds", "listed by 1 article in seeds"], page.Texts("li > .facts > bdi").Take(2));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<IReadOnlyList<string>> Headlines(string path) =>
        (await site.Page(path)).Texts("h2.headline > a");
}
