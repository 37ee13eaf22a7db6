using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Hosting;

/// <summary>What proxies report, and by which host names the site answers.</summary>
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
    public async Task Proxies_are_configured_by_address_or_network(string named, string? from, bool isBelieved)
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
    public void Invalid_proxy_setting_is_refused_at_startup(string named)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Proxies:0"] = named })
            .Build();
        Assert.StartsWith(
            $"The setting Proxies contains “{named}”",
            Assert.Throws<SettingException>(() => new ServiceCollection().AddProxies(settings)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("news.example", HttpStatusCode.OK)]
    [InlineData("news.example:8443", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task Host_forwarded_by_a_trusted_proxy_counts(string forwarded, HttpStatusCode status)
    {
        await using var site = new NewsSite
        {
            From = IPAddress.Parse("10.0.0.2"),
            Settings = { ["Proxies:0"] = "10.0.0.2", ["AllowedHosts"] = "news.example" },
        };
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Host"] = forwarded;
        // The host name the proxy uses, such as the name of a container.
        visitor.Headers["Host"] = "reader:5080";
        Assert.Equal(status, await visitor.Status("/"));
    }

    [Theory]
    [InlineData("192.168.1.5:8080", "192.168.1.5")]
    [InlineData("reader", "reader")]
    [InlineData("localhost.evil.example", "localhost.evil.example")]
    [InlineData("[2001:db8::5]:5080", "2001:db8::5")]
    public async Task Unknown_host_is_refused_with_a_page_that_names_the_setting(string host, string named)
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
    public async Task Form_origin_is_the_host_or_the_base_address(
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
        // Without an owner there is no form to get a token from, so a foreign origin is 403 and the site's own is not.
        Assert.Equal(!isOwn, sent.StatusCode == HttpStatusCode.Forbidden);
    }
}
