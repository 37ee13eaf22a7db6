using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection.Articles;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.FullText;
using NewsReader.Site.Images;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Incoming.Feeds;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>
/// An address without a real host is invalid wherever it comes from: no link, no picture, and a readable error.
/// </summary>
public sealed class WebAddressTests
{
    private static readonly string LongName = string.Join('.', Enumerable.Repeat(new string('n', 60), 5));

    /// <summary>Strings that look like addresses but are not valid.</summary>
    public static TheoryData<string> None { get; } =
    [
        "http://\u200b/x",
        "https://%E2%80%8B/x",
        "http://\u00ad/x",
        "http://\u200d\u2060/x",
        "http://\ufeff/",
        "http://\u202e/",
        "http://\u0301/",
        "http://xn--ü-/x",
        "http://xn--/x",
        "http://xn--a/",
        "http://xn--zzzzzzzzz.example/",
        "http://.../",
        "http://./",
        "http://a..b/",
        "http://\u3002/",
        "http://%/",
        "http://a%/",
        "http://%20/",
        "http://a b/",
        "http:///x",
        "http:x",
        "http:",
        "http://",
        "http://?x",
        "http://#x",
        "http://-/",
        "http://_/",
        $"http://{new string('l', 64)}.example/",
        $"http://{LongName}/",
        "http://a:0/",
        "http://a:65536/",
        "http://a:port/",
        "http://u:p@/",
        "http://@/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::g]/",
        "http://[/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://*/",
        "http://a|b/",
        "ftp://a.example/",
        "//a.example/",
    ];

    /// <summary>Addresses that look odd but are valid.</summary>
    public static TheoryData<string> Some { get; } =
    [
        "http://münchen.example/",
        "http://xn--mnchen-3ya.example/",
        "http://例え.example/",
        "http://i❤.ws/",
        "http://xn--ls8h.la/",
        "http://a_b.example/",
        "http://-a.example/",
        "http://a-.example/",
        "http://a.example./",
        "http://a:/",
        "http://a.example:8080/x",
        "http://[2001:db8::1]:80/",
        "http://192.0.2.1/",
        $"http://{new string('l', 63)}.example/",
        "http://localhost/",
        "HTTP://A.EXAMPLE/",
        " https://a.example/x ",
        "http://a\u200b.example/",
        "http://u:p@a.example/",
    ];

    [Theory, MemberData(nameof(None))]
    public void Address_without_a_real_host_is_invalid(string given)
    {
        Assert.Null(WebAddress.Parse(given));
        Assert.Null(WebAddress.Canonical(given));
        Assert.Null(
            FeedAddress.Read(given is "http:x" or "http:" or "ftp://a.example/" or "//a.example/" ? "http://" : given)
        );
    }

    [Theory]
    [InlineData(
        "https://www.google.com/url?rct=j&sa=t&url=https://a.example/story%3Fid%3D1&ct=ga&usg=x",
        "https://a.example/story?id=1"
    )]
    [InlineData("https://www.google.de/url?q=https://a.example/", "https://a.example/")]
    [InlineData("https://www.google.com/url?x=1", "https://www.google.com/url?x=1")]
    public void Google_alert_link_resolves_to_the_story(string given, string story) =>
        Assert.Equal(story, WebAddress.Canonical(given));

    [Theory, MemberData(nameof(Some))]
    public void Odd_looking_address_with_a_real_host_is_valid(string given)
    {
        var address = WebAddress.Parse(given);
        Assert.NotNull(address);
        // Stored addresses are parsed again later.
        Assert.NotNull(WebAddress.Parse(address.AbsoluteUri));
        Assert.True(address.IdnHost.Length > 0);
    }

    [Fact]
    public async Task In_a_feed_invalid_addresses_are_dropped_and_the_story_opens()
    {
        await using var feed = new FollowedFeed();
        var hosts = Hosts();
        feed.Says(
            Rss([
                .. hosts.Select(
                    (host, i) =>
                        Item(
                            $"odd{i}",
                            $"Odd story {i}",
                            $"""
                            <p>Text {i} <a href="http://{host}/l">link</a> <img src="http://{host}/a.png" alt="a picture {i}"></p>
                            """,
                            link: WebUtility.HtmlEncode($"http://{host}/{i}"),
                            extra: $"""
                            <comments>http://{host}/c</comments><enclosure url="http://{host}/e.jpg" type="image/jpeg" length="1"/>
                            <media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://{host}/t.jpg"/>
                            """
                        )
                ),
                Item("good", "A good story after the odd ones"),
            ])
        );

        Assert.Null((await feed.Follow()).Refusal);

        await feed.Site.Html("/articles/a-good-story-after-the-odd-ones");
        for (var i = 0; i < hosts.Count; i++)
        {
            var page = await feed.Site.Html($"/articles/odd-story-{i}");
            Assert.Contains(
                $"Text {i} link",
                page.Replace("<a>", "", StringComparison.Ordinal).Replace("</a>", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain($"<img", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"{hosts[i]}/", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
        Assert.Equal(
            0,
            await feed.Ask(db => db.Articles.CountAsync(a => a.Headline.StartsWith("Odd story") && a.Url != null))
        );
    }

    [Fact]
    public async Task In_a_document_invalid_addresses_are_dropped()
    {
        await using var site = NewsSite.AtThisMachine();
        var hosts = Hosts().Where(host => !host.Contains(' ', StringComparison.Ordinal)).ToList();
        await site.Import(
            (
                "odd.md",
                $"---\ntitle: An odd document\n---\n\n{string.Join("\n\n", hosts.Select(host => $"Text [link](http://{host}/l) ![picture](http://{host}/a.png)"))}\n\n## Related\n\n- [A headline beside](http://\u200b/r)\n"
            ),
            (
                "odd.html",
                $"<!DOCTYPE html><html><head><title>An odd page</title><base href=\"http://\u200b/\"><link rel=canonical href=\"http://\u00ad/c\"><meta property=\"og:image\" content=\"http://\u200b/i.png\"></head><body><article><h1>An odd page</h1>{string.Concat(hosts.Select(host => $"<p>It was a long day at the harbour, and the <a href=\"http://{host}/l\">ships</a> came in one after the other, <img src=\"http://{host}/a.png\" alt=\"ship\"> slowly.</p>"))}</article></body></html>"
            )
        );

        foreach (
            var path in (string[])["/articles/an-odd-document", "/articles/an-odd-page", "/articles/a-headline-beside"]
        )
        {
            var page = await site.Html(path);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            foreach (var host in hosts)
                Assert.DoesNotContain($"//{host}/", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(None))]
    public async Task Redirect_to_an_invalid_address_is_refused_with_a_reason(string given)
    {
        // Relative addresses lead somewhere, a bare scheme counts as none, and a header value has only one line.
        if (given is "http:x" or "http:" or "//a.example/")
            return;
        await using var feed = new FollowedFeed();
        feed.Site.Web.At(
            "https://news.example.org/moved",
            HttpStatusCode.Found,
            ("Location", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(given)))
        );
        var fault = await Assert.ThrowsAsync<FetchException>(() =>
            feed.Get<WebFetcher>().Get(new(new("https://news.example.org/moved")), CancellationToken.None)
        );
        Assert.Equal(FetchFault.Redirect, fault.Fault);
        Assert.Contains("which is not a web address", fault.Message, StringComparison.Ordinal);
        Assert.Contains(
            "which is not a web address",
            (await feed.Follow("https://news.example.org/moved")).Refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Opml_import_reports_invalid_addresses_and_imports_the_others()
    {
        var hosts = Hosts();
        var list = OpmlReader.Parse(
            Encoding.UTF8.GetBytes(
                $"<opml><body>{string.Concat(hosts.Select(host => $"<outline text=\"Odd\" xmlUrl=\"http://{host}/feed\"/>"))}<outline text=\"Good\" xmlUrl=\"https://news.example.org/feed\" htmlUrl=\"http://\u200b/\"/></body></opml>"
            )
        );
        var good = Assert.Single(list.Feeds, feed => feed.Title == "Good");
        Assert.Null(good.SiteUrl);
        // Spaces in an address are removed, and then it is valid.
        Assert.Equal(
            hosts.Count(host => host != "a b"),
            list.Problems.Count(problem => problem.Contains("not a web address", StringComparison.Ordinal))
        );
        await using var feed = new FollowedFeed();
        Assert.NotNull((await feed.Get<Subscriber>().Add(good, 0, CancellationToken.None)).Subscription);
    }

    [Fact]
    public async Task Feed_discovery_skips_invalid_addresses()
    {
        await using var feed = new FollowedFeed();
        feed.Says(Rss(Item("1", "Alpha Rises")));
        feed.Site.Web.At(
            "https://news.example.org/",
            $"<html><head>{string.Concat(Hosts().Select(host => $"<link rel=alternate type=application/rss+xml href=\"http://{host}/feed\">"))}<link rel=alternate type=application/rss+xml href=/feed.xml></head></html>"
        );
        Assert.Equal(Address, (await feed.Follow("https://news.example.org/")).Subscription?.Address);
    }

    [Theory]
    [InlineData("http://\u200b/x")]
    [InlineData("http://xn--ü-/x")]
    [InlineData("http://[fe80::1%eth0]/x")]
    [InlineData("http://a:0/x")]
    public async Task Form_refuses_an_invalid_address_with_a_reason(string given)
    {
        await using var site = NewsSite.AtThisMachine();
        using var owner = new Visitor(site);
        var page = System
            .Text.RegularExpressions.Regex.Match(await site.Html(NewsSite.DronesPath), "/owner/articles/[0-9]+")
            .Value;
        using var fetched = await owner.Submit(page, $"{page}/page", ("address", given));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fetched.StatusCode);
        Assert.Contains(
            "xpected an address such as",
            await fetched.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var added = await owner.Submit("/owner/feeds", "/owner/feeds", ("address", given));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
        Assert.Contains("is no address", await added.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var saved = await owner.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "N"),
            ("baseAddress", given)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.StatusCode);
    }

    [Theory, MemberData(nameof(None))]
    public async Task Picture_at_an_invalid_address_is_not_served(string given)
    {
        await using var site = new NewsSite();
        var addresses = site.Get<ImageAddresses>();
        Assert.Null(addresses.PathOf(given));
        Assert.Equal(
            "",
            addresses
                .Rewrite($"<img src=\"{WebUtility.HtmlEncode(given)}\" alt=\"\">")
                .Replace($"<img src=\"{WebUtility.HtmlEncode(given)}\" alt=\"\">", "", StringComparison.Ordinal)
        );
        // An older version signed it.
        var bytes = Encoding.UTF8.GetBytes(given);
        var signature = System.Security.Cryptography.HMACSHA256.HashData(site.Get<ImageKey>().Value, bytes)[..16];
        using var client = site.Client();
        using var answer = await client.GetAsync(
            new Uri(
                $"/img/{System.Buffers.Text.Base64Url.EncodeToString(signature)}/{System.Buffers.Text.Base64Url.EncodeToString(bytes)}",
                UriKind.Relative
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Invalid_address_stored_by_an_older_version_blocks_no_other_story()
    {
        await using var feed = new FollowedFeed();
        feed.Site.Web.At("https://news.example.org/robots.txt", HttpStatusCode.NotFound);
        feed.Site.Web.At("https://news.example.org/1", StoryFetcherTests.Story("Alpha Rises"));
        feed.Says(Rss(Item("1", "Alpha Rises", "A teaser of it."), Item("2", "Beta Falls", "A teaser of that.")));
        var added = await feed.Follow();
        await feed.Get<Subscriber>()
            .Change(added.Subscription!.Id, new() { FetchesStories = true }, CancellationToken.None);
        await feed.Get<NewsReader.Collection.DatabaseWriter>()
            .Write(
                db =>
                    db.Articles.Where(a => a.Headline == "Beta Falls")
                        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Url, "http://\u200b/x")),
                CancellationToken.None
            );

        await feed.Get<StoryPoller>().Poll(CancellationToken.None);

        Assert.Contains(
            "walked across number 5.",
            await feed.Site.Html("/articles/alpha-rises"),
            StringComparison.Ordinal
        );
        var problems = await feed.Ask(db => db.Set<PageFetch>().Select(f => f.Problem).ToListAsync());
        Assert.Contains(
            problems,
            problem => problem?.Contains("no address of the web", StringComparison.Ordinal) == true
        );
        await feed.Site.Html("/articles/beta-falls");
    }

    // The hosts of those that have the form of an address.
    private static List<string> Hosts() =>
        [
            .. ((IEnumerable<object[]>)None)
                .Select(given => (string)given[0])
                .Where(given =>
                    given.StartsWith("http", StringComparison.Ordinal) && given.Contains("//", StringComparison.Ordinal)
                )
                .Select(given => given[(given.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('/')[0])
                .Where(host => host.Length > 0 && host[0] is not ('?' or '#')),
        ];
}
