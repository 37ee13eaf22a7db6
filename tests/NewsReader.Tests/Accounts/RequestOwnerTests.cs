using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Accounts;

namespace NewsReader.Tests.Accounts;

/// <summary>
/// Who is the owner before there is an account: the person at this machine, if nobody else can reach the site.
/// </summary>
public sealed class RequestOwnerTests
{
    [Fact]
    public async Task At_this_machine_nobody_needs_to_sign_in()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);

        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner/settings"));
        using var saved = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("Morning Reader", (await site.Page("/")).Text("header [rel=home]"));
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080")]
    [InlineData("192.0.2.7", "http://127.0.0.1:5080")]
    [InlineData("127.0.0.1", "http://0.0.0.0:5080")]
    [InlineData("127.0.0.1", "http://[::]:5080")]
    [InlineData("127.0.0.1", "http://*:5080")]
    [InlineData("127.0.0.1", "http://192.0.2.1:5080")]
    [InlineData("127.0.0.1", "http://unix:/run/newsreader.sock")]
    public async Task Without_an_account_nobody_elsewhere_is_the_owner_and_nobody_if_others_can_connect(
        string? from,
        string? listens
    )
    {
        await using var site = new NewsSite { From = from is null ? null : IPAddress.Parse(from), Listens = listens };
        await IsNotOwner(site, []);
    }

    [Theory]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "localhost;news.example.org")]
    [InlineData("Site:BaseAddress", "https://news.example.org")]
    public async Task A_site_with_a_public_name_is_not_only_for_this_machine(string setting, string value)
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
    public async Task A_request_with_a_proxys_header_is_not_the_owners(string header, string value)
    {
        await using var site = NewsSite.AtThisMachine();
        await IsNotOwner(site, new() { [header] = value });
    }

    [Fact]
    public async Task Headers_that_browsers_send_by_themselves_are_no_sign_of_a_proxy()
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
    public async Task A_foreign_name_that_resolves_to_this_machine_is_refused()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);
        visitor.Headers["Host"] = "rebound.example.org";

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Status("/owner"));
    }

    [Fact]
    public async Task A_trusted_proxy_says_who_the_request_is_from()
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
    public async Task If_a_proxy_is_named_nobody_is_at_this_machine_and_no_page_links_to_the_owners_pages(string proxy)
    {
        await using var site = NewsSite.AtThisMachine();
        site.Settings["Proxies:0"] = proxy;
        using var visitor = new Visitor(site);
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner/settings"));
        Assert.Empty((await site.Page("/")).QuerySelectorAll("[href='/owner'], [action='/owner']"));
        await Become(site, visitor);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner/settings"));
    }

    [Fact]
    public async Task Once_there_is_an_owner_people_at_this_machine_sign_in_too()
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
    public async Task The_footer_links_to_the_owners_pages_and_readers_share_one_page()
    {
        await using var site = NewsSite.AtThisMachine();
        Assert.Contains(("/owner", "Owner"), (await site.Page("/")).Links("footer"));
        using var owner = new Visitor(site);
        await owner.BecomeOwner();

        Assert.Contains(("/sign-in", "Sign in"), (await site.Page("/")).Links("footer"));
        Assert.Contains(("/owner", "Owner"), (await owner.Page("/")).Links("footer"));
        // The owner's page is not cached for others, and readers get a cached page without a cookie.
        using var reader = new Visitor(site);
        using var kept = await reader.Get("/");
        Assert.True(kept.Headers.Contains("Age"));
        Assert.Contains(("/sign-in", "Sign in"), (await kept.Page()).Links("footer"));
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
