using System.Text;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Dates;
using NewsReader.Formats.Opml;

namespace NewsReader.Tests.Formats.Feeds;

[CollectionDefinition(nameof(HostileFeedsTests), DisableParallelization = true)]
public sealed class HostileFeedsAlone;

/// <summary>Feeds built to hang the parser or fill memory end quickly, with a feed or an error.</summary>
[Collection(nameof(HostileFeedsTests))]
public sealed class HostileFeedsTests
{
    private const int Size = 3_000_000;
    private const int Whole = 9_900_000;

    // Most take half a second in a release build.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private static readonly Dictionary<string, Func<string>> Feeds = new()
    {
        ["nesting"] = () => Repeated("<rss><channel><item><description>", "<a>", Whole),
        ["nesting with text and ends"] = () => Repeated("<rss><channel><item><description>", "<a>x</b>", Whole),
        ["nested items"] = () => Repeated("<rss><channel>", "<item>"),
        ["nested items of an Atom feed"] = () => Repeated("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>"),
        ["nested feeds"] = () => Repeated("", "<feed>"),
        ["empty elements"] = () => Repeated("<rss><channel>", "<a/>"),
        ["empty items"] = () => Repeated("<rss><channel>", "<item/>"),
        ["attributes"] = () =>
            "<rss version='2.0'><channel "
            + string.Concat(Enumerable.Range(0, 550_000).Select(i => $"a{i}='{i}' "))
            + "><item><title>x</title></item></channel></rss>",
        ["declared namespaces"] = () =>
            "<rss version='2.0' "
            + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"xmlns:a{i}='u{i}' "))
            + "><channel><item><title>x</title></item></channel></rss>",
        ["the same attribute"] = () => Repeated("<rss ", "a=\"b\" "),
        ["quotation marks"] = () => Repeated("<rss ", "a=\"b' c='d\" "),
        ["equal signs and quotation marks"] = () => Repeated("<rss ", "=\""),
        ["opened comments"] = () => Repeated("<rss><channel>", "<!--"),
        ["opened sections"] = () => Repeated("<rss><channel><item><title>", "<![CDATA["),
        ["closed sections"] = () => Repeated("<rss><channel><item><title>", "<![CDATA[]]>"),
        ["opened instructions"] = () => Repeated("<rss><channel>", "<?x "),
        ["opened declarations"] = () => Repeated("<rss><channel>", "<!x "),
        ["opening signs"] = () => Repeated("<rss><channel>", "<"),
        ["ampersands"] = () => Repeated("<rss><channel><title>", "&"),
        ["references without an end"] = () => Repeated("<rss><channel><title>", "&#x"),
        ["references"] = () => Repeated("<rss><channel><title>", "&nbsp;") + "</title></channel></rss>",
        ["escaped tags in a title"] = () =>
            Repeated("<rss><channel><item><title>", "&lt;b&gt;") + "</title></item></channel></rss>",
        ["escaped nesting in a description"] = () =>
            Repeated("<rss><channel><item><description>", "&lt;div&gt;") + "</description></item></channel></rss>",
        ["escaped scripts in a description"] = () =>
            Repeated("<rss><channel><item><description>&lt;a&gt;", "&lt;script&gt;")
            + "</description></item></channel></rss>",
        ["links in a description"] = () =>
            Repeated(
                "<rss><channel><item><description>&lt;h3&gt;Related&lt;/h3&gt;",
                "&lt;a href='http://x.org/1'&gt;x&lt;/a&gt;"
            ) + "</description></item></channel></rss>",
        ["tags of an item"] = () => Repeated("<rss><channel><item>", "<category>a</category>"),
        ["titles of an item"] = () => Repeated("<rss><channel><item>", "<title></title>"),
        ["unclosed leaves"] = () => Repeated("<rss><channel><item>", "<title>x<link>y"),
        ["brackets behind an address"] = () =>
            Repeated("<rss><channel><item><description>see http://a", ")") + "</description></item></channel></rss>",
        ["brackets and dots behind an address"] = () =>
            Repeated("<rss><channel><item><description>see http://a", "].") + "</description></item></channel></rss>",
        ["media groups"] = () =>
            Repeated("<rss><channel><item>", "<media:group><media:content url='x'/></media:group>"),
        ["a long date"] = () => Repeated("<rss><channel><item><pubDate>", "1:1:") + "</pubDate></item></channel></rss>",
        ["many bad dates"] = () =>
            Repeated(
                "<rss><channel>",
                "<item><pubDate>Jan 1 1 1 1:1:1:1 +1 +1 +1 Feb Mar Apr 2004 2004</pubDate></item>"
            ),
        ["an entity bomb"] = () => EntityBomb(),
        ["a square bomb"] = () =>
            $"<!DOCTYPE rss [<!ENTITY a \"{new string('a', 100_000)}\">]><rss><channel><title>{Repeated("", "&a;")}</title></channel></rss>",
        ["many entities"] = () =>
            $"<!DOCTYPE rss [{string.Concat(Enumerable.Range(0, 4_000).Select(i => $"<!ENTITY a{i} \"b\">"))}]><rss><channel><title>{Repeated("", "&a7;")}</title></channel></rss>",
        ["control characters"] = () => Repeated("<rss><channel><title>", "\u0001\u0002"),
        ["halves of characters"] = () => Repeated("<rss><channel><title>", "&#xD800;"),
        ["JSON nesting"] = () => Repeated("{\"items\":", "["),
        ["JSON objects"] = () => Repeated("", "{\"items\":"),
        ["JSON items"] = () => Repeated("{\"items\":[", "{},") + "{}]}",
        ["JSON tags"] = () => Repeated("{\"items\":[{\"tags\":[", "\"a\",") + "\"b\"]}]}",
        ["JSON names"] = () => Repeated("{\"items\":[],", "\"a\":1,") + "\"b\":2}",
        ["JSON halves of characters"] = () => Repeated("{\"items\":[", "{\"title\":\"\\ud800\"},") + "{}]}",
        ["line ends in JSON"] = () => Repeated("{\"items\":[{\"title\":\"", "\n"),
        ["nothing but blanks"] = () => Repeated("", " "),
        ["nothing but letters"] = () => Repeated("", "a"),
    };

    public static TheoryData<string> Names() => [.. Feeds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Hostile_feed_is_parsed_quickly_and_within_limits(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Feeds[name]());
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        ParsedFeed? feed = null;
        var took = Spent(() =>
        {
            try
            {
                feed = FeedParser.Parse(bytes, null, null);
            }
            catch (FeedException) { }
        });

        Assert.True(took < Soon, $"took {took}");
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 150_000_000, $"kept {kept / 1e6:F0} MB");
        Assert.True(feed is null || feed.Problems.Count <= ParsedFeed.MaxProblems);
    }

    [Fact]
    public void Nonsense_of_any_length_is_quickly_rejected_as_a_date()
    {
        var took = Spent(() =>
        {
            foreach (
                var piece in (string[])["1", "1:", "2004-", "Jan ", "a/", "+1", " ", "年", "12:30 ", "(", "2004.1."]
            )
                for (var length = 1; length < 2_000; length += 97)
                    FeedDates.Parse(string.Concat(Enumerable.Repeat(piece, length)));
        });

        Assert.True(took < Soon, $"took {took}");
    }

    [Theory]
    [InlineData("<outline text='a'>")]
    [InlineData("<outline text='a' xmlUrl='http://a/'/>")]
    [InlineData("<outline ")]
    [InlineData("<outline a='")]
    [InlineData("&")]
    public void Hostile_opml_is_parsed_quickly(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes(Repeated("<opml><body>", piece));

        var took = Spent(() => OpmlReader.Parse(bytes));

        Assert.True(took < Soon, $"took {took}");
    }

    [Fact]
    public void Entity_bomb_is_not_expanded()
    {
        var feed = FeedParser.Parse(Encoding.UTF8.GetBytes(EntityBomb()), null, null);

        Assert.Equal("x&lol9;", feed.Title);
    }

    [Fact]
    public void External_entities_are_not_read()
    {
        var feed = FeedParser.Parse(
            "<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><rss><channel><title>x&e;</title></channel></rss>"u8.ToArray(),
            null,
            null
        );

        Assert.Equal("x&e;", feed.Title);
    }

    [Fact]
    public void Too_large_feed_is_refused() =>
        Assert.Equal(
            "expected a feed of at most 10 MB, found 10.5 MB",
            Assert.Throws<FeedException>(() => FeedParser.Parse(new byte[11_000_000], null, null)).Message
        );

    [Fact]
    public void Randomly_damaged_feed_only_throws_FeedException()
    {
        var random = new Random(7);
        foreach (var sample in SampleFolder.Feeds.Names)
        {
            var whole = SampleFolder.Feeds.Bytes(sample);
            for (var round = 0; round < 40 && whole.Length > 0; round++)
            {
                var damaged = (byte[])whole.Clone();
                for (var i = random.Next(1, 9); i > 0; i--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                if (round % 2 == 0)
                    damaged = damaged[..random.Next(damaged.Length)];
                TryParse(damaged);
            }
        }
    }

    private static void TryParse(byte[] bytes)
    {
        try
        {
            if (OpmlReader.Reads(bytes))
                OpmlReader.Parse(bytes);
            else
                FeedParser.Parse(bytes, null, new Uri("https://news.example.org/feed"));
        }
        catch (FeedException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    // Processor time, with nothing else running in this process. On a busy machine, wall-clock time says nothing.
    private static TimeSpan Spent(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static string Repeated(string opening, string piece, int size = Size)
    {
        var text = new StringBuilder(opening, size + 100);
        while (text.Length < size)
            text.Append(piece);
        return text.ToString();
    }

    private static string EntityBomb() =>
        "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">"
        + string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(i => $"<!ENTITY lol{i} \"{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}\">")
        )
        + "]><rss><channel><title>x&lol9;</title></channel></rss>";
}
