using System.Text;
using NewsReader.Formats.Feeds;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>A feed that is read, shown, and written out again keeps what it said.</summary>
public sealed class RoundTripTests : IAsyncDisposed
{
    private const string Given = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><id>urn:f</id><title>Example Wire</title><updated>2025-12-05T00:00:00Z</updated>
        <entry><id>urn:e1</id><title>Ships &amp; Harbours</title><updated>2025-12-05T11:00:00Z</updated><published>2025-12-05T10:00:00+02:00</published>
        <author><name>Ann Author</name></author><category term="Harbours"/><category term="Ships"/>
        <link href="https://news.example.org/ships"/><link rel="replies" type="text/html" href="https://news.example.org/ships/comments"/>
        <link rel="related" href="https://news.example.org/ferries" title="Ferry Line to Close"/><link rel="related" href="https://news.example.org/trams" title="Council Votes on Tram"/>
        <link rel="enclosure" type="audio/mpeg" length="2500000" href="https://news.example.org/ships.mp3"/>
        <content type="html">&lt;p&gt;The &lt;b&gt;first&lt;/b&gt; text.&lt;/p&gt;&lt;p&gt;&lt;img src="https://news.example.org/ships.jpg" alt="A ship"&gt;&lt;/p&gt;</content></entry>
        <entry><id>urn:e2</id><title>Only a Summary</title><updated>2025-12-04T11:00:00Z</updated><link href="https://news.example.org/summary"/><summary type="html">&lt;p&gt;It is &lt;i&gt;short&lt;/i&gt;.&lt;/p&gt;</summary></entry>
        </feed>
        """;

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData("atom", "application/atom+xml")]
    [InlineData("json", "application/feed+json")]
    public async Task Reading_our_own_feed_gives_what_the_first_feed_had(string ending, string type)
    {
        feed.Site.Web.At(FollowedFeed.Address, Given, "application/atom+xml");
        Assert.True((await feed.Follow()).IsNew);

        List<ParsedEntry> again = [];
        foreach (var kind in (string[])["story", "summary"])
        {
            var read = FeedParser.Parse(
                Encoding.UTF8.GetBytes(await feed.Site.Html($"/index.{ending}?source=example-wire&is={kind}")),
                type,
                null
            );
            Assert.Empty(read.Problems);
            again.Add(Assert.Single(read.Entries));
        }

        var given = FeedParser.Parse(Encoding.UTF8.GetBytes(Given), "application/atom+xml", null).Entries;
        Assert.Equal(given.Count, again.Count);
        foreach (var (before, after) in given.Zip(again))
        {
            Assert.Equal(before.Title, after.Title);
            Assert.Equal(before.Published?.Instant ?? before.Updated?.Instant, after.Published?.Instant);
            Assert.Equal(before.Tags, after.Tags);
            Assert.Equal(
                before.Enclosures.Select(file => (file.Url, file.Type, file.Length)),
                after.Enclosures.Select(file => (file.Url, file.Type, file.Length))
            );
        }
        var (ships, summary) = (again[0], again[1]);
        Assert.Equal("Ann Author", Assert.Single(ships.Authors));
        foreach (var part in (string[])["<b>first</b>", "src=\"https://news.example.org/ships.jpg\"", "alt=\"A ship\""])
            Assert.Contains(part, ships.Content, StringComparison.Ordinal);
        Assert.Contains("<i>short</i>", (summary.Summary ?? "") + summary.Content, StringComparison.Ordinal);
        Assert.Contains(ships.Related, item => item.Url == "https://news.example.org/ships");
        if (ending == "atom")
            Assert.Equal(
                ["Ferry Line to Close", "Council Votes on Tram"],
                ships
                    .Related.Where(item => item.Url?.Contains("/articles/", StringComparison.Ordinal) == true)
                    .Select(item => item.Text)
            );
    }
}
