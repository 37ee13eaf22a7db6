using System.Net;
using NewsReader.Incoming.Files;
using NewsReader.Tests.Site.Search;

namespace NewsReader.Tests.Site.Topics;

/// <summary>The page of each topic, and the index filtered by it.</summary>
public sealed class TopicsTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task The_page_of_a_topic_has_its_articles_newest_first_in_every_spelling()
    {
        await Import();
        var page = await site.Page("/topics/climate-change");
        Assert.Equal(["Glacier Shrinks", "Sea Rises"], SearchedSite.Headlines(page));
        Assert.Equal("Headlines on Climate Change", page.Text("h1"));
        Assert.Equal(
            ["Glacier Shrinks", "Sea Rises"],
            SearchedSite.Headlines(await site.Page("/?topic=climate-change"))
        );
        Assert.Equal(
            ["Sea Rises"],
            SearchedSite.Headlines(await site.Page("/topics/climate-change?source=example-wire"))
        );
        Assert.Empty(SearchedSite.Headlines(await site.Page("/topics/climate-change?is=headline-only")));
    }

    [Fact]
    public async Task An_article_links_to_its_topics()
    {
        await Import();
        var page = await site.Page("/articles/sea-rises");
        Assert.Equal("/topics/cafe-culture", page.Link("Café Culture"));
        Assert.Contains("Café Culture", page.Texts("article .facts a > bdi"));
        Assert.Equal(["Sea Rises"], SearchedSite.Headlines(await site.Page("/topics/cafe-culture")));
    }

    [Fact]
    public async Task Paging_and_filters_stay_within_the_topic()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 60)
                .Select(i =>
                    ($"{i:00}.md", $"---\ntitle: Story {i}\ntopics: [Weather]\ndate: 2024-01-01\n---\nText.\n")
                ),
        ]);
        var page = await site.Page("/topics/weather");
        var older = page.Link("Older")!;
        Assert.StartsWith("/topics/weather?before=", older, StringComparison.Ordinal);
        Assert.Equal(
            60,
            SearchedSite.Headlines(page).Concat(SearchedSite.Headlines(await site.Page(older))).Distinct().Count()
        );
        Assert.Equal("/topics/weather?is=story", page.Link("Full stories"));
        Assert.Equal("/topics/weather?is=story", (await site.Page("/?topic=weather")).Link("Full stories"));
    }

    [Theory]
    [InlineData("C#", "/topics/c-sharp")]
    [InlineData("C/C++", "/topics/c-c-plus-plus")]
    [InlineData("C", "/topics/c")]
    [InlineData("(Climate)", "/topics/climate")]
    [InlineData("🔥", "/topics/1f525")]
    [InlineData("..", "/topics/2e-2e")]
    [InlineData("?a=1&b/../c%2Fd", "/topics/a-1-b-c-2fd")]
    [InlineData("نفط", "/topics/%D9%86%D9%81%D8%B7")]
    [InlineData("İSTANBUL ECONOMIE", "/topics/istanbul-economie")]
    public async Task A_topic_with_an_odd_name_has_a_page_of_its_own(string name, string path)
    {
        await site.Import(
            ("a.md", $"---\ntitle: Odd Story\ntopics: [\"{name}\"]\n---\nText.\n"),
            ("b.md", "---\ntitle: Other Story\ntopics: [\"C++\", \"🎉\", Topic]\n---\nBread.\n")
        );
        var link = (await site.Page("/articles/odd-story")).One("a[href^='/topics/']");
        Assert.Equal((path, name), (link.GetAttribute("href"), link.One("bdi").TextContent));
        Assert.Equal(["Odd Story"], SearchedSite.Headlines(await site.Page(path)));
    }

    [Fact]
    public async Task A_topic_has_its_most_common_name_and_an_article_shows_it_once()
    {
        await site.Import(
            ("a.md", "---\ntitle: A\ntopics: [ECONOMIE, Économie, économie]\n---\nText.\n"),
            ("b.md", "---\ntitle: B\ntopics: [économie]\n---\nText.\n"),
            ("c.md", "---\ntitle: C\ntopics: [économie]\n---\nText.\n")
        );
        Assert.Equal("Headlines on économie", (await site.Page("/topics/economie")).Text("h1"));
        Assert.Single((await site.Page("/articles/a")).QuerySelectorAll("[href*='/topics/economie']"));
    }

    [Fact]
    public async Task Removing_one_filter_keeps_the_others()
    {
        await Import();
        Assert.Equal(
            "/?is=story&source=example-wire",
            (await site.Page("/topics/climate-change?source=example-wire&is=story")).Link("All topics")
        );
        Assert.Equal("/", (await site.Page("/topics/climate-change")).Link("All topics"));
    }

    [Theory]
    [InlineData("/topics/nothing")]
    [InlineData("/?topic=nothing")]
    [InlineData("/topics/Climate%20Change")]
    [InlineData("/topics")]
    public async Task An_unknown_topic_is_404(string path)
    {
        await Import();
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_a_topic_of_its_hits_and_shows_the_filter()
    {
        await Import();
        const string topics = "nav[aria-label=Topics]";
        var all = await site.Page("/search?q=text");
        Assert.Equal(3, SearchedSite.Headlines(all).Count);
        Assert.Contains(("/search?q=text&topic=climate-change", "Climate Change"), all.Links(topics));
        Assert.Contains(("/search?q=text&topic=sport", "Sport"), all.Links(topics));
        Assert.Equal(all.Links(topics).Select(link => link.Text), all.Texts(topics + " a > bdi"));

        var filtered = await site.Page("/search?q=text&topic=climate-change&sort=newest");
        Assert.Equal(["Glacier Shrinks", "Sea Rises"], SearchedSite.Headlines(filtered));
        Assert.Equal("Climate Change", filtered.Text(topics + " > a[aria-current=page]:first-child > bdi"));
        Assert.Equal("/search?q=text&sort=newest", filtered.Link("All topics"));
        Assert.Equal("/search?q=text&topic=climate-change", filtered.Link("Best first"));
        Assert.Equal("climate-change", filtered.Attribute("input[type=hidden][name=topic]", "value"));
        Assert.NotEmpty(filtered.QuerySelectorAll("[href='/search.atom?q=text&topic=climate-change']"));
        Assert.Empty((await site.Page("/search?topic=climate-change")).QuerySelectorAll("[href*='/search.atom']"));
    }

    [Theory]
    [InlineData("/search?topic=climate-change", "Glacier Shrinks", "Sea Rises")]
    [InlineData("/search?q=sea+OR+cup&topic=climate-change", "Sea Rises")]
    [InlineData("/search?q=sea+zebra&topic=climate-change", "Sea Rises")]
    [InlineData("/search?q=-sea&topic=climate-change", "Glacier Shrinks")]
    [InlineData("/search?q=text&topic=climate")]
    [InlineData("/search?q=%3F%3F&topic=climate-change")]
    public async Task A_topic_in_a_search_matches_that_topic_only(string path, params string[] headlines)
    {
        await Import();
        Assert.Equal(headlines, SearchedSite.Headlines(await site.Page(path)));
    }

    [Fact]
    public async Task The_page_of_a_topic_links_to_a_search_in_it()
    {
        await Import();
        Assert.Equal(
            "/search?topic=climate-change",
            (await site.Page("/topics/climate-change")).Link("Search in this topic")
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<IReadOnlyList<ImportedDocument>> Import() =>
        site.Import(
            ("a.md", "---\ntitle: Glacier Shrinks\ndate: 2025-02-01\ntopics: [Climate Change]\n---\nText.\n"),
            (
                "b.md",
                "---\ntitle: Sea Rises\ndate: 2025-01-01\nsource: Example Wire\ntopics: [climate change, Café Culture]\n---\nText.\n"
            ),
            ("c.md", "---\ntitle: Cup Won\ndate: 2025-03-01\ntopics: [Sport]\n---\nText.\n")
        );
}
