using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NewsReader.Tests.Hosting;

/// <summary>Every public address answers with the right status, type and headers.</summary>
public sealed class EveryAddressTests(NewsSite site) : IClassFixture<NewsSite>
{
    private const string Html = "text/html; charset=utf-8";

    private const string Atom = "application/atom+xml; charset=utf-8";

    private const string JsonFeed = "application/feed+json; charset=utf-8";

    public static TheoryData<string, HttpStatusCode, string> Addresses() =>
        new()
        {
            { "/", HttpStatusCode.OK, Html },
            { "/?is=story", HttpStatusCode.OK, Html },
            { "/?source=seeds", HttpStatusCode.OK, Html },
            { NewsSite.SeedPath, HttpStatusCode.OK, Html },
            { NewsSite.DronesPath, HttpStatusCode.OK, Html },
            { NewsSite.SeedPath + "/story", HttpStatusCode.OK, Html },
            { NewsSite.DronesPath + "?from=1", HttpStatusCode.OK, Html },
            { NewsSite.DronesPath + "?from=none", HttpStatusCode.OK, Html },
            { "/sources", HttpStatusCode.OK, Html },
            { "/wanted", HttpStatusCode.OK, Html },
            { "/wanted?after=1.1.1", HttpStatusCode.OK, Html },
            { "/search", HttpStatusCode.OK, Html },
            { "/search?q=peace", HttpStatusCode.OK, Html },
            { "/search?q=peace&sort=newest", HttpStatusCode.OK, Html },
            { "/search?q=%22a+AND+(", HttpStatusCode.OK, Html },
            { "/topics/nothing-here", HttpStatusCode.NotFound, Html },
            { "/search?q=peace&sort=x", HttpStatusCode.BadRequest, Html },
            { "/about/feeds", HttpStatusCode.OK, Html },
            { "/help", HttpStatusCode.OK, Html },
            { "/help/settings", HttpStatusCode.OK, Html },
            { "/help/nothing-here", HttpStatusCode.NotFound, Html },
            { "/index.atom", HttpStatusCode.OK, Atom },
            { "/index.json?source=seeds&is=story", HttpStatusCode.OK, JsonFeed },
            { "/topics/nothing-here.atom", HttpStatusCode.NotFound, Html },
            { "/search.atom?q=peace", HttpStatusCode.OK, Atom },
            { "/search.json", HttpStatusCode.BadRequest, Html },
            { NewsSite.SeedPath + ".json", HttpStatusCode.OK, JsonFeed },
            { NewsSite.SeedPath + "/story.atom", HttpStatusCode.OK, Atom },
            { NewsSite.DronesPath + ".atom", HttpStatusCode.OK, Atom },
            { "/robots.txt", HttpStatusCode.OK, "text/plain; charset=utf-8" },
            { "/sitemap.xml", HttpStatusCode.NotFound, Html },
            { "/sitemaps/1.xml", HttpStatusCode.NotFound, Html },
            { "/site.css", HttpStatusCode.OK, "text/css" },
            { "/icon.svg", HttpStatusCode.OK, "image/svg+xml" },
            { "/passkey.js", HttpStatusCode.OK, "text/javascript" },
            { "/owner", HttpStatusCode.Forbidden, Html },
            { "/owner/new", HttpStatusCode.Forbidden, Html },
            { "/owner/feeds", HttpStatusCode.Forbidden, Html },
            { "/owner/feeds/1", HttpStatusCode.Forbidden, Html },
            { "/owner/feeds/1/remove", HttpStatusCode.Forbidden, Html },
            { "/owner/feeds.opml", HttpStatusCode.Forbidden, Html },
            { "/owner/import", HttpStatusCode.Forbidden, Html },
            { "/owner/import/0123456789abcdef", HttpStatusCode.Forbidden, Html },
            { "/owner/settings", HttpStatusCode.Forbidden, Html },
            { "/owner/deleted", HttpStatusCode.Forbidden, Html },
            { "/owner/articles/1/delete", HttpStatusCode.Forbidden, Html },
            { "/healthz", HttpStatusCode.OK, "text/plain; charset=utf-8" },
            { "/readyz", HttpStatusCode.OK, "text/plain; charset=utf-8" },
            { "/nowhere", HttpStatusCode.NotFound, Html },
            { "/articles/nothing-here", HttpStatusCode.NotFound, Html },
            { "/img/AAAAAAAAAAAAAAAAAAAAAA/aHR0cHM6Ly9hLmV4YW1wbGUub3JnLw", HttpStatusCode.NotFound, Html },
            { "/img/x/y", HttpStatusCode.NotFound, Html },
            { "/error/500", HttpStatusCode.NotFound, Html },
            { "/?before=x", HttpStatusCode.BadRequest, Html },
            { "/wanted?after=x", HttpStatusCode.BadRequest, Html },
        };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Address_answers_with_its_status_and_type(string path, HttpStatusCode status, string type)
    {
        using var client = site.Client();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
            AssertGuarded(response);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData(NewsSite.SeedPath)]
    [InlineData("/sources")]
    [InlineData("/wanted")]
    public async Task Unchanged_page_is_304(string path)
    {
        using var client = site.Client();
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        // First from the page itself, then from the cache.
        foreach (
            var fresh in (string[])[$"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}is=", path]
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, fresh);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
            AssertGuarded(again);
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=0.5", "gzip")]
    [InlineData("br;q=0, identity", null)]
    [InlineData("", null)]
    public async Task Pages_are_compressed_as_the_client_accepts(string accepted, string? coding)
    {
        using var client = site.Client();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var response = await client.SendAsync(request);
            Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            // With and without compression. Otherwise a cache on the way would serve one version to everyone.
            Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        }
    }

    [Fact]
    public async Task Address_in_capitals_is_404_cached_or_not()
    {
        using var client = site.Client();
        var capitals = new Uri(
            NewsSite.DronesPath.Replace("drones", "DRONES", StringComparison.Ordinal),
            UriKind.Relative
        );
        using var before = await client.GetAsync(capitals);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);

        await site.Html(NewsSite.DronesPath);

        using var after = await client.GetAsync(capitals);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Exception_is_a_500_page_and_other_pages_still_work()
    {
        using var broken = new NewsSite();
        using var client = broken.Client();
        using (
            var database = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={Path.Combine(broken.Data.Path, "news.db")};Pooling=False"
            )
        )
        {
            database.Open();
            using var drop = database.CreateCommand();
            drop.CommandText = "DROP TABLE RelatedLinks";
            drop.ExecuteNonQuery();
        }

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var request = new HttpRequestMessage(method, NewsSite.SeedPath);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Equal(Html, response.Content.Headers.ContentType?.ToString());
            AssertGuarded(response);
            if (method == HttpMethod.Head)
                continue;
            var html = await response.Content.ReadAsStringAsync();
            var page = PageSelectors.Parse(html);
            Assert.Equal("Something broke on our side", page.Text("h1"));
            Assert.NotNull(page.QuerySelector("main a[href='/']"));
            Assert.DoesNotContain("RelatedLinks", html, StringComparison.Ordinal);
        }
        Assert.Equal("Sources", (await broken.Page("/sources")).Text("h1"));
    }

    [Fact]
    public async Task Stylesheet_is_cached_forever_under_its_hashed_name()
    {
        var name = (await site.Page("/")).Attribute("head link[rel=stylesheet]", "href")!;
        Assert.Matches("^/site\\.[a-z0-9]+\\.css$", name);
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, name);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await client.SendAsync(request);
        Assert.Equal("max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        AssertGuarded(response);
    }

    [Fact]
    public async Task Timeout_is_a_503_page_with_a_retry_time()
    {
        using var hasty = new HastySite();
        using var client = hasty.Client();
        using var response = await client.GetAsync(new Uri("/sources", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Equal("Not just now", (await response.Page()).Text("h1"));
        AssertGuarded(response);
    }

    [Fact]
    public async Task Other_methods_are_refused_with_a_page()
    {
        using var client = site.Client();
        using var response = await client.PostAsync(new Uri("/", UriKind.Relative), new StringContent("x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        AssertGuarded(response);
    }

    [Theory]
    [
        InlineData("/nowhere"),
        InlineData("/nowhere/at/all"),
        InlineData("/owner/nowhere"),
        InlineData("/index.xml"),
        InlineData("/nowhere.atom"),
        InlineData("/articles"),
        InlineData("/img/a")
    ]
    public async Task Unknown_address_is_404_for_every_method(string path)
    {
        using var client = site.Client();
        foreach (var method in (string[])["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "ODD"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await client.SendAsync(request);
            Assert.Equal((method, HttpStatusCode.NotFound), (method, response.StatusCode));
            AssertGuarded(response);
        }
    }

    [Theory]
    [
        InlineData("/"),
        InlineData("/index.atom"),
        InlineData("/robots.txt"),
        InlineData("/site.css"),
        InlineData("/articles/some-story.json")
    ]
    public async Task Post_to_a_read_only_address_is_405(string path)
    {
        using var client = site.Client();
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent("x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        AssertGuarded(response);
    }

    [Fact]
    public async Task Foreign_host_name_is_refused_with_the_same_headers()
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example.org";
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertGuarded(response);
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        string Header(string name) =>
            string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("noindex, nofollow", Header("X-Robots-Tag"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Empty(Header("Server"));
    }

    /// <summary>A site with no time for requests.</summary>
    private sealed class HastySite : NewsSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services
                    .Configure<MvcOptions>(mvc => mvc.Filters.Add(new Endless()))
                    .PostConfigure<RequestTimeoutOptions>(timeouts =>
                        timeouts.DefaultPolicy = new()
                        {
                            Timeout = TimeSpan.FromMilliseconds(1),
                            TimeoutStatusCode = timeouts.DefaultPolicy!.TimeoutStatusCode,
                        }
                    )
            );
        }

        // A page that takes until its time is over.
        private sealed class Endless : IAsyncResourceFilter
        {
            public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next) =>
                context.HttpContext.Request.Path == "/sources"
                    ? Task.Delay(Timeout.InfiniteTimeSpan, context.HttpContext.RequestAborted)
                    : next();
        }
    }
}
