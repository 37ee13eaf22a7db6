using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using NewsReader.Data;
using NewsReader.Hosting;

namespace NewsReader.Articles;

/// <summary>The headline index and the page of each article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class ArticlesController(NewsDb db, IOptions<SiteOptions> site) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index([FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexPage(query, ct) is { } page ? View(page) : NotFound();

    [HttpGet("/articles/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken ct) =>
        await db.ArticlePage(slug, ct) is { } page ? View(page with { AbsoluteHref = path => site.Value.Absolute(path) ?? path })
        : await db.SlugAfter(slug, ct) is { } present ? RedirectPermanent($"/articles/{Uri.EscapeDataString(present)}")
        : NotFound();
}
