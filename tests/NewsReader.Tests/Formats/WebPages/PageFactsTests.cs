using System.Text;
using NewsReader.Formats.WebPages;

namespace NewsReader.Tests.Formats.WebPages;

/// <summary>The metadata of a page's story: when it was published, by whom, and from which source on the
/// page.</summary>
public sealed class PageFactsTests
{
    private const string Text = """
        <p>The harbour wall gave way on Tuesday night, after a week of storms, and the lower streets were under water by two in the morning.</p>
        <p>Nobody was hurt, the fire service said, but forty families had to leave their houses, and most of them spent the night in the school.</p>
        <p>The wall was built in 1911, and an engineer's report of last spring had called it tired, though not, as she put it, in danger.</p>
        """;

    [Theory]
    [InlineData("<article>HEAD<time datetime='2026-05-04T08:00:00Z'>May 4</time>TEXT</article>")]
    [InlineData("<article>HEAD<time pubdate datetime='2026-05-04T08:00:00Z'>May 4</time>TEXT</article>")]
    [InlineData(
        "<article><header><time class='entry-date' datetime='2026-05-04'>May 4</time></header>HEAD TEXT</article>"
    )]
    [InlineData("<article>HEAD<span itemprop='datePublished' content='2026-05-04'>4 May</span>TEXT</article>")]
    [InlineData(
        "<article>HEAD TEXT<aside><time itemprop='datePublished' datetime='2026-05-04'>4 May</time></aside></article>"
    )]
    [InlineData("<article>HEAD TEXT<footer>Posted on <time datetime='2026-05-04'>4 May</time></footer></article>")]
    [InlineData("<article>HEAD<p class='meta'>Published on May 4, 2026</p>TEXT</article>")]
    [InlineData("<article>HEAD<p class='datum'>Veröffentlicht am 4. Mai 2026, 08:00 Uhr</p>TEXT</article>")]
    [InlineData("<article>HEAD<p class='date'>Publié le 4 mai 2026 à 08h00</p>TEXT</article>")]
    [InlineData("<article>HEAD<div><span>Publicado el 4 de mayo de 2026</span></div>TEXT</article>")]
    [InlineData("<article>HEAD<p>2026年5月4日 8時00分</p>TEXT</article>")]
    [InlineData(
        "<article>HEAD<time class='updated' datetime='2026-05-09'>9 May</time><time datetime='2026-05-04'>4 May</time>TEXT</article>"
    )]
    [InlineData(
        "<article>HEAD<time datetime='2026-05-04'>4 May</time>TEXT</article><div class='latest'><time datetime='2026-05-09'>9 May</time><a href='/x'>X</a></div>"
    )]
    [InlineData(
        "<div class='sidebar'><time datetime='2020-01-01'>1 Jan</time></div><article>HEAD<time datetime='2026-05-04'>4 May</time>TEXT</article>"
    )]
    public void Date_shown_with_the_story_is_its_date(string body) =>
        Assert.StartsWith("2026-05-04", Read(body).Published?.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "<article>HEAD TEXT<p>On <time datetime='1911-05-04'>4 May 1911</time> the first bridge was built here.</p></article>"
    )]
    [InlineData(
        "<div class='sidebar'><time datetime='2020-01-01'>1 Jan</time><a href='/x'>X</a></div><article>HEAD TEXT</article>"
    )]
    [InlineData(
        "<article>HEAD TEXT</article><article><h2><a href='/b'>Geese ring a bell</a></h2><time datetime='2020-01-01'>1 Jan</time></article>"
    )]
    [InlineData("<article>HEAD<p>03/04/2026</p>TEXT</article>")]
    [InlineData("<article>HEAD<p>Seite ４ von ٥ und ௧</p>TEXT</article>")]
    public void Dates_of_other_stories_and_in_running_text_are_ignored(string body) =>
        Assert.Null(Read(body).Published);

    public static TheoryData<string, string> Data() =>
        new()
        {
            { "", $"[{Other},{Own("")}]" },
            { "", $$"""{"@graph":[{{Other}},{{Own("")}}]}""" },
            {
                "",
                $$"""[{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{{Other}}}]},{{Own("")}}]"""
            },
            { "", $$"""{"@type":"CollectionPage","hasPart":[{{Other}},{{Own("")}}]}""" },
            // Worded for search engines, but recognized by its address.
            {
                "<link rel='canonical' href='https://news.example/wall'>",
                $"[{Other},{Own(",\"url\":\"https://news.example/wall\"").Replace("gave way", "fell", StringComparison.Ordinal)}]"
            },
            { "", $"[{Other},{Own("").Replace("gave way", "fell", StringComparison.Ordinal)}]" },
        };

    [Theory]
    [MemberData(nameof(Data))]
    public void Metadata_of_the_pages_own_article_is_used(string head, string data)
    {
        var page = Read("<article>HEAD TEXT</article>", $"{head}<script type='application/ld+json'>{data}</script>");
        Assert.Equal(("Nina Right", "2026-05-04"), (page.Byline, page.Published?.ToString()[..10]));
    }

    [Fact]
    public void Metadata_of_another_article_is_ignored()
    {
        var page = Read("<article>HEAD TEXT</article>", $"<script type='application/ld+json'>{Other}</script>");
        Assert.Equal(("The harbour wall gave way", null, null), (page.Headline, page.Byline, page.Published));
    }

    [Fact]
    public async Task Thousands_of_articles_and_dates_are_read_in_bounded_time()
    {
        var line = string.Concat(Enumerable.Repeat("word ", 300));
        var data = string.Join(
            ',',
            Enumerable.Repeat($$"""{"@type":"Article","headline":"{{line}}","url":"https://a.example/x"}""", 1500)
        );
        var headings = string.Concat(Enumerable.Repeat($"<h2>{line}</h2>", 300));
        var days = string.Concat(
            Enumerable.Repeat("<p class='ad'>On <time datetime='2020-01-01'>a day</time>.</p>", 3000)
        );
        var read = Task.Run(() =>
            Read(
                $"{headings}{days}<article>HEAD TEXT</article>{days}",
                $"<script type='application/ld+json'>[{data}]</script>"
            )
        );
        Assert.Null((await read.WaitAsync(TimeSpan.FromSeconds(20))).Byline);
    }

    [Theory]
    [InlineData("Von Nina Right und Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("Di Nina Right e Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("Par Nina Right et Bo Kim avec AFP", "Nina Right, Bo Kim")]
    [InlineData("Por Nina Right y Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("By José Ortega y Gasset", "José Ortega y Gasset")]
    [InlineData("By Nina Right / Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("By Nina Right &amp; Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("By Nina Right with Bo Kim", "Nina Right, Bo Kim")]
    [InlineData("By Nina Right, Science Correspondent", "Nina Right")]
    [InlineData("By Nina Right, Associated Press", "Nina Right")]
    [InlineData("By Nina Right, Harbour Times", "Nina Right")]
    [InlineData("Von Nina Right, Berlin", "Nina Right")]
    [InlineData("By Nina Right in Paris", "Nina Right")]
    [InlineData("By Nina Right for Harbour Times", "Nina Right")]
    [InlineData("By Martin Luther King, Jr.", "Martin Luther King, Jr.")]
    [InlineData("Eine Analyse von Nina Right", "Nina Right")]
    [InlineData("Publié par Nina Right, le 4 mai 2026 à 08h00", "Nina Right")]
    [InlineData("山田太郎 記者", "山田太郎")]
    [InlineData("記者 王小明", "王小明")]
    [InlineData("<span>Nina Right</span><span>Senior political editor</span>", "Nina Right")]
    [InlineData("By <span>Nina Right</span><span>Bo Kim</span>", "Nina Right, Bo Kim")]
    [InlineData("<span>By</span><span>Nina Right</span>", "Nina Right")]
    public void Byline_contains_only_names(string line, string names) =>
        Assert.Equal(
            names,
            Read(
                $"<article>HEAD<p class='byline'>{line}</p>TEXT</article>",
                "<meta property='og:site_name' content='Harbour Times'>"
            ).Byline
        );

    [Theory]
    [InlineData(
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Nina Right'>",
        ""
    )]
    [InlineData("", "<span itemprop='author' itemscope><meta itemprop='name' content='Nina Right'></span>")]
    public void Author_marked_away_from_the_headline_is_found(string head, string above) =>
        Assert.Equal("Nina Right", Read($"<article>HEAD{above}TEXT</article>", head).Byline);

    private const string Other =
        """{"@type":"NewsArticle","headline":"The boat that was taken","url":"https://news.example/boat","datePublished":"2020-01-01T08:00:00Z","author":{"@type":"Person","name":"Katie Else"}}""";

    private static string Own(string more) =>
        $$"""{"@type":"NewsArticle","headline":"The harbour wall gave way","datePublished":"2026-05-04T08:00:00Z","author":{"@type":"Person","name":"Nina Right"}{{more}}}""";

    private static ExtractedPage Read(string body, string head = "") =>
        PageReader.Read(
            Encoding.UTF8.GetBytes(
                $"<html><head><title>The harbour wall gave way</title>{head}</head><body>"
                    + body.Replace("HEAD", "<h1>The harbour wall gave way</h1>", StringComparison.Ordinal)
                        .Replace("TEXT", Text, StringComparison.Ordinal)
                    + "</body></html>"
            ),
            "text/html; charset=utf-8",
            null,
            "page.html"
        );
}
