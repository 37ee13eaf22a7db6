using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Articles;
using NewsReader.Data;
using NewsReader.Hosting;

namespace NewsReader.Story;

/// <summary>The story around an article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class StoryController(NewsDb db) : Controller
{
    [HttpGet("/articles/{slug}/story")]
    public async Task<IActionResult> Index(string slug, CancellationToken ct) =>
        await db.StoryPage(slug, ct) is { } page ? View(page)
        : await db.AddressAfter(slug, ct) is { } present ? present.Redirect($"{present.Path}/story")
        : NotFound();
}
