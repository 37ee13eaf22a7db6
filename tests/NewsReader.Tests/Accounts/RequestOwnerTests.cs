using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Accounts;

namespace NewsReader.Tests.Accounts;

/// <summary>Who is the owner before there is one: the person at this machine, if nobody else can reach it.</summary>
public sealed class RequestOwnerTests
{
    [Fact]
    public async Task At_this_machine_nobody_signs_in()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);

        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner/settings"));
        using var saved = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("Morning Reader", await site.Html("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080")]
    [InlineData("192.0.2.7", "http://127.0.0.1:5080")]
    [InlineData("127.0.0.1", "http://0.0.0.0:5080")]
    [InlineData("127.0.0.1", "http://[::]:5080")]
    [InlineData("127.0.0.1", "http://*:5080")]
    [InlineData("127.0.0.1", "http://192.0.2.1:5080")]
    [InlineData("127.0.0.1", "http://unix:/run/newsreader.sock")]
    public async Task From_elsewhere_or_listening_elsewhere_nobody_is_the_owner(string? from, string? listens)
    {
        await using var site = new NewsSite { From = from is null ? null : IPAddress.Parse(from), Listens = listens };
        await IsNotOwner(site, []);
    }

    [Theory]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "localhost;news.example.org")]
    [InlineData("Site:BaseAddress", "https://news.example.org")]
    public async Task A_site_that_is_named_to_others_is_not_this_machines_alone(string setting, string value)
    {
        await using var site = NewsSite.AtThisMachine();
        site.Settings[setting] = value;
        await IsNotOwner(site, []);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("x-forwarded-for", "unknown")]
    [InlineData("X-Forwarded-Port", "443")]
    [InlineData("X-Cluster-Client-IP", "127.0.0.1")]
    [InlineData("Fly-Client-IP", "127.0.0.1")]
    [InlineData("Proxy-Connection", "keep-alive")]
    [InlineData("Proxy-Authorization", "Basic eDp5")]
    [InlineData("CF-Connecting-IP", "127.0.0.1")]
    [InlineData("CF-Ray", "1")]
    [InlineData("True-Client-IP", "127.0.0.1")]
    [InlineData("X-Client-IP", "127.0.0.1")]
    [InlineData("X-Original-Host", "localhost")]
    [InlineData("X-Envoy-External-Address", "127.0.0.1")]
    [InlineData("X-Appengine-User-IP", "127.0.0.1")]
    [InlineData("X-Azure-SocketIP", "127.0.0.1")]
    [InlineData("X-Scheme", "https")]
    [InlineData("X-Request-ID", "1")]
    [InlineData("Front-End-Https", "on")]
    [InlineData("Client-IP", "127.0.0.1")]
    [InlineData("Max-Forwards", "9")]
    public async Task What_a_proxy_passed_on_is_a_readers(string header, string value)
    {
        await using var site = NewsSite.AtThisMachine();
        await IsNotOwner(site, new() { [header] = value });
    }

    [Fact]
    public async Task What_a_browser_sends_by_itself_is_no_proxys()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);
        foreach (
            var (name, value) in ((string, string)[])
                [
                    ("User-Agent", "Mozilla/5.0"),
                    ("Accept", "text/html"),
                    ("Accept-Language", "de"),
                    ("Accept-Encoding", "br"),
                    ("Sec-Fetch-Site", "same-origin"),
                    ("Sec-Ch-Ua", "x"),
                    ("Sec-GPC", "1"),
                    ("DNT", "1"),
                    ("Upgrade-Insecure-Requests", "1"),
                    ("Priority", "u=0, i"),
                    ("Cache-Control", "no-cache"),
                    ("Pragma", "no-cache"),
                    ("If-None-Match", "\"x\""),
                    ("Referer", "http://localhost/"),
                    ("Connection", "keep-alive"),
                    ("TE", "trailers"),
                    ("Range", "bytes=0-"),
                    ("Save-Data", "on"),
                    ("Authorization", "Basic eDp5"),
                ]
        )
            visitor.Headers[name] = value;

        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
    }

    [Fact]
    public async Task A_name_that_was_led_here_is_a_readers()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);
        visitor.Headers["Host"] = "rebound.example.org";

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Status("/owner"));
    }

    [Fact]
    public async Task A_proxy_that_is_known_tells_who_asks()
    {
        await using var site = new NewsSite { From = IPAddress.Parse("10.0.0.2"), Listens = "http://0.0.0.0:5080" };
        site.Settings["Proxies:0"] = "10.0.0.2";
        using var visitor = new Visitor(site);
        visitor.Headers["X-Forwarded-Proto"] = "https";
        visitor.Headers["X-Forwarded-For"] = "192.0.2.9";
        await Become(site, visitor);

        Assert.Contains("__Host-newsreader-session", visitor.Cookies.Keys);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
    }

    [Theory]
    [InlineData("127.0.0.0/8"), InlineData("10.0.0.2"), InlineData("unix")]
    public async Task Where_a_proxy_is_named_nobody_is_at_this_machine_and_no_page_leads_to_what_is_refused(
        string proxy
    )
    {
        await using var site = NewsSite.AtThisMachine();
        site.Settings["Proxies:0"] = proxy;
        using var visitor = new Visitor(site);
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner/settings"));
        Assert.DoesNotContain("\"/owner\"", await site.Html("/"), StringComparison.Ordinal);
        await Become(site, visitor);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner/settings"));
    }

    [Fact]
    public async Task Once_there_is_an_owner_this_machine_signs_in_too()
    {
        await using var site = NewsSite.AtThisMachine();
        using var owner = new Visitor(site);
        await owner.BecomeOwner();
        using var other = new Visitor(site);

        using var asked = await other.Get("/owner/settings");
        Assert.Equal(
            (HttpStatusCode.Found, "/sign-in?back=%2Fowner%2Fsettings"),
            (asked.StatusCode, asked.Headers.Location?.OriginalString)
        );
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner/settings"));
    }

    [Fact]
    public async Task The_foot_of_pages_leads_the_owner_on_and_readers_share_one_page()
    {
        await using var site = NewsSite.AtThisMachine();
        Assert.Contains("<a href=\"/owner\">Owner</a>", await site.Html("/"), StringComparison.Ordinal);
        using var owner = new Visitor(site);
        await owner.BecomeOwner();

        Assert.Contains("<a href=\"/sign-in\">Sign in</a>", await site.Html("/"), StringComparison.Ordinal);
        using var page = await owner.Get("/");
        Assert.Contains(
            "<a href=\"/owner\">Owner</a>",
            await page.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        // What the owner saw is not kept for others, and readers get a kept page without a cookie.
        using var reader = new Visitor(site);
        using var kept = await reader.Get("/");
        Assert.True(kept.Headers.Contains("Age"));
        Assert.Contains(
            "<a href=\"/sign-in\">Sign in</a>",
            await kept.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Empty(reader.LastSetCookies);
    }

    internal static async Task Become(NewsSite site, Visitor visitor)
    {
        var token = site.Services.GetRequiredService<SetupToken>().Make();
        using var made = await visitor.Submit(
            "/owner/new",
            "/owner/new",
            ("token", token),
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword)
        );
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
    }

    private static async Task IsNotOwner(NewsSite site, Dictionary<string, string> headers)
    {
        using var visitor = new Visitor(site);
        foreach (var (name, value) in headers)
            visitor.Headers[name] = value;
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner/settings"));
        using var changed = await visitor.Post("/owner/settings", ("name", "Mine"));
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        using var made = await visitor.Submit(
            "/owner/new",
            "/owner/new",
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword)
        );
        Assert.Contains(
            made.StatusCode,
            (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity]
        );
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner"));
    }
}
