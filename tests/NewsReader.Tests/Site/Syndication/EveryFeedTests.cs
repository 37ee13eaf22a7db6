using System.Net;
using NewsReader.Tests.Browser;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>Every feed, of whatever it is, keeps the rules of its format and the manners of the house.</summary>
public sealed class EveryFeedTests(OddFeeds site) : IClassFixture<OddFeeds>
{
    private const string Arabic =
        "/articles/%D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD-%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-%D8%A7%D9%84%D8%AC%D8%AF%D9%8A%D8%AF-%D8%A8%D8%B9%D8%AF-%D8%B9%D8%A7%D9%85%D9%8A%D9%86-%D9%85%D9%86-%D8%A7%D9%84%D8%A3%D8%B9%D9%85%D8%A7%D9%84";

    public static TheoryData<string, string> Feeds() =>
        new()
        {
            { "/index", "" },
            { "/index", "?is=story" },
            { "/index", "?is=headline-only" },
            { "/index", "?source=ferry-post" },
            { "/index", "?source=%E6%B8%AF%E6%96%B0%E8%81%9E" },
            { "/index", "?topic=ferries-boats" },
            { "/index", "?topic=ferries-boats&is=story&source=ferry-post" },
            { "/index", "?before=1.1" },
            { "/index", "?is=headline-only&source=ferry-post" },
            { "/topics/harbours", "" },
            { "/topics/q-a-b", "" },
            { "/topics/%E6%B8%AF", "?is=story" },
            { "/search", "?q=harbour" },
            { "/search", "?q=ferry%20number" },
            { "/search", "?q=%E6%B8%AF%E3%81%8C" },
            { "/search", "?q=%22%3Cb%3E%22%20AND%20(" },
            { "/search", "?q=zebra%20quagga" },
            { "/search", "?q=is%3Aheadline-only" },
            { NewsSite.SeedPath, "" },
            { NewsSite.SeedPath + "/story", "" },
            { NewsSite.DronesPath, "" },
            { NewsSite.DronesPath + "/story", "" },
            { Arabic, "" },
            { Arabic + "/story", "" },
            { $"/articles/{BrowsedDocuments.LongWord}", "" },
            { $"/articles/{BrowsedDocuments.LongHeadlineSlug}", "" },
            { $"/articles/{BrowsedDocuments.LongHeadlineSlug}/story", "" },
            { "/articles/bells-and-breaks-in-a-headline/story", "" },
            { "/articles/tags-script-alert-1-script-quotes-in-a-headline", "" },
            { "/articles/an-entry-of-a-picture-without-words", "" },
        };

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task It_is_valid(string path, string query)
    {
        foreach (
            var (ending, type) in ((string, string)[])
                [(".atom", "application/atom+xml; charset=utf-8"), (".json", "application/feed+json; charset=utf-8")]
        )
        {
            // A page of a feed leads to the next.
            var next = $"http://localhost{path}{ending}{query}";
            while (next is not null)
            {
                using var response = await site.Get(next);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
                var document = await response.Content.ReadAsStringAsync();
                Assert.Empty(
                    ending == ".atom" ? AtomRules.Broken(document, next) : JsonFeedRules.Broken(document, next)
                );
                next =
                    ending == ".atom" ? System.Xml.Linq.XElement.Parse(document).Link("next")
                    : System.Text.Json.JsonDocument.Parse(document).RootElement.TryGetProperty("next_url", out var url)
                        ? url.GetString()
                    : null;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task It_is_compressed_and_not_sent_again_unchanged(string path, string query)
    {
        foreach (var address in (string[])[$"{path}.atom{query}", $"{path}.json{query}"])
        {
            using var first = await site.Get(address, request => request.Headers.AcceptEncoding.ParseAdd("br"));
            Assert.Equal("br", first.Content.Headers.ContentEncoding.Single());
            Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
            using var known = await site.Get(address, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            Assert.Empty(await known.Content.ReadAsByteArrayAsync());
            using var cached = await site.Get(address);
            Assert.Equal(first.Headers.ETag, cached.Headers.ETag);
            using var head = await site.Get(address, request => request.Method = HttpMethod.Head);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("/index.atom?source=nobody", HttpStatusCode.NotFound)]
    [InlineData("/index.json?topic=nothing", HttpStatusCode.NotFound)]
    [InlineData("/topics/nothing.atom", HttpStatusCode.NotFound)]
    [InlineData("/articles/nothing.json", HttpStatusCode.NotFound)]
    [InlineData("/articles/nothing/story.atom", HttpStatusCode.NotFound)]
    [InlineData("/index.rss", HttpStatusCode.NotFound)]
    [InlineData("/sources.atom", HttpStatusCode.NotFound)]
    [InlineData("/index.atom?is=everything", HttpStatusCode.BadRequest)]
    [InlineData("/index.json?before=x", HttpStatusCode.BadRequest)]
    [InlineData("/search.atom", HttpStatusCode.BadRequest)]
    [InlineData("/search.json?q=%20", HttpStatusCode.BadRequest)]
    [InlineData("/search.atom?q=a&after=-1", HttpStatusCode.BadRequest)]
    public async Task An_address_without_a_feed_gets_an_error_page(string path, HttpStatusCode status)
    {
        using var response = await site.Get(path);
        Assert.Equal(status, response.StatusCode);
        Assert.NotNull((await response.Page()).QuerySelector("main#content"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?is=story&source=ferry-post&before=1.1")]
    [InlineData("/topics/harbours")]
    [InlineData("/search?q=harbour+%26+quay&sort=best")]
    [InlineData(NewsSite.SeedPath)]
    [InlineData(NewsSite.SeedPath + "/story")]
    [InlineData(NewsSite.DronesPath + "?from=1")]
    public async Task Its_page_links_to_it(string path)
    {
        var page = await site.Page(path);
        foreach (var type in (string[])["application/atom+xml", "application/feed+json"])
        {
            var link = Assert.Single(page.QuerySelectorAll($"head link[rel=alternate][type='{type}']"));
            var href = link.GetAttribute("href")!;
            Assert.Equal(href, page.QuerySelector($"footer a[type='{type}']")!.GetAttribute("href"));
            using var response = await site.Get(href);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Contains(
                $"{link.GetAttribute("title")} – NewsReader",
                WebUtility
                    .HtmlDecode(await response.Content.ReadAsStringAsync())
                    .Replace("\\\"", "\"", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("/sources")]
    [InlineData("/wanted")]
    [InlineData("/search")]
    [InlineData("/search?q=%22%22")]
    public async Task A_page_without_a_feed_links_to_none(string path)
    {
        var page = await site.Page(path);
        if (path.Contains('?', StringComparison.Ordinal))
            Assert.Contains("no word in this to search for", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[rel=alternate]"));
    }

    [Fact]
    public async Task Paging_through_it_shows_every_article_once()
    {
        List<string> titles = [],
            up = [];
        HashSet<string> ids = [];
        string? last = null;
        var next = "/index.atom?topic=ferries-boats";
        while (next is not null)
        {
            var feed = await site.AtomFeed(next);
            titles.AddRange(feed.Titles());
            ids.Add(feed.Text("id")!);
            Assert.True(feed.Titles().Count <= 50);
            (last, next) = (next, feed.Link("next"));
        }
        var previous = last;
        while (previous is not null)
        {
            var feed = await site.AtomFeed(previous);
            up.InsertRange(0, feed.Titles());
            previous = feed.Link("previous");
        }
        Assert.Equal(60, titles.Distinct().Count());
        Assert.Equal(60, titles.Count);
        Assert.Equal(titles, up.Distinct());
        Assert.Single(ids);
        Assert.Equal(ids.Single(), (await site.AtomFeed("/topics/ferries-boats.atom")).Text("id"));
        Assert.NotEqual(ids.Single(), (await site.AtomFeed("/index.atom")).Text("id"));
    }

    [Fact]
    public async Task Odd_texts_come_out_as_the_pages_show_them()
    {
        var feed = await site.AtomFeed("/articles/bells-and-breaks-in-a-headline/story.atom");
        var entry = feed.Entry("Bells and breaks in a headline");
        Assert.Equal(
            ["A list of one", "Another ]]> one"],
            entry
                .Elements(XmlFeedModules.Atom + "link")
                .Select(link => (string?)link.Attribute("title"))
                .OfType<string>()
        );
        Assert.Contains("A text with [31m controls", entry.Text("content"), StringComparison.Ordinal);
        var markup = (await site.JsonFeed("/articles/tags-script-alert-1-script-quotes-in-a-headline.json")).Item(
            "Tags <script>alert(1)</script> & \"quotes\" in a headline"
        );
        Assert.Equal(
            "<p>A text with ]]&gt; and &lt;![CDATA[ and &amp;amp; and &lt;b&gt;.</p>",
            markup.GetProperty("content_html").GetString()
        );
        var arabic = (await site.AtomFeed(Arabic + ".atom")).Elements(XmlFeedModules.Atom + "entry").Single();
        Assert.Equal("ar", (string?)arabic.Attribute(System.Xml.Linq.XNamespace.Xml + "lang"));
        Assert.StartsWith("<div dir=\"rtl\">", arabic.Text("content"), StringComparison.Ordinal);
    }
}
