namespace NewsReader.Tests.Site.Syndication;

/// <summary>The rules that feeds are checked against can be broken.</summary>
public sealed class FeedRulesTests
{
    private const string Address = "https://news.example.org/index.atom";

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:1</id><title>News</title><updated>2025-01-01T10:00:00Z</updated><author><name>News</name></author>
        <link rel="self" href="https://news.example.org/index.atom" type="application/atom+xml" /><link href="https://news.example.org/" type="text/html" />
        <entry><id>urn:uuid:2</id><title>Headline</title><updated>2025-01-01T10:00:00+02:00</updated><link href="https://news.example.org/a" /><content type="html">&lt;a href="https://a.example/"&gt;a&lt;/a&gt;</content></entry></feed>
        """;

    private const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://news.example.org/","feed_url":"https://news.example.org/index.atom","authors":[{"name":"News"}],
        "items":[{"id":"1","url":"https://news.example.org/a","content_text":"Text","date_modified":"2025-01-01T10:00:00Z","tags":["one"],"language":"en"}]}
        """;

    [Fact]
    public void A_valid_feed_breaks_no_rule()
    {
        Assert.Empty(AtomRules.Broken(Atom, Address));
        Assert.Empty(JsonFeedRules.Broken(Json, Address));
    }

    [Theory]
    [InlineData("<id>urn:uuid:1</id>", "")]
    [InlineData("urn:uuid:1", "1")]
    [InlineData("urn:uuid:1", "urn:uuid:2")]
    [InlineData("<title>News</title>", "<title>News</title><title>News</title>")]
    [InlineData("<title>Headline</title>", "<title> </title>")]
    [InlineData("<title>Headline</title>", "<title>Head<b/>line</title>")]
    [InlineData("<title>Headline</title>", "<title>Head&#x85;line</title>")]
    [InlineData("<title>Headline</title>", "<title>Head\u0001line</title>")]
    [InlineData("2025-01-01T10:00:00Z", "2025-01-01")]
    [InlineData("2025-01-01T10:00:00Z", "2025-02-30T10:00:00Z")]
    [InlineData("<author><name>News</name></author>", "")]
    [InlineData("<author><name>News</name></author>", "<author><name/></author>")]
    [InlineData("index.atom\"", "index.atom?x\"")]
    [InlineData(
        "<link href=\"https://news.example.org/\" type=\"text/html\" />",
        "<link href=\"/\" type=\"text/html\" />"
    )]
    [InlineData(
        "<link href=\"https://news.example.org/a\" />",
        "<link href=\"https://news.example.org/a\" /><link rel=\"alternate\" href=\"https://news.example.org/b\" />"
    )]
    [InlineData(
        "<link href=\"https://news.example.org/a\" />",
        "<link rel=\"prev\" href=\"https://news.example.org/a\" />"
    )]
    [InlineData("<link href=\"https://news.example.org/a\" />", "<category/>")]
    [InlineData("https://a.example/", "/a")]
    [InlineData("<entry>", "<entry><nonsense/>")]
    [InlineData("<entry>", "<entry xml:lang=\"no such language\">")]
    [InlineData("</feed>", "")]
    public void A_broken_Atom_feed_is_caught(string part, string instead)
    {
        Assert.Contains(part, Atom, StringComparison.Ordinal);
        Assert.NotEmpty(AtomRules.Broken(Atom.Replace(part, instead, StringComparison.Ordinal), Address));
    }

    [Theory]
    [InlineData("version/1.1", "version/2")]
    [InlineData("\"title\":\"News\",", "")]
    [InlineData("\"items\"", "\"entries\"")]
    [InlineData("\"id\":\"1\",", "")]
    [InlineData("\"id\":\"1\"", "\"id\":1")]
    [InlineData("\"content_text\":\"Text\",", "")]
    [InlineData("2025-01-01T10:00:00Z", "2025-01-01")]
    [InlineData("\"name\":\"News\"", "\"url\":\"News\"")]
    [InlineData("https://news.example.org/a", "/a")]
    [InlineData("[\"one\"]", "[1]")]
    [InlineData("\"language\"", "\"sprache\"")]
    [InlineData("\"en\"", "null")]
    [InlineData("}]}", "}]")]
    public void A_broken_JSON_feed_is_caught(string part, string instead)
    {
        Assert.Contains(part, Json, StringComparison.Ordinal);
        Assert.NotEmpty(JsonFeedRules.Broken(Json.Replace(part, instead, StringComparison.Ordinal), Address));
    }
}
