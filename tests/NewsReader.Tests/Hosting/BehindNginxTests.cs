using System.Net;
using System.Text.RegularExpressions;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Hosting;

/// <summary>
/// Behind a real proxy, in the ways people configure one, pages and forms work and nothing links around the proxy.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class BehindNginxTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [NginxTheory]
    // Prefix removed and sent in a header.
    [InlineData(
        "location /news/ { proxy_pass UPSTREAM/; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Prefix /news; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }",
        null
    )]
    // Prefix passed on.
    [InlineData(
        "location /news/ { proxy_pass UPSTREAM; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }",
        "--PathBase=/news"
    )]
    // Prefix removed; only the setting knows it.
    [InlineData(
        "location /news/ { proxy_pass UPSTREAM/; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }",
        "--PathBase=/news"
    )]
    // Both.
    [InlineData(
        "location /news/ { proxy_pass UPSTREAM; proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Prefix /news/; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }",
        "--PathBase=/news"
    )]
    public async Task Site_under_a_path_never_links_out_of_it(string location, string? setting)
    {
        using var program = await NewsProgram.Serve(
            here,
            [
                "--Proxies:0=127.0.0.0/8",
                "--AllowedHosts=localhost;127.0.0.1;news.example",
                .. setting is null ? Array.Empty<string>() : [setting],
            ]
        );
        using var nginx = await Nginx.Start(Upstream(location, program) + " location / { return 404; }");
        using var visitor = new Visitor(nginx.Client);

        var crawl = await new Crawl(
            visitor.Get,
            nginx.Client.BaseAddress!.GetLeftPart(UriPartial.Authority),
            "/news"
        ).From("/", NewsSite.SeedPath, "/search?q=peace");
        Assert.Empty(crawl.Outside);
        Assert.Empty(crawl.Broken);
        Assert.Contains(crawl.Seen, path => path.EndsWith(".css", StringComparison.Ordinal));

        await BecomeOwner(program, visitor, "/news");
        visitor.Headers["Origin"] = nginx.Client.BaseAddress.GetLeftPart(UriPartial.Authority);
        visitor.Headers["Sec-Fetch-Site"] = "same-origin";
        using var saved = await visitor.Submit(
            "/news/owner/settings",
            "/news/owner/settings",
            ("name", "Morning Reader")
        );
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/news/owner/settings?saved=true"),
            (saved.StatusCode, saved.Headers.Location?.OriginalString)
        );
    }

    [NginxHttpsFact]
    public async Task Behind_https_forms_are_accepted_and_cookies_are_secure()
    {
        using var program = await NewsProgram.Serve(here, "--Proxies:0=127.0.0.1", "--AllowedHosts=news.example");
        // As in nginx's documentation: the name in a header, and the upstream's own name as the host.
        const string location =
            "location / { proxy_pass UPSTREAM; proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }";
        using var nginx = await Nginx.Start(Upstream(location, program), isHttps: true);
        using var visitor = new Visitor(nginx.Client) { Headers = { ["Host"] = $"news.example:{nginx.Port}" } };

        await BecomeOwner(program, visitor, "");
        Assert.Contains("__Host-newsreader-session", visitor.Cookies.Keys);
        using var feed = await visitor.Get("/index.atom");
        Assert.Contains(
            $"href=\"https://news.example:{nginx.Port}/index.atom\"",
            await feed.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        (visitor.Headers["Origin"], visitor.Headers["Sec-Fetch-Site"]) = (
            $"https://news.example:{nginx.Port}",
            "same-origin"
        );
        using var saved = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        visitor.Headers["Origin"] = "https://evil.example";
        using var refused = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Evil Reader"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await program.Line(line =>
            line.Contains("Origin https://evil.example", StringComparison.Ordinal)
            && line.Contains($"this site is news.example:{nginx.Port}", StringComparison.Ordinal)
        );

        visitor.Headers["Host"] = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.Status("/"));
    }

    [NginxTheory]
    [InlineData("location / { proxy_pass UPSTREAM; }")]
    [InlineData("location / { proxy_pass UPSTREAM; proxy_set_header Host $host; }")]
    public async Task Base_address_makes_up_for_a_lost_port(string location)
    {
        using var program = await NewsProgram.Serve(
            here,
            "--Proxies:0=127.0.0.1",
            "--AllowedHosts=localhost;127.0.0.1;news.example",
            "--Site:BaseAddress=http://news.example:8000"
        );
        using var nginx = await Nginx.Start(
            Upstream(
                location.Replace(
                    "UPSTREAM;",
                    "UPSTREAM; proxy_set_header X-Forwarded-For $remote_addr;",
                    StringComparison.Ordinal
                ),
                program
            )
        );
        using var visitor = new Visitor(nginx.Client)
        {
            Headers = { ["Host"] = "news.example:8000", ["Origin"] = "http://news.example:8000" },
        };
        await BecomeOwner(program, visitor, "");
    }

    [NginxTheory]
    [InlineData(
        "location / { proxy_pass UPSTREAM; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; }"
    )]
    public async Task Socket_serves_a_proxy_of_another_user(string location)
    {
        var socket = Path.Combine(here.Path, "reader.sock");
        using var program = NewsProgram.Start(
            here,
            $"--urls=http://unix:{socket}",
            "--SocketMode=666",
            "--Proxies:0=unix",
            "--AllowedHosts=news.example"
        );
        await program.Line(line => line.Contains("is at the socket", StringComparison.Ordinal));
        using var nginx = await Nginx.Start(
            location.Replace("UPSTREAM", $"http://unix:{socket}:", StringComparison.Ordinal)
        );
        using var visitor = new Visitor(nginx.Client) { Headers = { ["Host"] = "news.example" } };
        Assert.Equal(HttpStatusCode.OK, await visitor.Status(NewsSite.SeedPath));
    }

    private static string Upstream(string location, NewsProgram program) =>
        location.Replace("UPSTREAM", program.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);

    private static async Task BecomeOwner(NewsProgram program, Visitor visitor, string prefix)
    {
        var token = Token().Match(await program.Line(line => Token().IsMatch(line))).Groups[1].Value;
        using var made = await visitor.Submit(
            prefix + "/owner/new",
            prefix + "/owner/new",
            ("token", token),
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword)
        );
        Assert.Equal(
            (HttpStatusCode.SeeOther, prefix + "/owner?done=made"),
            (made.StatusCode, made.Headers.Location?.OriginalString)
        );
    }

    [GeneratedRegex("works once: ([0-9A-Z-]+)$")]
    private static partial Regex Token();
}
