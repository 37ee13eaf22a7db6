using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Hosting;

namespace NewsReader.Tests.Fetching;

/// <summary>
/// Special requirements of a host: cookies, a password, a certificate the owner accepts, a custom User-Agent.
/// </summary>
public sealed class OwnTermsTests : IAsyncDisposed
{
    private const string Basic = "Basic dXNlcjpw4oKsc3M=";

    private static readonly FetchCredentials Credentials = new("user", "p€ss");

    private readonly LoopbackWeb web = LoopbackWeb.Start();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Cookies_are_kept_across_the_redirects_of_one_fetch_only()
    {
        List<string> sent = [];
        web.At(
            "/feed",
            context =>
            {
                sent.Add(context.Request.Headers.Cookie.ToString());
                if (context.Request.Headers.Cookie.ToString().Contains("seen=1", StringComparison.Ordinal))
                    return context.Response.WriteAsync("x");
                context.Response.Headers.Append(
                    "Set-Cookie",
                    "seen=1; Path=/; Expires=Thu, 31 Dec 2099 23:59:59 GMT; HttpOnly"
                );
                context.Response.Headers.Append("Set-Cookie", "other=a b; Max-Age=100");
                context.Response.Headers.Append("Set-Cookie", "elsewhere=1; Domain=example.com");
                context.Response.Headers.Append("Set-Cookie", "===; ;");
                context.Response.Redirect("/feed");
                return Task.CompletedTask;
            }
        );
        await web.Get("/feed");
        await web.Get("/feed");
        Assert.Equal(["", "seen=1; other=a b", "", "seen=1; other=a b"], sent);
    }

    [Fact]
    public async Task Cookie_is_only_sent_to_its_host_and_path()
    {
        using var stub = new StubWeb();
        stub.At(
                "https://a.example.org/",
                HttpStatusCode.Found,
                ("Set-Cookie", "s=1; Path=/in; Secure"),
                ("Location", "https://b.example.org/")
            )
            .At("https://b.example.org/", HttpStatusCode.Found, ("Location", "https://a.example.org/out"))
            .At("https://a.example.org/out", HttpStatusCode.Found, ("Location", "https://a.example.org/in/x"))
            .At("https://a.example.org/in/x", "x");
        await Get(stub, new(new("https://a.example.org/")));
        Assert.Equal([false, false, false, true], stub.Asked.Select(asked => asked.Headers.ContainsKey("Cookie")));
    }

    [Theory]
    [InlineData("https://user:pass@host.example.org/", "user", "pass")]
    [InlineData("https://user@host.example.org/", "user", "")]
    [InlineData("https://me%40example.org:p%3Aa%2Fs%20s@host.example.org/", "me@example.org", "p:a/s s")]
    public void Credentials_are_parsed_from_an_address(string address, string user, string password)
    {
        var credentials = FetchCredentials.In(new(address))!;
        Assert.Equal((user, password), (credentials.UserName, credentials.Password));
    }

    [Fact]
    public async Task Password_is_only_sent_to_its_own_origin()
    {
        using var stub = new StubWeb();
        stub.At("https://a.example.org/", HttpStatusCode.Found, ("Location", "https://a.example.org/2"))
            .At("https://a.example.org/2", HttpStatusCode.Found, ("Location", "https://b.example.org/"))
            .At("https://b.example.org/", HttpStatusCode.Found, ("Location", "https://a.example.org/3"))
            .At("https://a.example.org/3", "x");
        await Get(stub, new(new("https://a.example.org/")) { Credentials = Credentials });
        Assert.Equal(
            [Basic, Basic, null, null],
            stub.Asked.Select(asked => asked.Headers.GetValueOrDefault("Authorization"))
        );
    }

    [Theory]
    [InlineData("http://a.example.org/")]
    [InlineData("https://a.example.org:8443/")]
    [InlineData("https://www.a.example.org/")]
    public async Task Different_scheme_port_or_host_is_another_origin(string to)
    {
        using var stub = new StubWeb();
        stub.At("https://a.example.org/", HttpStatusCode.MovedPermanently, ("Location", to)).At(to, "x");
        var request = new FetchRequest(new("https://a.example.org/"))
        {
            Credentials = Credentials,
            FollowsToHttp = true,
        };
        if (to.StartsWith("http:", StringComparison.Ordinal))
            Assert.Equal(
                FetchFault.Redirect,
                (await Assert.ThrowsAsync<FetchException>(() => Get(stub, request))).Fault
            );
        else
            await Get(stub, request);
        Assert.DoesNotContain(stub.Asked.Skip(1), asked => asked.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Host_that_upgrades_to_https_still_gets_the_password()
    {
        using var stub = new StubWeb();
        stub.At("http://a.example.org/", HttpStatusCode.MovedPermanently, ("Location", "https://a.example.org/"))
            .At("https://a.example.org/", "x");
        await Get(stub, new(new("http://a.example.org/")) { Credentials = Credentials });
        Assert.Equal([Basic, Basic], stub.Asked.Select(asked => asked.Headers.GetValueOrDefault("Authorization")));
    }

    [Fact]
    public async Task Feeds_may_redirect_from_https_to_http_and_no_message_shows_a_password()
    {
        using var stub = new StubWeb();
        stub.At("https://a.example.org/", HttpStatusCode.Found, ("Location", "http://a.example.org/feed"))
            .At("http://a.example.org/feed", "x")
            .At("https://c.example.org/", HttpStatusCode.Found, ("Location", "http://u:secret@a.example.org/feed"));
        Assert.True((await Get(stub, new(new("https://a.example.org/")) { FollowsToHttp = true })).IsSuccess);
        await Assert.ThrowsAsync<FetchException>(() => Get(stub, new(new("https://a.example.org/"))));
        foreach (var follows in (bool[])[true, false])
        {
            var fault = await Assert.ThrowsAsync<FetchException>(() =>
                Get(stub, new(new("https://c.example.org/")) { FollowsToHttp = follows })
            );
            Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://\u00ad/x")]
    [InlineData("http://\u200b/x")]
    [InlineData("http://\u2060\ufeff/")]
    public async Task Redirect_to_an_invalid_host_is_refused_with_a_reason(string to)
    {
        using var stub = new StubWeb();
        var sent = System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(to));
        stub.At("http://a.example.org/", HttpStatusCode.Found, ("Location", sent));
        var fault = await Assert.ThrowsAsync<FetchException>(() => Get(stub, new(new("http://a.example.org/"))));
        Assert.Contains(fault.Fault, (FetchFault[])[FetchFault.Address, FetchFault.Redirect]);
    }

    [Fact]
    public async Task Untrusted_certificate_is_accepted_for_its_host_if_the_owner_allows_it()
    {
        using var certificate = LoopbackWeb.Untrusted(web.Address("/issuer.crt"));
        await using var secure = LoopbackWeb.Start(port => [$"127.0.0.1:{port}", $"localhost:{port}"], certificate);
        secure
            .Text("/", "x")
            .At(
                "/away",
                context =>
                {
                    context.Response.Redirect(secure.Address("/", "localhost", "https").AbsoluteUri);
                    return Task.CompletedTask;
                }
            );
        FetchRequest Request(string path) => new(secure.Address(path, scheme: "https"));

        Assert.Equal(FetchFault.Certificate, (await secure.Fault(Request("/"))).Fault);
        Assert.True((await secure.Get(Request("/") with { AcceptsAnyCertificate = true })).IsSuccess);
        // Other requests do not use that connection.
        Assert.Equal(FetchFault.Certificate, (await secure.Fault(Request("/"))).Fault);
        // The permission does not apply to other hosts.
        Assert.Equal(
            FetchFault.Certificate,
            (await secure.Fault(Request("/away") with { AcceptsAnyCertificate = true })).Fault
        );
    }

    [Fact]
    public async Task User_agent_can_be_set_per_request()
    {
        var name = "";
        web.At(
            "/",
            context =>
            {
                name = context.Request.Headers.UserAgent.ToString();
                return Task.CompletedTask;
            }
        );
        await web.Get(new FetchRequest(web.Address("/")) { UserAgent = "Mozilla/5.0 (X11; Linux)" });
        Assert.Equal("Mozilla/5.0 (X11; Linux)", name);
    }

    private static async Task<FetchResponse> Get(StubWeb stub, FetchRequest request)
    {
        using var fetcher = new WebFetcher(
            stub,
            Options.Create(new FetchingOptions()),
            Options.Create(new SiteOptions()),
            new PerHostQueue(),
            TimeProvider.System
        );
        return await fetcher.Get(request, CancellationToken.None);
    }
}
