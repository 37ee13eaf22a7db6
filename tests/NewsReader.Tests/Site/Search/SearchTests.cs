using System.Net;

namespace NewsReader.Tests.Site.Search;

/// <summary>What is found, and what the page says of it.</summary>
public sealed class SearchTests(SearchTests.Searched searched) : IClassFixture<SearchTests.Searched>
{
    private const string Cafe = "Café owners in Zürich raise prices";
    private const string Talks = "Peace talks resume by the lake";
    private const string Trade = "Trade talks end without a treaty";
    private const string Snow = "北部で大雪、列車が止まる";
    private const string Flood = "น้ำท่วมกรุงเทพฯ";
    private const string Waiting = "Lake steamers wait for spring";

    private NewsSite Site => searched.Site;

    [Theory]
    [InlineData("cafe", Cafe)]
    [InlineData("CAFÉ ZURICH", Cafe)]
    [InlineData("price raising", Cafe)]
    [InlineData("negotiations", Trade)]
    [InlineData("negotia*", Trade)]
    [InlineData("peace lake", Talks)]
    [InlineData("talks -trade", Talks, Cafe)]
    [InlineData("talks NOT peace", Trade, Cafe)]
    [InlineData("\"talks end\"", Trade)]
    [InlineData("steamers", Waiting)]
    [InlineData("treaty OR steamers", Trade, Waiting)]
    [InlineData("(treaty OR steamers) -lake", Trade)]
    [InlineData("intitle:lake -intitle:steamers", Talks)]
    [InlineData("intext:lake", Cafe)]
    [InlineData("author:moor", Cafe)]
    [InlineData("author:\"Jon Quay\"", Talks)]
    [InlineData("source:harbour", Cafe)]
    [InlineData("source:\"The Harbour Post\" cafe", Cafe)]
    [InlineData("talks -source:wire", Trade, Cafe)]
    [InlineData("topic:\"food & drink\"", Cafe)]
    [InlineData("topic:economy", Cafe, Trade)]
    [InlineData("topic:economy -cafe", Trade)]
    [InlineData("on:2025-01-15", Cafe)]
    [InlineData("before:2025-02-01", Cafe)]
    [InlineData("after:2025-02-01", Talks, Trade)]
    [InlineData("date:2025-02", Talks)]
    [InlineData("lake is:headline-only", Waiting)]
    [InlineData("lake is:story", Talks, Cafe)]
    [InlineData("cafe OR source:post", Cafe, Trade)]
    [InlineData("-(talks OR cafe OR source:seeds) is:story", Snow, Flood)]
    [InlineData("大雪", Snow)]
    [InlineData("雪", Snow)]
    [InlineData("雨", Snow)]
    [InlineData("る", Snow)]
    [InlineData("大雪となり、列車", Snow)]
    [InlineData("#economy", Cafe, Trade)]
    [InlineData("pubdate:2025-02/2025-03", Talks, Trade)]
    [InlineData("'Talks end'", Trade)]
    [InlineData("intitle:(peace OR owners)", Talks, Cafe)]
    [InlineData("talks -intitle:(peace OR trade)", Cafe)]
    [InlineData("列車が", Snow)]
    [InlineData("東京", Snow)]
    [InlineData("กรุงเทพ", Flood)]
    [InlineData("น้ำ", Flood)]
    [InlineData("C#", Cafe)]
    [InlineData("😀", Talks)]
    public async Task Finds(string typed, params string[] headlines) =>
        Assert.Equal(
            headlines.Order(),
            (await Site.Find(typed)).Intersect([Cafe, Talks, Trade, Snow, Flood, Waiting]).Order()
        );

    [Theory]
    [InlineData("\"end talks\"")]
    [InlineData("\"treaty\" steamers -talks")]
    [InlineData("東山")]
    [InlineData("cafe is:headline-only")]
    [InlineData("intitle:negotiations")]
    [InlineData("source:nobody")]
    [InlineData("topic:nothing")]
    [InlineData("zebra")]
    public async Task Finds_nothing_and_says_so(string typed)
    {
        Assert.Empty(await Site.Find(typed));
        Assert.Equal("No results.", await Site.Outcome(typed));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("C#")]
    [InlineData("c++")]
    [InlineData("a-b")]
    [InlineData("a AND (")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("*")]
    [InlineData("a*")]
    [InlineData("^x")]
    [InlineData("NEAR(a b)")]
    [InlineData("NEAR(\"a b\" c, 10)")]
    [InlineData("a:b")]
    [InlineData("Headline:a")]
    [InlineData("{a b}: c")]
    [InlineData("- {Headline Text} : a")]
    [InlineData("a NOT b AND c OR d")]
    [InlineData("AND OR NOT")]
    [InlineData("-")]
    [InlineData("--a")]
    [InlineData("()")]
    [InlineData("(()OR())")]
    [InlineData("a\0b")]
    [InlineData("\0")]
    [InlineData("a' OR 1=1 --")]
    [InlineData("%_\\")]
    [InlineData("\uFFFF\u202Ea\uFEFF")]
    [InlineData("😀👩‍👩‍👧🏴")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("before:99999999999 on:0000 on:9999-12-31 after:-1")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        foreach (var more in (string[])["", "&sort=newest", "&before=9.9", "&after=9.9"])
        {
            var html = await Site.Html(SearchedSite.Address(typed, more));
            Assert.Equal("Search", PageSelectors.Parse(html).Text("h1"));
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData('(', 500)]
    [InlineData('-', 990)]
    [InlineData('"', 999)]
    [InlineData('a', 7000)]
    [InlineData('雪', 700)]
    public async Task However_long_it_is(char c, int times)
    {
        await Site.Html(SearchedSite.Address(new string(c, times) + " talks"));
        await Site.Html(SearchedSite.Address(string.Concat(Enumerable.Repeat($"{c}a1 OR ", Math.Min(times, 140)))));
        await Site.Html(
            SearchedSite.Address(string.Concat(Enumerable.Repeat($"-{c}a1 source:x ", Math.Min(times, 60))))
        );
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_answered_too()
    {
        foreach (var raw in (string[])["%00", "%FF%FE", "%ED%A0%80", "%F0%9F", "a%00b"])
            await Site.Html($"/search?q={raw}");
    }

    [Fact]
    public async Task A_sentence_finds_the_event_though_no_article_has_all_of_it()
    {
        const string other =
            "Negotiators leave trade talks in Geneva after no treaty could be agreed on tariffs, envoys of both sides say";
        Assert.Equal(Trade, (await Site.Find(other))[0]);
        Assert.EndsWith("Of so many words, some are enough.", await Site.Outcome(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_article_has_all_words_those_that_have_some_are_shown()
    {
        Assert.Equal([Cafe], await Site.Find("café zebra"));
        Assert.Equal(
            "1 article. No article has all of these words; these have some.",
            await Site.Outcome("café zebra")
        );
        Assert.Empty(await Site.Find("café \"zebra\""));
    }

    [Fact]
    public async Task A_headline_that_is_here_finds_the_others_of_its_event_too()
    {
        var found = await Site.Find(Trade);
        Assert.Equal(Trade, found[0]);
        Assert.Contains(Talks, found);
        Assert.EndsWith(
            "Those that have all of these words come first.",
            await Site.Outcome(Trade),
            StringComparison.Ordinal
        );
        // Old and new cannot be told from near and far: there, all words are asked for.
        Assert.Equal([Trade], await Site.Find(Trade, "&sort=newest"));
        Assert.Equal([Trade], await Site.Find(Trade.Replace(" without a ", " AND ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_words_count_more_than_one_that_is_repeated()
    {
        await using var site = new NewsSite();
        await site.Import(
            ("a.txt", $"Zebra zebra zebra\n\nA zebra.\n"),
            ("b.txt", $"Much else\n\nOkapi. {string.Concat(Enumerable.Repeat("Filler. ", 900))} Zebra, giraffe, gnu.\n")
        );
        Assert.Equal(["Much else", "Zebra zebra zebra"], await site.Find("zebra okapi giraffe gnu"));
    }

    [Fact]
    public async Task A_topic_that_nobody_gave_is_said() =>
        Assert.Contains(
            "No topic has “metoo” in its name.",
            (await Site.Page(SearchedSite.Address("#MeToo"))).Texts("main > .facts")
        );

    [Fact]
    public async Task Where_few_have_all_words_there_is_a_way_to_those_that_have_some()
    {
        var page = await Site.Page(SearchedSite.Address("peace lake"));
        var some = SearchedSite.Headlines(await Site.Page(page.Link("Articles with some of these words")!));
        Assert.Equal(Talks, some[0]);
        Assert.Contains(Waiting, some.Union(await Site.Find("peace OR lake", "&sort=newest")));
    }

    [Fact]
    public async Task Hits_show_their_passage_with_the_words_marked()
    {
        var page = await Site.Page(SearchedSite.Address("cafe suppliers"));
        Assert.StartsWith(
            "<mark>Café</mark> owners",
            page.QuerySelector(".hits .headline > a")!.InnerHtml,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Talks with the <mark>suppliers</mark> &lt;failed&gt; by the lake.",
            page.QuerySelector(".hits .summary")!.InnerHtml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_not_understood_is_said()
    {
        var page = await Site.Page(SearchedSite.Address("cafe before:yesterday"));
        Assert.StartsWith("“before:yesterday” was left out", page.Texts("main > .facts")[0], StringComparison.Ordinal);
        Assert.Equal([Cafe], SearchedSite.Headlines(page));
    }

    [Fact]
    public async Task Without_a_query_the_page_says_how_to_search()
    {
        var page = await Site.Page("/search");
        Assert.Single(page.QuerySelectorAll("details.help[open]"));
        Assert.Equal("noindex", page.Attribute("head meta[name=robots]", "content"));
        Assert.Empty(page.QuerySelectorAll("[role=status]"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData(NewsSite.SeedPath)]
    public async Task Every_page_has_the_box(string path) =>
        Assert.Single((await Site.Page(path)).QuerySelectorAll("search form[action='/search']"));

    [Theory]
    [InlineData("/search?q=a&sort=random")]
    [InlineData("/search?q=a&before=x")]
    public async Task An_address_that_is_no_search_is_refused(string path)
    {
        using var client = Site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    public sealed class Searched : IAsyncLifetime
    {
        public NewsSite Site { get; } = new();

        public async Task InitializeAsync() =>
            Assert.All(
                await Site.Import(
                    (
                        "cafe.md",
                        $"---\ntitle: {Cafe}\ndate: 2025-01-15\nsource: The Harbour Post\nauthor: Ada Moor\ntopics: [Economy, Food & Drink]\n---\nNothing was left of the C# till.\n\nTalks with the suppliers \\<failed\\> by the lake.\n"
                    ),
                    (
                        "talks.md",
                        $"---\ntitle: {Talks}\ndate: 2025-02-01T00:30:00+02:00\nsource: Example Wire\nauthor: [Ada Lake, Jon Quay]\n---\nEnvoys met. 😀\n\n## Related\n\n- {Waiting}\n"
                    ),
                    (
                        "trade.md",
                        $"---\ntitle: {Trade}\ndate: 2025-03-01\nsource: Post-Dispatch\ntopics: [economy]\n---\nThe negotiations on tariffs failed.\n"
                    ),
                    (
                        "snow.md",
                        $"---\ntitle: {Snow}\nsource: 北日報\n---\n北部の山地で大雪となり、列車が止まった。東京では雨。\n"
                    ),
                    ("flood.md", $"---\ntitle: {Flood}\nsource: ข่าว\n---\nเกิดน้ำท่วมในกรุงเทพมหานคร\n")
                ),
                document => Assert.Null(document.Refusal)
            );

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
