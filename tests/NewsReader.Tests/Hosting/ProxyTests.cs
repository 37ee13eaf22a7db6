using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Hosting;

/// <summary>What proxies say, and by which names the site is asked for.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("172.16.0.0/12", "172.31.255.1", true)]
    [InlineData("172.16.0.0/12", "172.32.0.1", false)]
    [InlineData("172.17.0.1/16", "172.17.200.3", true)]
    [InlineData("10.0.0.2", "10.0.0.2", true)]
    [InlineData("10.0.0.2", "10.0.0.3", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.9.8.7", true)]
    [InlineData("::ffff:10.0.0.2", "10.0.0.2", true)]
    [InlineData("fd00::/8", "fd12::5", true)]
    [InlineData("fd00::/8", "fe80::5", false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("unix", "203.0.113.9", false)]
    [InlineData("unix", null, true)]
    [InlineData("10.0.0.0/8", null, false)]
    public async Task Proxies_are_named_by_address_or_network(string named, string? from, bool isBelieved)
    {
        await using var site = new NewsSite
        {
            From = from is null ? null : IPAddress.Parse(from),
            Settings = { ["Proxies:0"] = named, ["AllowedHosts"] = "localhost;news.example" },
        };
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Proto"] = "https";
        visitor.Headers["X-Forwarded-Host"] = "news.example:8443";
        visitor.Headers["X-Forwarded-Prefix"] = "/reader";
        using var feed = await visitor.Get("/index.atom");
        Assert.Contains(
            isBelieved
                ? "href=\"https://news.example:8443/reader/index.atom\""
                : "href=\"http://localhost/index.atom\"",
            await feed.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("")]
    [InlineData("news.example")]
    public void What_names_no_proxy_is_refused_at_start(string named)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Proxies:0"] = named })
            .Build();
        Assert.StartsWith(
            $"The setting Proxies has “{named}”",
            Assert.Throws<SettingException>(() => new ServiceCollection().AddProxies(settings)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("news.example", HttpStatusCode.OK)]
    [InlineData("news.example:8443", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task The_host_that_a_named_proxy_was_asked_for_is_the_one_that_counts(
        string forwarded,
        HttpStatusCode status
    )
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("10.0.0.2"),
            Settings = { ["Proxies:0"] = "10.0.0.2", ["AllowedHosts"] = "news.example" },
        };
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Host"] = forwarded;
        // What the proxy itself asks by, such as a name of a container.
        visitor.Headers["Host"] = "reader:5080";
        Assert.Equal(status, await visitor.Status("/"));
    }

    [Theory]
    [InlineData("192.168.1.5:8080", "192.168.1.5")]
    [InlineData("reader", "reader")]
    [InlineData("localhost.evil.example", "localhost.evil.example")]
    [InlineData("[2001:db8::5]:5080", "2001:db8::5")]
    public async Task A_name_that_the_site_does_not_have_is_refused_on_a_page_that_says_what_to_set(
        string host,
        string named
    )
    {
        await using var site = new NewsSite();
        using var visitor = new Visitor(site);
        visitor.Headers["Host"] = host;
        foreach (var path in (string[])["/", "/site.css", "/index.atom", "/nowhere", "/owner"])
        {
            using var page = await visitor.Get(path);
            var html = await page.Content.ReadAsStringAsync();
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, page.StatusCode));
            Assert.Contains("AllowedHosts", html, StringComparison.Ordinal);
            Assert.Contains(named, html, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/healthz"));
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/readyz"));
    }

    [Theory]
    [InlineData("news.example", "https://news.example", null, true)]
    [InlineData("news.example", "https://news.example:8443", "https://news.example:8443", true)]
    [InlineData("news.example", "https://news.example:8443", "https://news.example:8443/reader", true)]
    [InlineData("reader", "https://news.example", "https://news.example", true)]
    [InlineData("reader", "https://news.example", "https://news.example:443", true)]
    [InlineData("news.example", "https://evil.example", "https://news.example", false)]
    [InlineData("news.example", "https://news.example.evil.example", "https://news.example", false)]
    [InlineData("news.example", "https://news.example:9000", "https://news.example:8443", false)]
    [InlineData("news.example", "null", "https://news.example", false)]
    public async Task A_forms_origin_is_the_host_or_the_base_address(
        string host,
        string origin,
        string? baseAddress,
        bool isOwn
    )
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Loopback,
            Settings = { ["AllowedHosts"] = "news.example;reader" },
        };
        if (baseAddress is not null)
            site.Settings["Site:BaseAddress"] = baseAddress;
        using var visitor = new Visitor(site);
        visitor.Headers["Host"] = host;
        var token = await visitor.Token("/sign-in");
        visitor.Headers["Origin"] = origin;
        using var sent = await visitor.Post("/sign-out", ("form-token", token));
        // Without an owner there is no form to take a token from: what is no own form is 403, and the rest is not.
        Assert.Equal(!isOwn, sent.StatusCode == HttpStatusCode.Forbidden);
    }
}
