using Microsoft.EntityFrameworkCore;
using NewsReader.Collection.Articles;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Which parts of an entry become its headline, text, link and files.</summary>
public sealed class EntryTextTests : IAsyncDisposed
{
    private const string Site = "https://site.example";

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData("""{"content_html":"<p></p>","content_text":"The words of it."}""")]
    [InlineData("""{"content_html":"&nbsp;","content_text":"The words of it."}""")]
    [InlineData("""{"content_html":"<p>Short.</p>","content_text":"The words of it, from beginning to end."}""")]
    [InlineData("""{"content_html":"<img src='/a.jpg'>","content_text":"The words of it, from beginning to end."}""")]
    public async Task Text_with_the_words_is_chosen_of_two_texts_of_an_item(string texts)
    {
        var article = await OnlyItem("\"title\":\"Alpha Rises\"," + texts[1..^1]);
        Assert.Contains("The words of it", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_is_kept_when_the_words_are_in_the_other_text()
    {
        var article = await OnlyItem(
            "\"title\":\"Alpha Rises\",\"content_html\":\"<img src='/a.jpg'> Look.\",\"content_text\":\"The words of it, from beginning to end.\""
        );
        Assert.Contains($"{Site}/a.jpg", article.Html, StringComparison.Ordinal);
        Assert.Contains("from beginning to end", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_in_a_script_without_spaces_is_put_above_the_text_too()
    {
        var article = await OnlyEntry(
            Item(
                "1",
                "港の橋",
                "長い冬のあとで新しい時間割が始まる",
                extra: Whole("市長は月曜日に会議を開き、九対二で可決された。")
            )
        );
        Assert.Contains("長い冬", article.Html, StringComparison.Ordinal);
        Assert.Contains("市長は", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"url\":\"p1\"", $"{Site}/blog/p1")]
    [InlineData("\"url\":\"/p1\"", $"{Site}/p1")]
    [InlineData("\"external_url\":\"/p1\"", $"{Site}/p1")]
    [InlineData("\"id\":\"https://site.example/p1\"", $"{Site}/p1")]
    public async Task Item_links_are_relative_to_the_site_and_not_to_the_feed(string link, string url) =>
        Assert.Equal(url, (await OnlyItem($"\"title\":\"Alpha Rises\",\"content_text\":\"It rose.\",{link}")).Url);

    [Theory]
    [InlineData("<itunes:summary xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>TEXT</itunes:summary>")]
    [InlineData("<media:description xmlns:media='http://search.yahoo.com/mrss/'>TEXT</media:description>")]
    [InlineData(
        "<media:group xmlns:media='http://search.yahoo.com/mrss/'><media:description>TEXT</media:description></media:group>"
    )]
    [InlineData(
        "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='https://site.example/a.mp4'><media:description>TEXT</media:description></media:content>"
    )]
    public async Task Fuller_of_two_summaries_is_chosen(string other) =>
        Assert.Contains(
            "from its beginning",
            (
                await OnlyEntry(
                    Item(
                        "1",
                        "Alpha Rises",
                        "It rose.",
                        extra: other.Replace(
                            "TEXT",
                            "The longer one says all of it, from its beginning to the end.",
                            StringComparison.Ordinal
                        )
                    )
                )
            ).Html,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Summary_with_words_of_its_own_is_put_above_the_text()
    {
        var article = await OnlyEntry(
            Item(
                "1",
                "Alpha Rises",
                "Ferries, schools and shops get new hours after a long winter.",
                extra: Whole("The council met on Monday and voted nine to two for the plan that the mayor had brought.")
            )
        );
        Assert.Matches("(?s)Ferries, schools.*The council met", article.Html);
    }

    [Theory]
    [InlineData("The council met on Monday and voted nine to two…")]
    [InlineData("The council met on Monday, and voted nine to two for the plan that the mayor had brought.")]
    [InlineData("The post Alpha Rises appeared first on Example Wire.")]
    [InlineData("In short: yes.")]
    public async Task Excerpt_is_not_put_above_the_text(string summary)
    {
        var article = await OnlyEntry(
            Item(
                "1",
                "Alpha Rises",
                summary,
                extra: Whole("The council met on Monday and voted nine to two for the plan that the mayor had brought.")
            )
        );
        Assert.StartsWith("<p>The council met", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&lt;p&gt;Hello &lt;b&gt;world&lt;/b&gt;&lt;/p&gt;")]
    [InlineData("<![CDATA[<p>Hello <b>world</b></p>]]>")]
    public async Task Text_that_was_encoded_once_too_often_shows_no_tags(string text) =>
        Assert.Equal("<p>Hello <b>world</b></p>", (await OnlyEntry(Item("1", "Alpha Rises", text))).Html);

    [Fact]
    public async Task Text_about_markup_keeps_its_tags_as_text() =>
        Assert.Contains(
            "&lt;b&gt;",
            (await OnlyEntry(Item("1", "Alpha Rises", "Write &lt;b&gt; for bold."))).Html,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Picture_of_the_content_is_kept_and_the_one_of_the_summary_is_not()
    {
        var article = await OnlyEntry(
            Item(
                "1",
                "Alpha Rises",
                "<img src='https://site.example/small.jpg'> It rose.",
                extra: Whole("<figure><img src='https://site.example/large.jpg'></figure>")
            )
        );
        Assert.Contains("large.jpg", article.Html, StringComparison.Ordinal);
        Assert.Contains("It rose.", article.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("small.jpg", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<title>https://site.example/1</title><link>https://site.example/1</link><description>Look at this heron</description>",
        "Look at this heron"
    )]
    [InlineData("<link>https://site.example/1</link><description>&lt;img src='/a.jpg'&gt;</description>", "Untitled")]
    [InlineData(
        "<guid isPermaLink='false'>1</guid><enclosure url='https://site.example/morning%20news.mp3' type='audio/mpeg'/>",
        "morning news"
    )]
    public async Task Address_is_never_the_headline(string entry, string headline) =>
        Assert.Equal(headline, (await OnlyEntry($"<item>{entry}</item>")).Headline);

    [Theory]
    [InlineData(
        "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='related' href='https://other.example/story'/>"
    )]
    [InlineData("<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='via' href='https://other.example/story'/>")]
    public async Task Related_item_without_words_is_a_link_and_not_a_headline(string related) =>
        Assert.Matches(
            "<a href=\"https://other.example/story\"[^>]*>other.example/story</a>",
            (await OnlyEntry(Item("1", "Alpha Rises", extra: related))).Html
        );

    [Fact]
    public async Task Related_item_without_words_is_a_related_story_if_we_have_the_story()
    {
        var related =
            "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='related' href='https://news.example.org/1'/>";
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls", extra: related)));
        await feed.Follow();
        var link = await feed.Ask(db => db.RelatedLinks.SingleAsync(r => r.Article.Source.Name == "Example Wire"));
        Assert.Equal("Alpha Rises", link.Text);
    }

    [Theory]
    [InlineData("abc-123", null)]
    [InlineData("prx_96_a1", null)]
    [InlineData("/a/b", "https://news.example.org/a/b")]
    public async Task Id_is_a_link_if_it_looks_like_one(string id, string? link) =>
        Assert.Equal(
            link,
            (
                await OnlyEntry(
                    $"<item><guid isPermaLink='true'>{id}</guid><title>Alpha Rises</title><description>It rose.</description></item>"
                )
            ).Url
        );

    [Fact]
    public async Task Permanent_link_is_preferred_to_a_link_that_counts_readers() =>
        Assert.Equal(
            $"{Site}/alpha",
            (
                await OnlyEntry(
                    $"<item><guid>{Site}/alpha</guid><link>https://feedproxy.google.com/~r/site/~3/x</link><title>Alpha Rises</title><description>It rose.</description></item>"
                )
            ).Url
        );

    [Theory]
    [InlineData("dcterms", "http://purl.org/dc/terms/", "date")]
    [InlineData("dcterms", "http://purl.org/dc/terms/", "available")]
    [InlineData("dc", "http://purl.org/dc/elements/1.1/", "issued")]
    [InlineData("prism", "http://prismstandard.org/namespaces/basic/2.0/", "coverDate")]
    public async Task Date_is_read_in_every_vocabulary(string prefix, string space, string name) =>
        Assert.Equal(
            "2026-11-24",
            (
                await OnlyEntry(
                    Item(
                        "1",
                        "Alpha Rises",
                        extra: $"<{prefix}:{name} xmlns:{prefix}='{space}'>2026-11-24</{prefix}:{name}>"
                    )
                )
            ).Published?.ToString()
        );

    private static string Whole(string html) =>
        $"<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">{System.Net.WebUtility.HtmlEncode(html.StartsWith('<') ? html : $"<p>{html}</p>")}</content:encoded>";

    private Task<Article> OnlyEntry(string entry) => Only(Rss(entry));

    private Task<Article> OnlyItem(string item) =>
        Only(
            $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Example Wire","home_page_url":"{{Site}}/blog/","items":[{ {{item}} }]}"""
        );

    private async Task<Article> Only(string text)
    {
        feed.Says(text);
        await feed.Follow();
        return await feed.Ask(db => db.Articles.SingleAsync(a => a.Source.Name == "Example Wire"));
    }
}
