using System.Net;
using NewsReader.Incoming.Files;
using NewsReader.Tests.Site.Search;

namespace NewsReader.Tests.Site.Topics;

/// <summary>The page of each topic, and the index filtered by it.</summary>
public sealed class TopicsTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task A_topic_has_a_page_of_its_articles_newest_first_however_its_name_is_written()
    {
        await Import();
        var html = await site.Html("/topics/climate-change");
        Assert.Equal(["Glacier Shrinks", "Sea Rises"], SearchedSite.Headlines(html));
        Assert.Contains("<h1>Headlines on Climate Change</h1>", html, StringComparison.Ordinal);
        Assert.Equal(
            ["Glacier Shrinks", "Sea Rises"],
            SearchedSite.Headlines(await site.Html("/?topic=climate-change"))
        );
        Assert.Equal(
            ["Sea Rises"],
            SearchedSite.Headlines(await site.Html("/topics/climate-change?source=example-wire"))
        );
        Assert.Empty(SearchedSite.Headlines(await site.Html("/topics/climate-change?is=headline-only")));
    }

    [Fact]
    public async Task An_article_leads_to_its_topics()
    {
        await Import();
        var html = await site.Html("/articles/sea-rises");
        Assert.Equal(
            "/topics/cafe-culture",
            SearchedSite.Link(html, "<bdi>Caf&#xE9; Culture</bdi>")
                ?? SearchedSite.Link(html, "<bdi>Café Culture</bdi>")
        );
        Assert.Equal(["Sea Rises"], SearchedSite.Headlines(await site.Html("/topics/cafe-culture")));
    }

    [Fact]
    public async Task The_pages_of_a_topic_and_its_filters_keep_to_it()
    {
        await site.Import([
            .. Enumerable
                .Range(1, 60)
                .Select(i =>
                    ($"{i:00}.md", $"---\ntitle: Story {i}\ntopics: [Weather]\ndate: 2024-01-01\n---\nText.\n")
                ),
        ]);
        var html = await site.Html("/topics/weather");
        var older = SearchedSite.Link(html, "Older")!;
        Assert.StartsWith("/topics/weather?before=", older, StringComparison.Ordinal);
        Assert.Equal(
            60,
            SearchedSite.Headlines(html).Concat(SearchedSite.Headlines(await site.Html(older))).Distinct().Count()
        );
        Assert.Equal("/topics/weather?is=story", SearchedSite.Link(html, "Full stories"));
        Assert.Equal("/topics/weather?is=story", SearchedSite.Link(await site.Html("/?topic=weather"), "Full stories"));
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
    public async Task However_odd_its_name_it_has_a_page_of_its_own(string name, string path)
    {
        await site.Import(
            ("a.md", $"---\ntitle: Odd Story\ntopics: [\"{name}\"]\n---\nText.\n"),
            ("b.md", "---\ntitle: Other Story\ntopics: [\"C++\", \"🎉\", Topic]\n---\nBread.\n")
        );
        var link = Assert.Single(
            System.Text.RegularExpressions.Regex.Matches(
                await site.Html("/articles/odd-story"),
                "href=\"(/topics/[^\"]*)\"><bdi>([^<]*)</bdi>"
            )
        );
        Assert.Equal((path, name), (link.Groups[1].Value, WebUtility.HtmlDecode(link.Groups[2].Value)));
        Assert.Equal(["Odd Story"], SearchedSite.Headlines(await site.Html(path)));
    }

    [Fact]
    public async Task A_topic_is_called_as_most_call_it_and_stands_once_at_an_article()
    {
        await site.Import(
            ("a.md", "---\ntitle: A\ntopics: [ECONOMIE, Économie, économie]\n---\nText.\n"),
            ("b.md", "---\ntitle: B\ntopics: [économie]\n---\nText.\n"),
            ("c.md", "---\ntitle: C\ntopics: [économie]\n---\nText.\n")
        );
        Assert.Matches("<h1>Headlines on (é|&#xE9;)conomie</h1>", await site.Html("/topics/economie"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await site.Html("/articles/a"), "/topics/economie"));
    }

    [Fact]
    public async Task A_filter_that_is_taken_off_leaves_the_others()
    {
        await Import();
        Assert.Equal(
            "/?is=story&source=example-wire",
            SearchedSite.Link(await site.Html("/topics/climate-change?source=example-wire&is=story"), "All topics")
        );
        Assert.Equal("/", SearchedSite.Link(await site.Html("/topics/climate-change"), "All topics"));
    }

    [Theory]
    [InlineData("/topics/nothing")]
    [InlineData("/?topic=nothing")]
    [InlineData("/topics/Climate%20Change")]
    [InlineData("/topics")]
    public async Task A_topic_that_nobody_gave_is_404(string path)
    {
        await Import();
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_search_is_filtered_by_a_topic_of_its_hits_and_the_filter_is_seen()
    {
        await Import();
        var all = await site.Html("/search?q=text");
        Assert.Equal(3, SearchedSite.Headlines(all).Count);
        Assert.Equal("/search?q=text&topic=climate-change", SearchedSite.Link(all, "<bdi>Climate Change</bdi>"));
        Assert.Equal("/search?q=text&topic=sport", SearchedSite.Link(all, "<bdi>Sport</bdi>"));

        var filtered = await site.Html("/search?q=text&topic=climate-change&sort=newest");
        Assert.Equal(["Glacier Shrinks", "Sea Rises"], SearchedSite.Headlines(filtered));
        Assert.Matches("aria-label=\"Topics\"><a [^>]*aria-current=\"page\"><bdi>Climate Change</bdi>", filtered);
        Assert.Equal("/search?q=text&sort=newest", SearchedSite.Link(filtered, "All topics"));
        Assert.Equal("/search?q=text&topic=climate-change", SearchedSite.Link(filtered, "Best first"));
        Assert.Contains(
            "<input type=\"hidden\" name=\"topic\" value=\"climate-change\"",
            filtered,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/search.atom?q=text&amp;topic=climate-change\"", filtered, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "/search.atom",
            await site.Html("/search?topic=climate-change"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/search?topic=climate-change", "Glacier Shrinks", "Sea Rises")]
    [InlineData("/search?q=sea+OR+cup&topic=climate-change", "Sea Rises")]
    [InlineData("/search?q=sea+zebra&topic=climate-change", "Sea Rises")]
    [InlineData("/search?q=-sea&topic=climate-change", "Glacier Shrinks")]
    [InlineData("/search?q=text&topic=climate")]
    [InlineData("/search?q=%3F%3F&topic=climate-change")]
    public async Task A_topic_of_a_search_is_that_one_alone(string path, params string[] headlines)
    {
        await Import();
        Assert.Equal(headlines, SearchedSite.Headlines(await site.Html(path)));
    }

    [Fact]
    public async Task The_page_of_a_topic_leads_to_a_search_in_it()
    {
        await Import();
        Assert.Equal(
            "/search?topic=climate-change",
            SearchedSite.Link(await site.Html("/topics/climate-change"), "Search in this topic")
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
