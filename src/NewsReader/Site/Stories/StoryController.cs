using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Site.Layout;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>The story around an article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class StoryController(NewsDb db) : Controller
{
    [HttpGet(ArticleLink.Route + "/story"), TrailAddress]
    public async Task<IActionResult> Index(string slug, [FromQuery] string? from, CancellationToken ct) =>
        await db.StoryPage(slug, TrailSteps.Parse(from), ct) is { } page ? View(page)
        : await db.AddressAfter(slug, ct) is { } present
            ? present.Redirect($"{present.Path}/story{TrailSteps.Parse(from).Query}")
        : await db.WasRemoved(slug, ct) ? StatusCode(StatusCodes.Status410Gone)
        : NotFound();
}
