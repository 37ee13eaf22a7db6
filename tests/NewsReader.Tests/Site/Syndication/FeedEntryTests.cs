using System.Net;
using System.Xml.Linq;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>What an entry says of its article, and that it stays that entry whatever happens.</summary>
public sealed class FeedEntryTests : IAsyncDisposed
{
    private const string Glacier = """
        ---
        title: Glacier Loses a Third
        author: Ada Moor
        source: Example Wire
        url: https://wire.example/glacier?a=1&b=2
        date: 2025-12-05T10:00:00+02:00
        language: en-GB
        topics: [Ice, "Rivers & Lakes"]
        ---
        Measurements over *ten* years show it. ![A glacier](https://pictures.example/glacier.jpg)

        ## Related

        - Rivers Run Low
        - [Resorts Look Higher](https://wire.example/resorts)
        """;

    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly XNamespace DcTerms = "http://purl.org/dc/terms/";

    private readonly NewsSite site = new();

    [Fact]
    public async Task It_has_everything_known_in_Atom()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        await site.Import(("a.md", Glacier));
        var entry = (await site.AtomFeed("/index.atom")).Entry("Glacier Loses a Third");
        Assert.Equal("en-GB", (string?)entry.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal("2025-12-05T10:00:00+02:00", entry.Text("published"));
        Assert.InRange(
            DateTimeOffset.Parse(entry.Text("updated")!, System.Globalization.CultureInfo.InvariantCulture),
            before,
            DateTimeOffset.UtcNow
        );
        Assert.Equal("Ada Moor", entry.Element(XmlFeedModules.Atom + "author")!.Text("name"));
        Assert.Equal("Example Wire", (string?)entry.Element(Dc + "publisher"));
        Assert.Equal(
            ["Ice", "Rivers & Lakes"],
            entry.Elements(XmlFeedModules.Atom + "category").Select(category => (string?)category.Attribute("term"))
        );
        Assert.Equal("http://localhost/articles/glacier-loses-a-third", entry.Link("alternate"));
        Assert.Equal("https://wire.example/glacier?a=1&b=2", entry.Link("via"));
        Assert.Equal(
            [
                ("Rivers Run Low", "http://localhost/articles/rivers-run-low"),
                ("Resorts Look Higher", "http://localhost/articles/resorts-look-higher"),
            ],
            entry
                .Elements(XmlFeedModules.Atom + "link")
                .Where(link => (string?)link.Attribute("rel") == "related")
                .Select(link => ((string?)link.Attribute("title"), (string?)link.Attribute("href")))
        );
        Assert.StartsWith("Measurements over ten years show it.", entry.Text("summary"), StringComparison.Ordinal);
        Assert.StartsWith(
            "<p>Measurements over <em>ten</em> years show it. ",
            entry.Text("content"),
            StringComparison.Ordinal
        );
        Assert.Contains("https://pictures.example/glacier.jpg", entry.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_everything_known_in_JSON()
    {
        await site.Import(("a.md", Glacier), ("b.md", "---\ntitle: Rivers Run Low\n---\nThey do.\n"));
        var item = (await site.JsonFeed("/index.json")).Item("Glacier Loses a Third");
        Assert.Equal("https://wire.example/glacier?a=1&b=2", item.GetProperty("external_url").GetString());
        Assert.Equal("2025-12-05T10:00:00+02:00", item.GetProperty("date_published").GetString());
        Assert.Equal("Ada Moor", item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.Equal("Example Wire", item.GetProperty("_newsreader").GetProperty("source").GetString());
        Assert.Equal("en-GB", item.GetProperty("language").GetString());
        Assert.Equal(
            ["Ice", "Rivers & Lakes"],
            item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())
        );
        Assert.StartsWith("<p>Measurements", item.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            """
            [{"title":"Rivers Run Low","url":"http://localhost/articles/rivers-run-low","state":"full story"},{"title":"Resorts Look Higher","url":"http://localhost/articles/resorts-look-higher","external_url":"https://wire.example/resorts","state":"headline only"}]
            """,
            item.GetProperty("_newsreader").GetProperty("related").GetRawText()
        );
        Assert.Equal(
            (await site.AtomFeed("/index.atom")).Entry("Glacier Loses a Third").Text("id"),
            item.GetProperty("id").GetString()
        );
        await site.Html(new Uri(item.GetProperty("_newsreader").GetProperty("about").GetString()!).AbsolutePath);
    }

    [Fact]
    public async Task It_invents_no_date_and_no_author()
    {
        await site.Import(
            ("a.md", "---\ntitle: Day Known\ndate: 2025-12-05\n---\nText.\n"),
            ("b.md", "---\ntitle: Day Unknown\nsource: Example Wire\nrelated: [Waiting]\n---\nText.\n")
        );
        var feed = await site.AtomFeed("/index.atom");
        Assert.All(
            (string[])["Day Known", "Day Unknown", "Waiting"],
            title => Assert.Null(feed.Entry(title).Text("published"))
        );
        Assert.Equal("2025-12-05", (string?)feed.Entry("Day Known").Element(DcTerms + "issued"));
        Assert.Null(feed.Entry("Day Unknown").Element(DcTerms + "issued"));
        Assert.Equal("Example Wire", feed.Entry("Day Unknown").Element(XmlFeedModules.Atom + "author")!.Text("name"));
        Assert.Null(feed.Entry("Waiting").Element(XmlFeedModules.Atom + "author"));
        Assert.Null(feed.Entry("Waiting").Element(Dc + "publisher"));
        Assert.Equal(
            "Headline only. Listed by “Day Unknown”. The story itself has not arrived.",
            feed.Entry("Waiting").Text("summary")
        );
        Assert.Null(feed.Entry("Waiting").Text("content"));
        var json = await site.JsonFeed("/index.json");
        Assert.False(json.Item("Day Known").TryGetProperty("date_published", out _));
        Assert.Equal(
            "2025-12-05",
            json.Item("Day Known").GetProperty("_newsreader").GetProperty("day_published").GetString()
        );
        Assert.False(json.Item("Waiting").TryGetProperty("authors", out _));
    }

    [Fact]
    public async Task The_feed_of_a_waiting_headline_gets_its_story_and_survives_a_new_headline()
    {
        using var folder = new TempFolder();
        const string feed = "/articles/ferry-line-closes.atom";
        await site.ImportFrom(folder, ("list.txt", "Bridge Reopens\n\nIt does.\n\n\nFerry Line Closes\n"));
        var waiting = await site.AtomFeed(feed);
        Assert.Empty(waiting.Titles());
        Assert.Contains("waits for its story", waiting.Text("subtitle"), StringComparison.Ordinal);
        Assert.Contains(
            "Tell me when it arrives",
            await site.Html("/articles/ferry-line-closes"),
            StringComparison.Ordinal
        );

        await site.ImportFrom(
            folder,
            ("ferry.md", "---\ntitle: Ferry Line Closes\nurl: https://wire.example/ferry\n---\nIt will.\n")
        );
        var arrived = await site.AtomFeed(feed);
        Assert.Equal(["Ferry Line Closes"], arrived.Titles());
        Assert.Equal(waiting.Text("id"), arrived.Text("id"));
        Assert.True(string.CompareOrdinal(arrived.Text("updated"), waiting.Text("updated")) > 0);

        await site.ImportFrom(
            folder,
            ("ferry.md", "---\ntitle: Ferry Line Stays After All\nurl: https://wire.example/ferry\n---\nIt stays.\n")
        );
        foreach (var address in (string[])[feed, feed.Replace(".atom", "/story.json", StringComparison.Ordinal)])
        {
            using var moved = await site.Get(address);
            Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
            Assert.Equal(
                address.Replace("ferry-line-closes", "ferry-line-stays-after-all", StringComparison.Ordinal),
                moved.Headers.Location!.OriginalString
            );
        }
        var renamed = await site.AtomFeed("/articles/ferry-line-stays-after-all.atom");
        Assert.Equal(waiting.Text("id"), renamed.Text("id"));
        Assert.Equal(
            arrived.Entry("Ferry Line Closes").Text("id"),
            renamed.Entry("Ferry Line Stays After All").Text("id")
        );
    }

    [Fact]
    public async Task Its_id_survives_a_restart_and_a_new_address_and_is_unique_to_this_instance()
    {
        using var here = new TempFolder();
        string? id;
        await using (var first = new NewsSite { Settings = { ["Data"] = here.Path } })
            id = (await first.AtomFeed("/index.atom?is=story"))
                .Elements(XmlFeedModules.Atom + "entry")
                .Single()
                .Text("id");
        await using (
            var second = new NewsSite
            {
                Settings = { ["Data"] = here.Path, ["Site:BaseAddress"] = "https://news.example.org/reader/" },
            }
        )
        {
            var feed = await second.AtomFeed("/index.atom?is=story");
            var entry = feed.Elements(XmlFeedModules.Atom + "entry").Single();
            Assert.Equal(id, entry.Text("id"));
            Assert.Equal("https://news.example.org/reader" + NewsSite.SeedPath, entry.Link("alternate"));
            Assert.Equal("https://news.example.org/reader/index.atom?is=story", feed.Link("self"));
        }
        Assert.NotEqual(
            id,
            (await site.AtomFeed("/index.atom?is=story")).Elements(XmlFeedModules.Atom + "entry").Single().Text("id")
        );
    }

    [Fact]
    public async Task Without_full_content_it_has_summaries()
    {
        site.Settings["Feeds:FullContent"] = "false";
        var entry = (await site.AtomFeed("/index.atom?is=story")).Elements(XmlFeedModules.Atom + "entry").Single();
        Assert.Null(entry.Text("content"));
        Assert.StartsWith("Russia and Ukraine resumed", entry.Text("summary"), StringComparison.Ordinal);
        var item = (await site.JsonFeed("/index.json?is=story")).GetProperty("items")[0];
        Assert.False(item.TryGetProperty("content_html", out _));
        Assert.Equal(entry.Text("summary"), item.GetProperty("content_text").GetString());
    }

    [Fact]
    public async Task A_feed_leaves_out_texts_that_would_make_it_too_large()
    {
        var text = string.Concat(
            Enumerable.Repeat(string.Concat(Enumerable.Repeat("Many words that go on and on. ", 1000)) + "\n\n", 70)
        );
        await site.Import([
            .. Enumerable
                .Range(1, 3)
                .Select(number =>
                    (
                        $"{number}.md",
                        $"---\ntitle: Long {number}\nsource: Long Post\ndate: 2025-01-0{number}\n---\n{text}"
                    )
                ),
        ]);
        var feed = await site.AtomFeed("/index.atom?source=long-post");
        Assert.Equal(["Long 3", "Long 2", "Long 1"], feed.Titles());
        Assert.Equal(
            [true, false, false],
            feed.Elements(XmlFeedModules.Atom + "entry").Select(entry => entry.Text("content") is not null)
        );
        Assert.All(feed.Elements(XmlFeedModules.Atom + "entry"), entry => Assert.NotNull(entry.Text("summary")));
    }

    [Fact]
    public async Task The_feed_of_a_search_has_hits_with_all_words_newest_first()
    {
        await site.Import(
            ("a.md", "---\ntitle: Tram Opens\ndate: 2025-01-01\n---\nTram tram tram.\n"),
            ("b.md", "---\ntitle: Tram Delayed\ndate: 2025-02-01\n---\nText.\n"),
            ("c.md", "---\ntitle: Ferry Delayed\n---\nText.\n")
        );
        Assert.Equal(["Tram Delayed", "Tram Opens"], (await site.AtomFeed("/search.atom?q=tram")).Titles());
        Assert.EndsWith(
            "these have some.",
            (await site.Page("/search?q=tram+ferry")).Text("[role=status]"),
            StringComparison.Ordinal
        );
        Assert.Empty((await site.AtomFeed("/search.atom?q=tram%20ferry")).Titles());
    }

    [Fact]
    public async Task It_shows_a_change_of_the_collection_at_once()
    {
        using var before = await site.Get("/index.atom");
        using var cached = await site.Get("/index.atom");
        Assert.NotNull(cached.Headers.Age);
        await site.Import(("a.md", Glacier));
        using var after = await site.Get(
            "/index.atom",
            request => request.Headers.IfNoneMatch.Add(before.Headers.ETag!)
        );
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
