using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Collection;
using NewsReader.Intake.CatchUp;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Search;

/// <summary>The search page.</summary>
[OutputCache(PolicyName = PageCache.SearchPolicy)]
public sealed class SearchController(NewsDb db, SearchCatchUp catchUp, TimeProvider time) : Controller
{
    [HttpGet("/search")]
    public async Task<IActionResult> Index([FromQuery] SearchRequest request, CancellationToken ct)
    {
        var page = await db.SearchPage(request, time, ct) with { IsCatchingUp = !catchUp.IsDone };
        if (page.TookTooLong)
            (Response.StatusCode, Response.Headers.RetryAfter) = (StatusCodes.Status503ServiceUnavailable, "5");
        return View(page);
    }
}
