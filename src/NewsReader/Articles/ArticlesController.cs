using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using NewsReader.Data;
using NewsReader.Giving;
using NewsReader.Hosting;
using NewsReader.Images;
using NewsReader.Owner;
using NewsReader.Trail;

namespace NewsReader.Articles;

/// <summary>The headline index and the page of each article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class ArticlesController(NewsDb db, IOptions<SiteOptions> site, ImageAddresses images, Ownership ownership) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index([FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexPage(query, ct) is { } page ? View(page) : NotFound();

    [HttpGet("/topics/{topic}")]
    public async Task<IActionResult> Topic(string topic, [FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexPage(query with { Topic = topic }, ct) is { } page ? View("Index", page) : NotFound();

    [HttpGet("/articles/{slug}"), TrailAddress]
    public async Task<IActionResult> Show(string slug, [FromQuery] string? from, CancellationToken ct) =>
        await db.ArticlePage(slug, ct) is { } page ? View(page with
        {
            Html = page.Html is { } html ? images.Rewrite(html, Request.PathBase.ToUriComponent()) : null,
            LeadPictureSrc = page.LeadPicture is { } picture ? images.PathOf(picture.Url) : null,
            AbsoluteHref = path => site.Value.Canonical(Request, path) ?? Request.PathBase + path,
            Trail = await TrailTo(page, from, ct),
            Owner = ownership.IsShown(HttpContext) ? await db.OwnerLine(page, Ownership.IsSignedIn(HttpContext), ct) : null,
        })
        : await db.AddressAfter(slug, ct) is { } present ? present.Redirect($"{present.Path}{Steps.Parse(from).Query}")
        : await db.WasRemoved(slug, ct) ? StatusCode(StatusCodes.Status410Gone) : NotFound();

    private async Task<ReaderTrail> TrailTo(ArticlePage page, string? from, CancellationToken ct) =>
        await db.TrailTo(page.Place.Id, Steps.Parse(from), ct) with { IsReaders = TrailAddressAttribute.WasFollowedHere(Request) };
}
