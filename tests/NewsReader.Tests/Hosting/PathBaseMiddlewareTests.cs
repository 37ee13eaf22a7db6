using System.Net;
using Microsoft.Extensions.Configuration;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Hosting;

/// <summary>When the site is served under a path, nothing leads out of it: no link, form, file, redirect, cookie or
/// feed.</summary>
public sealed class PathBaseMiddlewareTests : IAsyncDisposed
{
    private const string Prefix = "/reader";

    // A picture, a topic, a former address, and enough articles for a second list page.
    private static readonly (string, string)[] Documents =
    [
        (
            "harbour.md",
            "---\ntitle: Harbour Opens\ndate: 2026-02-03\ntopics: [Ports]\nurl: https://news.example.org/harbour\n---\n![Ships](https://pictures.example/ships.jpg)\n\nThe harbour opened again to every ship on Monday.\n\n## Related\n\n- Ferries Wait\n- [Quays Grow](https://news.example.org/quays)\n"
        ),
        .. Enumerable
            .Range(1, 60)
            .Select(number =>
                (
                    $"{number}.txt",
                    $"Story number {number} is told\n\nIts text says what number {number} says, and no more than that.\n"
                )
            ),
    ];

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task Visitor_and_owner_stay_under_the_configured_path()
    {
        feed.Site.Settings["PathBase"] = Prefix;
        await Crawls(path => path);
    }

    [Fact]
    public async Task Visitor_stays_under_the_path_that_a_trusted_proxy_removed()
    {
        (feed.Site.Settings["Proxies:0"], feed.Site.Settings["AllowedHosts"]) = (
            "127.0.0.0/8",
            "localhost;news.example.org"
        );
        await Crawls(path => path[Prefix.Length..], ("X-Forwarded-Prefix", Prefix));
    }

    [Theory]
    [InlineData("/reader", "/reader/wanted", "/reader")]
    [InlineData("/reader", "/wanted", "/reader")]
    [InlineData("reader/", "/reader/wanted", "/reader")]
    [InlineData("/apps/reader/", "/apps/reader/wanted", "/apps/reader")]
    [InlineData("/", "/wanted", "")]
    [InlineData("", "/wanted", "")]
    [InlineData("/zeitung-für-alle", "/zeitung-f%C3%BCr-alle/wanted", "/zeitung-f%C3%BCr-alle")]
    public async Task Path_setting_may_be_written_in_several_ways(string setting, string path, string prefix)
    {
        await using var site = new NewsSite { Settings = { ["PathBase"] = setting } };
        Assert.Equal(prefix + "/sources", (await site.Page(path)).Link("Sources"));
    }

    [Theory]
    [InlineData("/news reader")]
    [InlineData("https://news.example/reader")]
    [InlineData("/reader?x=1")]
    [InlineData("/a//b")]
    [InlineData("/../b")]
    public void Invalid_path_setting_is_refused(string setting)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["PathBase"] = setting })
            .Build();
        Assert.StartsWith(
            $"The setting PathBase is “{setting}”",
            Assert.Throws<SettingException>(() => PathPrefix.Of(settings)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/reader", "/reader")]
    [InlineData("/reader/", "/reader")]
    [InlineData("/apps/reader", "/apps/reader")]
    [InlineData("/", "")]
    [InlineData("//evil.example", "")]
    [InlineData("/\\evil.example", "")]
    [InlineData("https://evil.example", "")]
    [InlineData("/a/../b", "")]
    [InlineData("/%2e%2e/b", "")]
    [InlineData("/a%2fb", "")]
    [InlineData("/\"><script>alert(1)</script>", "")]
    [InlineData("/a%0d%0aSet-Cookie:x", "")]
    public async Task Invalid_forwarded_prefix_is_ignored(string header, string prefix)
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("10.0.0.2"),
            Settings = { ["Proxies:0"] = "10.0.0.0/8" },
        };
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Prefix"] = header;
        using var page = await visitor.Get("/wanted");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(prefix + "/sources", (await page.Page()).Link("Sources"));
    }

    [Fact]
    public async Task Only_a_trusted_proxy_is_believed()
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("192.0.2.7"),
            Settings = { ["Proxies:0"] = "10.0.0.0/8" },
        };
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Prefix"] = Prefix;
        using var page = await visitor.Get("/wanted");
        Assert.Equal("/sources", (await page.Page()).Link("Sources"));
    }

    [Fact]
    public async Task Page_cached_for_one_path_is_not_served_under_another()
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("10.0.0.2"),
            Settings = { ["Proxies:0"] = "10.0.0.2" },
        };
        // Joined together, the last two give the same path.
        foreach (
            var (prefix, path) in ((string, string)[])
                [("/a", "/"), ("/b", "/"), ("", "/"), ("/sources", "/"), ("", "/sources/")]
        )
        {
            for (var time = 0; time < 2; time++)
            {
                using var visitor = new Visitor(site);
                if (prefix.Length > 0)
                    visitor.Headers["X-Forwarded-Prefix"] = prefix;
                using var answer = await visitor.Get(path);
                var page = await answer.Page();
                Assert.Equal(prefix + "/wanted", page.Link("Wanted"));
                Assert.Equal(path == "/sources/", page.Text("h1") == "Sources");
            }
        }
    }

    [Theory]
    [InlineData("https://news.example.org", "https://news.example.org/reader")]
    [InlineData("https://news.example.org/", "https://news.example.org/reader")]
    [InlineData("https://news.example.org/reader", "https://news.example.org/reader")]
    [InlineData("https://news.example.org/reader/", "https://news.example.org/reader")]
    public async Task Canonical_addresses_contain_the_path_once(string baseAddress, string expected)
    {
        await using var site = new NewsSite
        {
            Settings =
            {
                ["PathBase"] = Prefix,
                ["Site:BaseAddress"] = baseAddress,
                ["Site:Public"] = "true",
            },
        };
        Assert.Equal(
            expected + NewsSite.SeedPath,
            (await site.Page(NewsSite.SeedPath)).Attribute("head link[rel=canonical]", "href")
        );
        Assert.Contains($"<id>", await site.Html("/index.atom"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{expected}/index.atom\"", await site.Html("/index.atom"), StringComparison.Ordinal);
        Assert.Contains($"Sitemap: {expected}/sitemap.xml", await site.Html("/robots.txt"), StringComparison.Ordinal);
        Assert.Contains(
            $"<loc>{expected}{NewsSite.SeedPath}</loc>",
            await site.Html("/sitemap.xml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Https_cookie_is_limited_to_the_path()
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("10.0.0.2"),
            Listens = "http://0.0.0.0:5080",
            Settings = { ["Proxies:0"] = "10.0.0.2" },
        };
        using var visitor = new Visitor(site);
        foreach (
            var (name, value) in ((string, string)[])
                [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.9"), ("X-Forwarded-Prefix", Prefix)]
        )
            visitor.Headers[name] = value;
        await RequestOwnerTests.Become(site, visitor);
        Assert.Contains("__Secure-newsreader-session", visitor.Cookies.Keys);
        Assert.Contains(
            visitor.LastSetCookies,
            cookie => cookie.Contains("path=/reader;", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));

        using var end = await visitor.Submit("/owner", "/sign-out");
        Assert.Equal("/reader/", end.Headers.Location?.OriginalString);
        Assert.DoesNotContain("__Secure-newsreader-session", visitor.Cookies.Keys);
    }

    private async Task Crawls(Func<string, string> asked, params (string Name, string Value)[] headers)
    {
        feed.Site.Settings["Site:Public"] = "true";
        feed.Site.Web.At(
            "https://pictures.example/ships.jpg",
            Convert.FromBase64String(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
            ),
            "image/png"
        );
        await feed.Site.Import(Documents);
        await feed.Site.Import(
            (
                "harbour.md",
                Documents[0].Item2.Replace("Harbour Opens", "Harbour Opens at Last", StringComparison.Ordinal)
            )
        );
        feed.Says(FollowedFeed.Rss(FollowedFeed.Item("1", "Alpha Rises")));
        await feed.Follow(folder: "World");

        using var visitor = new Visitor(feed.Site);
        foreach (var (name, value) in headers)
            visitor.Headers[name] = value;
        var crawl = await new Crawl(path => visitor.Get(asked(path)), "http://localhost", Prefix).From(
            "/",
            "/articles/harbour-opens",
            "/robots.txt",
            "/sitemap.xml",
            "/search?q=harbour",
            "/search?q=nothing-has-this",
            "/topics/ports",
            "/nowhere?x",
            "/owner",
            "/articles/ferries-wait"
        );
        Assert.Empty(crawl.Outside);
        Assert.Equal([$"404 {Prefix}/nowhere?x on the test"], crawl.Broken);
        foreach (
            var part in (string[])
                [
                    "/img/",
                    "/passkey",
                    ".css",
                    "/icon",
                    "/index.atom",
                    "/index.json",
                    "/story",
                    "?before=",
                    "/topics/ports",
                    "/sitemap.xml",
                    "/about/feeds",
                ]
        )
            if (part != "/passkey")
                Assert.Contains(crawl.Seen, path => path.Contains(part, StringComparison.Ordinal));

        using var owner = new Visitor(feed.Site);
        foreach (var (name, value) in headers)
            owner.Headers[name] = value;
        var token = feed.Get<NewsReader.Accounts.SetupToken>().Make();
        await Leads(
            owner,
            asked,
            "/owner/new",
            "/owner/new",
            ("token", token),
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword)
        );
        var owners = await new Crawl(path => owner.Get(asked(path)), "http://localhost", Prefix).From(
            "/owner",
            "/owner/feeds",
            "/owner/import",
            "/owner/settings",
            "/sign-in",
            "/wanted",
            "/owner/feeds/1/remove"
        );
        Assert.Empty(owners.Outside);
        Assert.Contains(owners.Seen, path => path.StartsWith(Prefix + "/owner/articles/", StringComparison.Ordinal));
        await Leads(owner, asked, "/owner/feeds", "/owner/feeds/1/refresh");
        await Leads(owner, asked, "/owner/feeds", "/owner/feeds/1/remove");
        await Leads(owner, asked, "/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        await Leads(owner, asked, "/owner/import", "/owner/import", ("text", "A pasted story\n\nIts text is here."));

        using var stranger = new Visitor(feed.Site);
        foreach (var (name, value) in headers)
            stranger.Headers[name] = value;
        using var sent = await stranger.Get(asked(Prefix + "/owner/settings"));
        Assert.Equal("/reader/sign-in?back=%2Fowner%2Fsettings", sent.Headers.Location?.OriginalString);
        await Leads(
            stranger,
            asked,
            "/sign-in",
            "/sign-in",
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword),
            ("back", "/owner/settings")
        );
        await Leads(stranger, asked, "/owner", "/sign-out");
    }

    private static async Task Leads(
        Visitor visitor,
        Func<string, string> asked,
        string page,
        string action,
        params (string, string)[] fields
    )
    {
        using var done = await visitor.Submit(asked(Prefix + page), asked(Prefix + action), fields);
        Assert.Equal((action, HttpStatusCode.SeeOther), (action, done.StatusCode));
        Assert.StartsWith(Prefix + "/", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.All(
            visitor.LastSetCookies,
            cookie => Assert.Contains("path=/reader", cookie, StringComparison.OrdinalIgnoreCase)
        );
    }
}
