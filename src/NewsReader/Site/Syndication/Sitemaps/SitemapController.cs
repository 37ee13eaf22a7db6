using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Hosting;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Syndication.Sitemaps;

/// <summary>Tells search engines what they may index: nothing unless the owner made the site public.</summary>
public sealed class SitemapController(NewsDb db, TimeProvider time, IOptions<SiteOptions> site) : Controller
{
    private const string Xml = "application/xml; charset=utf-8";

    /// <summary>RFC 9309. It leaves out searches, because there is no end of them.</summary>
    [HttpGet("/robots.txt")]
    public IActionResult Robots() =>
        Content(
            site.Value.Public
                ? $"User-agent: *\nDisallow: /search\nSitemap: {Address}/sitemap.xml\n"
                : "User-agent: *\nDisallow: /\n"
        );

    [HttpGet("/sitemap.xml"), OutputCache(PolicyName = PageCache.Policy)]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        if (!site.Value.Public)
            return NotFound();
        var count = await db.SitemapCount(ct);
        return new BytesResult(
            count > 1
                ? Sitemap.Index(count, Address)
                : await Sitemap.Write(1, db.SitemapArticles(1), Address, time.GetUtcNow(), ct),
            Xml
        );
    }

    [HttpGet("/sitemaps/{number:int:min(1)}.xml"), OutputCache(PolicyName = PageCache.Policy)]
    public async Task<IActionResult> Part(int number, CancellationToken ct) =>
        site.Value.Public && number <= await db.SitemapCount(ct)
            ? new BytesResult(
                await Sitemap.Write(number, db.SitemapArticles(number), Address, time.GetUtcNow(), ct),
                Xml
            )
            : NotFound();

    private string Address => site.Value.AddressFor(Request);
}
