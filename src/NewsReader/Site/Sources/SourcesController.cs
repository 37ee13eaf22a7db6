using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Collection;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Sources;

/// <summary>The page of sources.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class SourcesController(NewsDb db) : Controller
{
    [HttpGet("/sources")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await db.SourcesPage(ct));
}
