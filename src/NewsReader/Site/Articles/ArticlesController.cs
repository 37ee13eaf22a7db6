using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Layout;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Articles;

/// <summary>The page of each article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class ArticlesController(NewsDb db, ArticlePages pages, RequestOwner ownership) : Controller
{
    [HttpGet(ArticleLink.Route), TrailAddress]
    public async Task<IActionResult> Show(string slug, [FromQuery] string? from, CancellationToken ct) =>
        await pages.Find(slug, TrailSteps.Parse(from), HttpContext, ct) is { } page ? View(page)
        : await db.AddressAfter(slug, ct) is { } present
            ? present.Redirect($"{present.Path}{TrailSteps.Parse(from).Query}")
        : await db.WasRemoved(slug, ct) ? await Gone(slug, ct)
        : NotFound();

    private async Task<IActionResult> Gone(string slug, CancellationToken ct)
    {
        if (ownership.IsShown(HttpContext) && await db.DeletedArticles.AnyAsync(d => d.Slug == slug, ct))
            HttpContext.Features.Set(
                new Refusal("You deleted this article", "You can undo this.", "/owner/deleted", "Deleted articles")
            );
        return StatusCode(StatusCodes.Status410Gone);
    }
}
