using System.Text;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;

namespace NewsReader.Tests.Formats.Feeds;

public sealed class OpmlReaderTests
{
    [Fact]
    public void Skipped_outlines_are_reported_with_their_line()
    {
        var list = OpmlReader.Parse(
            Encoding.UTF8.GetBytes(
                """
                <?xml version="1.0"?>
                <opml version="2.0"><body>
                  <outline text="Good" xmlUrl="https://a.example.org/feed"/>
                  <outline text="A folder">
                    <outline text="Not of the web" xmlUrl="ftp://a.example.org/"/>
                    <outline text="Nothing"/>
                    <outline xmlUrl="https://b.example.org/feed" htmlUrl="https://b.example.org/"/>
                    <outline text="The same" xmlUrl="https://b.example.org/feed"/>
                  </outline>
                </body></opml>
                """
            )
        );

        Assert.Equal(
            [
                new("https://a.example.org/feed", "Good", null, null) { Line = 3 },
                new("https://b.example.org/feed", null, "A folder", "https://b.example.org/") { Line = 7 },
            ],
            list.Feeds
        );
        Assert.Equal(
            [
                "Line 5: “ftp://a.example.org/” is not a web address (http or https) and was left out.",
                "Line 6: “Nothing” has no feed address (xmlUrl) and was left out.",
                "Line 8: “https://b.example.org/feed” is listed twice.",
            ],
            list.Problems
        );
    }

    [Fact]
    public void Names_escaped_twice_are_unescaped() =>
        Assert.Equal(
            "Tom & Jerry – news",
            Assert
                .Single(
                    OpmlReader
                        .Parse(
                            Encoding.UTF8.GetBytes(
                                """<opml><body><outline text="Tom &amp;amp; Jerry &amp;#8211; news" xmlUrl="https://a.example.org/feed"/></body></opml>"""
                            )
                        )
                        .Feeds
                )
                .Title
        );

    [Theory]
    [InlineData("<rss><channel/></rss>", "expected a list of subscriptions (OPML), found an element “rss”")]
    [InlineData("<!doctype html><html></html>", "expected a list of subscriptions (OPML), found an HTML page")]
    [InlineData("", "expected a list of subscriptions (OPML), found nothing")]
    public void Input_that_is_not_opml_is_refused_with_what_it_is(string text, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<FeedException>(() => OpmlReader.Parse(Encoding.UTF8.GetBytes(text))).Message
        );
}
