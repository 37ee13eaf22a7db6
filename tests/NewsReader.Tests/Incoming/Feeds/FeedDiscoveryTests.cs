using System.Net;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>How the feed at an address is found.</summary>
public sealed class FeedDiscoveryTests : IAsyncDisposed
{
    private const string Site = "https://site.example.org/";

    private readonly FollowedFeed feed = new();

    public FeedDiscoveryTests() => feed.Site.Web.Elsewhere = HttpStatusCode.NotFound;

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData("plain", """<link rel="alternate" type="application/rss+xml" href="/found">""")]
    [InlineData(
        "base",
        """<base href="https://site.example.org/a/"><link rel=alternate type=application/atom+xml href=../found>"""
    )]
    [InlineData(
        "a base that comes later",
        """<link rel=alternate type=application/atom+xml href=../found><base href=/a/>"""
    )]
    [InlineData(
        "the first base counts",
        """<base target=_top><base href=/><base href=/no/><link rel=alternate type=text/xml href=found>"""
    )]
    [InlineData(
        "a sign in an attribute",
        """<link title="a > b" rel="alternate" type="application/rss+xml" href="/found">"""
    )]
    [InlineData(
        "a sign in an attribute of another",
        """<meta content='<b> -> "</head>"'><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData("short type", """<link rel="alternate" type="application/rss" href="/found">""")]
    [InlineData("odd type", """<link rel="alternate" type="text/rss+xml; charset=utf-8" href="/found">""")]
    [InlineData("atom as text", """<link rel="ALTERNATE home" type="TEXT/ATOM" href="/found">""")]
    [InlineData("xml", """<link rel="alternate" type="text/xml" href="/found">""")]
    [InlineData("rdf", """<link rel="alternate" type="application/rdf+xml" href="/found">""")]
    [InlineData("no type", """<link rel="alternate" href="/found" title="RSS">""")]
    [InlineData("no type, no words", """<link rel="alternate" href="/found">""")]
    [InlineData(
        "a type of pages, by its words",
        """<link rel="alternate" type="text/html" title="Our RSS feed" href="/found">"""
    )]
    [InlineData("rel feed", """<link rel="feed" href="/found">""")]
    [InlineData("json feed", """<link rel="alternate" type="application/feed+json" href="/found">""")]
    [InlineData(
        "after the head",
        """</head><body><p>Words</p><link rel="alternate" type="application/rss+xml" href="/found">"""
    )]
    [InlineData("in upper case", """<LINK REL="ALTERNATE" TYPE="APPLICATION/RSS+XML" HREF="/found">""")]
    [InlineData("entities", """<link rel="alternate" type="application/rss&#43;xml" href="&#47;found">""")]
    [InlineData(
        "words of a script",
        """<script>a='<link rel="alternate" type="application/rss+xml" href="'+u+'">';b="</head>"</script><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "a comment",
        """<!-- <link rel=alternate type=application/rss+xml href=/no> --><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "a title",
        """<title>About <link rel=alternate type=application/rss+xml href=/no></title><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "a style and a template",
        """<style>a::after{content:"<link rel=alternate type=application/rss+xml href=/no>"}</style><template><link rel=alternate type=application/rss+xml href=/no></template><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "dead ones first",
        """<link rel=alternate type=application/rss+xml href=/no><link rel=alternate type=application/rss+xml href=/no2><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "comments last",
        """<link rel=alternate type=application/rss+xml href=/comments/feed><link rel=alternate type=application/rss+xml href=/found>"""
    )]
    [InlineData(
        "translations aside",
        """<link rel=alternate hreflang=de href=/no><link rel=alternate hreflang=fr href=/no2><link rel=alternate href=/found>"""
    )]
    [InlineData("an anchor by its words", """<body><a href="/found">RSS</a>""")]
    [InlineData("an anchor by an icon", """<body><a href="/found"><img src=x.png alt="Subscribe to our feed"></a>""")]
    [InlineData("an anchor by its title", """<body><a title="Atom" href="/found"><svg></svg></a>""")]
    [InlineData("an anchor by the class of its sign", """<body><a class="fa fa-rss" href="/found"></a>""")]
    [InlineData(
        "for those without scripts",
        """<noscript><link rel=alternate type=application/rss+xml href=/found></noscript>"""
    )]
    [InlineData("an anchor for programs", """<body><a href="feed://site.example.org/found">Subscribe</a>""")]
    [InlineData(
        "an anchor that is named",
        """<body><a rel=alternate type=application/rss+xml href="/found">News</a>"""
    )]
    public async Task Feed_that_a_page_names_is_found(string what, string html)
    {
        feed.Site.Web.At(Site, $"<!doctype html><html><head><meta charset=utf-8>{html}</html>");
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "found")
            .Says(Rss(Item("2", "Comment")), Site + "comments/feed");
        // A link with feed:// leads to the http address.
        feed.Says(Rss(Item("1", "Alpha Rises")), "http://site.example.org/found");
        var result = await feed.Follow(Site);
        Assert.True(result.Refusal is null, $"{what}: {result.Refusal}");
        Assert.Equal("site.example.org/found", result.Subscription!.Address.Split("://")[1]);
    }

    [Theory]
    [InlineData("/rss.php?x=1", "Here")]
    [InlineData("/en/feeds/news", "Here")]
    [InlineData("/atom.aspx", "Here")]
    [InlineData("https://feeds.example.com/site", "Our RSS feed")]
    public async Task Link_with_a_feeds_address_or_words_is_tried(string href, string words)
    {
        feed.Site.Web.At(Site, $"<body><a href=/feedback>Feedback</a><a href='{href}'>{words}</a></body>");
        var found = new Uri(new Uri(Site), href).AbsoluteUri;
        feed.Says(Rss(Item("1", "Alpha Rises")), found);
        Assert.Equal(found, (await feed.Follow(Site)).Subscription?.Address);
        Assert.DoesNotContain(
            feed.Site.Web.Asked,
            asked => asked.Address.Contains("feedback", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Page_about_feeds_is_searched_too()
    {
        feed.Site.Web.At(Site, "<body><a href=/rss/>RSS feeds</a></body>")
            .At(Site + "rss/", "<body><a href=top.xml>Top stories, XML</a></body>");
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "rss/top.xml");
        Assert.Equal(Site + "rss/top.xml", (await feed.Follow(Site)).Subscription?.Address);
    }

    [Theory]
    [InlineData("<https://site.example.org/found>; rel=\"alternate\"; type=\"application/rss+xml\"")]
    [InlineData(
        "</style.css>; rel=preload; as=style, </found>; rel=alternate; type=application/atom+xml; title=\"a, b; <c>\""
    )]
    [InlineData("</found>;type=application/rss+xml;rel=\"self alternate\"")]
    [InlineData("</hub>; rel=hub|</found>; rel=alternate; type=\"application/feed+json\"")]
    [InlineData(
        "</no>; rel=alternate; type=application/rss+xml; anchor=\"/other\", </found>; REL=alternate; TYPE=application/rss+xml"
    )]
    [InlineData("broken, <, </found>; rel=alternate; type=application/rss+xml")]
    public async Task Link_header_names_a_feed(string header)
    {
        feed.Site.Web.At(
            Site,
            "<p>Hello</p>",
            "text/html",
            HttpStatusCode.OK,
            [.. header.Split('|').Select(value => ("Link", value))]
        );
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "found");
        Assert.Equal(Site + "found", (await feed.Follow(Site)).Subscription?.Address);
    }

    [Fact]
    public async Task Link_after_megabytes_of_script_is_found()
    {
        feed.Site.Web.At(
            Site,
            $"<head><script>{new string('x', 5_000_000)}</script><link rel=alternate type=application/rss+xml href=late>"
        );
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "late");
        Assert.Equal(Site + "late", (await feed.Follow(Site)).Subscription?.Address);
    }

    [Theory]
    [InlineData("blog/", "blog/feed.xml")]
    [InlineData("blog/index.html", "blog/atom.xml")]
    [InlineData("blog", "blog/index.xml")]
    [InlineData("a/b/post.html", "a/rss.xml")]
    [InlineData("a/b/post.html", "feed")]
    [InlineData("@mia", "@mia.rss")]
    public async Task Usual_places_in_the_folder_of_the_page_are_tried_too(string page, string found)
    {
        feed.Site.Web.At(Site + page, "<body><p>Hello</p></body>");
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + found);
        Assert.Equal(Site + found, (await feed.Follow(Site + page)).Subscription?.Address);
    }

    [Theory]
    [InlineData("""<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1 title=JSON>""")]
    [InlineData(
        """<link rel=alternate type=application/json+oembed href=/o.json><link rel=alternate type=application/rss+xml href=/gone.xml>"""
    )]
    [InlineData("""<link rel=alternate type=application/rss+xml href=/><a href="/about">RSS</a>""")]
    public async Task Other_addresses_are_tried_when_the_named_one_is_not_a_feed(string named)
    {
        feed.Site.Web.At(Site, $"<head>{named}</head>")
            .At(Site + "wp-json/wp/v2/posts/1", "{\"id\":1}", "application/json")
            .At(Site + "about", "<p>About</p>");
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "atom.xml");
        Assert.Equal(Site + "atom.xml", (await feed.Follow(Site)).Subscription?.Address);
    }

    [Theory]
    [InlineData("itpc://site.example.org/found")]
    [InlineData("ITPC:site.example.org/found")]
    [InlineData("pcast://site.example.org/found")]
    [InlineData("podcast://site.example.org/found")]
    [InlineData("feed://site.example.org/found")]
    [InlineData("feed:http://site.example.org/found")]
    public async Task Address_from_another_program_is_read(string given)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")), "http://site.example.org/found");
        Assert.Equal("http://site.example.org/found", (await feed.Follow(given)).Subscription?.Address);
    }

    [Theory]
    [InlineData(
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv"
    )]
    [InlineData(
        "https://m.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv"
    )]
    [InlineData(
        "https://www.youtube.com/playlist?list=PLabc-1",
        "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc-1"
    )]
    [InlineData("https://youtube.com/user/somebody", "https://www.youtube.com/feeds/videos.xml?user=somebody")]
    [InlineData("https://www.reddit.com/r/news/", "https://www.reddit.com/r/news/.rss")]
    [InlineData("https://old.reddit.com/user/somebody", "https://www.reddit.com/user/somebody/.rss")]
    [InlineData("https://github.com/some/thing", "https://github.com/some/thing/releases.atom")]
    [InlineData("https://github.com/some/thing/commits/main", "https://github.com/some/thing/commits/main.atom")]
    public async Task Feed_of_a_known_site_follows_from_the_address(string page, string found)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")), found);
        Assert.Equal(found, (await feed.Follow(page)).Subscription?.Address);
    }

    [Theory]
    [InlineData("""<link rel="canonical" href="https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv">""")]
    [InlineData("""<meta itemprop="identifier" content="UCabcdefghijklmnopqrstuv">""")]
    [InlineData("""<script>x = {"externalId":"UCabcdefghijklmnopqrstuv"}</script>""")]
    [InlineData(
        """<link rel="alternate" type="application/rss+xml" href="https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv">"""
    )]
    public async Task Feed_of_a_channel_follows_from_its_page(string html)
    {
        feed.Site.Web.At("https://www.youtube.com/@handle", $"<html>{html}</html>");
        const string found = "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv";
        feed.Says(Rss(Item("1", "Alpha Rises")), found);
        Assert.Equal(found, (await feed.Follow("www.youtube.com/@handle")).Subscription?.Address);
    }

    [Theory]
    [InlineData("""<meta http-equiv="refresh" content="0; url=/new.xml">""")]
    [InlineData("""<META HTTP-EQUIV=Refresh CONTENT="5;URL='https://site.example.org/new.xml'">""")]
    [InlineData("""<meta http-equiv="refresh" content="0,new.xml">""")]
    [InlineData("""<base href="/a/"><meta http-equiv="refresh" content="0; url=../new.xml">""")]
    public async Task Page_that_forwards_is_followed_once(string html)
    {
        feed.Site.Web.At(Site + "old.xml", $"<html><head>{html}</head><body>Moved</body></html>");
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "new.xml");
        Assert.Equal(Site + "new.xml", (await feed.Follow(Site + "old.xml")).Subscription?.Address);
    }

    [Fact]
    public async Task Pages_that_forward_to_each_other_do_not_loop()
    {
        feed.Site.Web.At(Site + "a", "<meta http-equiv=refresh content='0;url=/b'>")
            .At(Site + "b", "<meta http-equiv=refresh content='0;url=/a'>");
        Assert.Contains("no feed was found there", (await feed.Follow(Site + "a")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribed_feed_that_forwards_or_gives_a_new_address_moves()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Site.Web.At(Address, "<meta http-equiv=refresh content='0;url=/second.xml'>");
        feed.Says(Rss(Item("1", "Alpha Rises"), Item("2", "Beta Falls")), "https://news.example.org/second.xml");
        Assert.Single((await feed.Refresh()).Articles);
        Assert.Equal("https://news.example.org/second.xml", (await feed.State()).Address);

        feed.Says(Moved("https://news.example.org/third.xml"), "https://news.example.org/second.xml");
        feed.Says(Rss(Item("3", "Gamma Waits")), "https://news.example.org/third.xml");
        Assert.Single((await feed.Refresh()).Articles);
        Assert.Equal("https://news.example.org/third.xml", (await feed.State()).Address);
    }

    [Theory]
    [InlineData("https://news.example.org/feed.xml")]
    [InlineData("https://news.example.org/gone.xml")]
    [InlineData("https://news.example.org/page")]
    [InlineData("http://u:p@news.example.org/new.xml")]
    [InlineData("ftp://news.example.org/new.xml")]
    public async Task New_address_without_a_feed_changes_nothing(string said)
    {
        feed.Site.Web.At("https://news.example.org/page", "<p>Hello</p>");
        feed.Says(Moved(said));
        Assert.Equal(Address, (await feed.Follow()).Subscription?.Address);
    }

    [Fact]
    public async Task New_address_in_a_feed_is_used()
    {
        feed.Says(Moved("https://news.example.org/2.xml"))
            .Says(Moved("https://news.example.org/3.xml"), "https://news.example.org/2.xml");
        feed.Says(Moved(Address), "https://news.example.org/3.xml");
        Assert.Equal("https://news.example.org/3.xml", (await feed.Follow()).Subscription?.Address);
    }

    [Theory]
    [InlineData("https://\u200b/feed")]
    [InlineData("https://\u00ad\u2060/feed")]
    [InlineData("\u200b")]
    public async Task Invalid_host_is_refused_in_words(string given)
    {
        Assert.Contains("is no address", (await feed.Follow(given)).Refusal, StringComparison.Ordinal);
        Assert.Empty(feed.Site.Web.Asked);
    }

    [Fact]
    public async Task Link_with_an_invalid_host_is_skipped()
    {
        feed.Site.Web.At(
            Site,
            "<link rel=alternate type=application/rss+xml href='https://\u200b/x'><a href='//\u00ad/rss'>RSS</a><a href='feed://\u200b/'>Feed</a>"
        );
        feed.Says(Rss(Item("1", "Alpha Rises")), Site + "feed.xml");
        Assert.Equal(Site + "feed.xml", (await feed.Follow(Site)).Subscription?.Address);
    }

    [Fact]
    public async Task Feed_can_redirect_from_https_to_http()
    {
        feed.Site.Web.At(Address, HttpStatusCode.Found, ("Location", "http://news.example.org/plain.xml"));
        feed.Says(Rss(Item("1", "Alpha Rises")), "http://news.example.org/plain.xml");
        Assert.Equal(Address, (await feed.Follow()).Subscription?.Address);
    }

    private static string Moved(string to) =>
        Rss(
            $"<itunes:new-feed-url xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">{to}</itunes:new-feed-url>",
            Item("1", "Alpha Rises")
        );
}
