using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Accounts;
using NewsReader.Collection;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Wanted;

/// <summary>The page of wanted stories.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class WantedController(NewsDb db, RequestOwner ownership) : Controller
{
    [HttpGet("/wanted")]
    public async Task<IActionResult> Index([FromQuery] WantedCursor? after, CancellationToken ct) =>
        View(await db.WantedPage(after, ownership.IsShown(HttpContext), ct));
}
