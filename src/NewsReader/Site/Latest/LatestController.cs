using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Collection;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Latest;

/// <summary>The headline index, of everything or of one topic.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class LatestController(NewsDb db) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index([FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexPage(query, ct) is { } page ? View(page) : NotFound();

    [HttpGet("/topics/{topic}")]
    public async Task<IActionResult> Topic(string topic, [FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexPage(query with { Topic = topic }, ct) is { } page ? View("Index", page) : NotFound();
}
