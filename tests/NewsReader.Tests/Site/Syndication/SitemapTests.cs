using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>What search engines are told: nothing, unless the site is public.</summary>
public sealed class SitemapTests : IAsyncDisposed
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    private readonly NewsSite site = new();

    [Fact]
    public async Task A_private_site_has_no_sitemap()
    {
        Assert.Equal("User-agent: *\nDisallow: /\n", await site.Html("/robots.txt"));
        foreach (var path in (string[])["/sitemap.xml", "/sitemaps/1.xml"])
        {
            using var response = await site.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_sitemap_of_a_public_site_has_its_stories()
    {
        (site.Settings["Site:Public"], site.Settings["Site:BaseAddress"]) = ("true", "https://news.example.org");
        await site.Import(("a.md", "---\ntitle: 港が再開\n---\nText.\n"));
        Assert.Equal(
            "User-agent: *\nDisallow: /search\nSitemap: https://news.example.org/sitemap.xml\n",
            await site.Html("/robots.txt")
        );
        using var response = await site.Get("/sitemap.xml");
        Assert.Equal("application/xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.NotNull(response.Headers.ETag);
        var urls = XElement.Parse(await response.Content.ReadAsStringAsync()).Elements(Protocol + "url").ToList();
        Assert.Equal(
            ["/", "/sources", "/wanted", "/articles/%E6%B8%AF%E3%81%8C%E5%86%8D%E9%96%8B", NewsSite.SeedPath],
            urls.Select(url => ((string)url.Element(Protocol + "loc")!)["https://news.example.org".Length..])
        );
        Assert.All(
            urls.Skip(3),
            url =>
                Assert.True(
                    DateTimeOffset.TryParse(
                        (string?)url.Element(Protocol + "lastmod"),
                        CultureInfo.InvariantCulture,
                        out _
                    )
                )
        );
    }

    [Fact]
    public async Task Complete_stories_of_the_last_two_days_are_marked_as_news()
    {
        site.Settings["Site:Public"] = "true";
        string Story(string title, double hours, string language) =>
            $"---\ntitle: {title}\nsource: Example Wire\ndate: {DateTimeOffset.UtcNow.AddHours(-hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\n{language}---\nText.\n";
        await site.Import(
            ("a.md", Story("Fresh & new", 1, "language: de-AT\n")),
            ("b.md", Story("Chinese", 47, "language: zh-Hant-HK\n")),
            ("c.md", Story("Old", 49, "language: en\n")),
            ("d.md", Story("No language", 1, "")),
            ("e.md", "---\ntitle: No date\nlanguage: en\n---\nText.\n"),
            ("f.md", Story("Tomorrow", -24, "language: en\n"))
        );
        var news = XElement
            .Parse(await site.Html("/sitemap.xml"))
            .Descendants(News + "news")
            .ToDictionary(article => (string)article.Element(News + "title")!);
        Assert.Equal(["Chinese", "Fresh & new"], news.Keys.Order());
        Assert.Equal("Example Wire", (string?)news["Chinese"].Element(News + "publication")!.Element(News + "name"));
        Assert.Equal("zh-tw", (string?)news["Chinese"].Element(News + "publication")!.Element(News + "language"));
        Assert.Equal("de", (string?)news["Fresh & new"].Element(News + "publication")!.Element(News + "language"));
        Assert.EndsWith("Z", (string?)news["Fresh & new"].Element(News + "publication_date"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_articles_are_split_into_parts_with_an_index()
    {
        site.Settings["Site:Public"] = "true";
        await site.Html("/");
        await site
            .Services.GetRequiredService<DatabaseWriter>()
            .Write(
                db => db.Database.ExecuteSqlRawAsync("UPDATE sqlite_sequence SET seq = 80000 WHERE name = 'Articles'"),
                CancellationToken.None
            );
        await site.Import(("a.md", "---\ntitle: Far On\n---\nText.\n"));
        var list = XElement.Parse(await site.Html("/sitemap.xml"));
        Assert.Equal(Protocol + "sitemapindex", list.Name);
        var parts = list.Elements(Protocol + "sitemap")
            .Select(part => (string)part.Element(Protocol + "loc")!)
            .ToList();
        Assert.Equal(3, parts.Count);
        List<string> articles = [];
        foreach (var part in parts)
            articles.AddRange(
                XElement
                    .Parse(await site.Html(new Uri(part).AbsolutePath))
                    .Descendants(Protocol + "loc")
                    .Select(loc => new Uri(loc.Value).AbsolutePath)
            );
        Assert.Equal(["/", "/sources", "/wanted", NewsSite.SeedPath, "/articles/far-on"], articles);
        foreach (var none in (string[])["/sitemaps/0.xml", "/sitemaps/4.xml", "/sitemaps/x.xml"])
        {
            using var response = await site.Get(none);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
