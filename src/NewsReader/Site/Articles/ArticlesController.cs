using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsReader.Accounts;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats.Html;
using NewsReader.Formats.Images;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Images;
using NewsReader.Site.Layout;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Articles;

/// <summary>The page of each article.</summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class ArticlesController(
    NewsDb db,
    IOptions<SiteOptions> site,
    ImageAddresses images,
    EmbeddedImages embedded,
    PictureSizes sizes,
    RequestOwner ownership
) : Controller
{
    // In pixels: what others show beside a link is at least as wide.
    private const int LeastWidth = 200;

    [HttpGet("/articles/{slug}"), TrailAddress]
    public async Task<IActionResult> Show(string slug, [FromQuery] string? from, CancellationToken ct) =>
        await db.ArticlePage(slug, ct) is { } page
            ? View(
                await WithPictures(page, ct) with
                {
                    AbsoluteHref = path => site.Value.Canonical(Request, path) ?? Request.PathBase + path,
                    Trail = await TrailTo(page, from, ct),
                    Owner = ownership.IsShown(HttpContext)
                        ? await db.OwnerLine(page, RequestOwner.IsSignedIn(HttpContext), ct)
                        : null,
                }
            )
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

    private async Task<ArticlePage> WithPictures(ArticlePage page, CancellationToken ct)
    {
        List<string> addresses = page.LeadPicture is { } given
            ? [given.Url]
            : [.. ImageAddresses.PicturesOf(page.Html ?? "")];
        if (addresses.Count == 0)
            return page with { Html = page.Html is { } words ? Shown(words, null) : null };
        var known = await sizes.Of(db, addresses, HttpContext.Features.Get<IOutputCacheFeature>()?.Context, ct);
        return page with
        {
            Html = page.Html is { } html ? Shown(html, known) : null,
            LeadPictureSrc = page.LeadPicture is { } lead ? images.PathOf(lead.Url) : null,
            LeadPictureSize = page.LeadPicture is null ? null : SizeOf(addresses[0]),
            // A badge or a face tells less of a story than a picture does.
            FirstPicture =
                Pictures().FirstOrDefault(picture => picture.Width is null or >= LeastWidth)
                ?? Pictures().FirstOrDefault(),
        };

        ImageSize? SizeOf(string address) => known.TryGetValue(address, out var size) ? size : null;

        IEnumerable<PagePicture> Pictures() =>
            from address in addresses
            let path = images.PathOf(address)
            where path is not null
            select new PagePicture(
                path,
                page.LeadPicture?.Title ?? "",
                SizeOf(address)?.Width,
                SizeOf(address)?.Height
            );
    }

    // Stored HTML as a page shows it: each block runs as its words do, and every picture is at this site.
    private string Shown(string html, IReadOnlyDictionary<string, ImageSize>? known)
    {
        var prefix = Request.PathBase.ToUriComponent();
        return embedded.Rewrite(images.Rewrite(ArticleHtml.WithDirections(html), prefix, known), prefix);
    }

    private async Task<ReaderTrail> TrailTo(ArticlePage page, string? from, CancellationToken ct) =>
        await db.TrailTo(page.Place.Id, TrailSteps.Parse(from), ct) with
        {
            IsReaders = TrailAddressAttribute.WasFollowedHere(Request),
        };
}
