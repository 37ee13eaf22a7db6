using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;
using NewsReader.Site.Latest;
using NewsReader.Site.Layout;
using NewsReader.Site.Search;
using NewsReader.Site.Syndication.Writers;

namespace NewsReader.Site.Syndication;

/// <summary>
/// The feeds of the index, of topics, searches, stories and single articles. Each has the path of its page with an
/// ending.
/// </summary>
[OutputCache(PolicyName = PageCache.Policy)]
public sealed class SyndicationController(
    NewsDb db,
    DataFolder folder,
    TimeProvider time,
    IOptions<SiteOptions> site,
    IOptions<SyndicationOptions> options
) : Controller
{
    private const string Format = ".{format:regex(^(atom|json)$)}";

    private FeedFormat Asked =>
        Request.Path.Value!.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? FeedFormat.Json : FeedFormat.Atom;

    // Both paths are written out: routing takes "/index.{format}" for any path of one segment, and answers a POST to it
    // with 405, not 404.
    [HttpGet("/index.atom"), HttpGet("/index.json")]
    public async Task<IActionResult> Index([FromQuery] IndexQuery query, CancellationToken ct) =>
        await db.IndexFeed(query, page => page.IndexFeed, ct) is { } feed ? await Written(feed, Asked, ct) : NotFound();

    [HttpGet("/topics/{topic}" + Format)]
    public async Task<IActionResult> Topic(
        string topic,
        [FromQuery] IndexQuery query,
        FeedFormat format,
        CancellationToken ct
    ) =>
        await db.IndexFeed(query with { Topic = topic }, page => page.Feed, ct) is { } feed
            ? await Written(feed, format, ct)
            : NotFound();

    [HttpGet("/search.atom"), HttpGet("/search.json"), OutputCache(PolicyName = PageCache.SearchPolicy)]
    public async Task<IActionResult> Search([FromQuery] SearchRequest request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Q))
            return BadRequest();
        if (await db.SearchFeed(request, time, ct) is { } feed)
            return await Written(feed, Asked, ct);
        Response.Headers.RetryAfter = "5";
        return StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    [HttpGet(ArticleLink.Route + Format)]
    public async Task<IActionResult> Article(string slug, FeedFormat format, CancellationToken ct) =>
        await db.ArticleFeed(slug, ct) is { } feed
            ? await Written(feed, format, ct)
            : await Moved(slug, "", format, ct);

    [HttpGet(ArticleLink.Route + "/story" + Format)]
    public async Task<IActionResult> Story(string slug, FeedFormat format, CancellationToken ct) =>
        await db.StoryFeed(slug, ct) is { } feed
            ? await Written(feed, format, ct)
            : await Moved(slug, "/story", format, ct);

    /// <summary>Explains our extension of JSON Feed.</summary>
    [HttpGet(JsonFeedWriter.AboutPath)]
    public IActionResult About() => View(new AboutFeedsPage());

    private async Task<IActionResult> Moved(string former, string rest, FeedFormat format, CancellationToken ct) =>
        await db.AddressAfter(former, ct) is { } present
            ? present.Redirect(new FeedLink($"{present.Path}{rest}").In(format))
        : await db.WasRemoved(former, ct) ? StatusCode(StatusCodes.Status410Gone)
        : NotFound();

    private async Task<BytesResult> Written(Feed feed, FeedFormat format, CancellationToken ct)
    {
        var about = FeedSite.Of(site.Value, Request, folder);
        feed = feed with { Title = feed.Title == about.Name ? about.Name : $"{feed.Title} – {about.Name}" };
        if (options.Value.FullContent)
            feed = await db.WithContent(feed, ct);
        return format == FeedFormat.Atom
            ? new(AtomWriter.Write(feed, about), $"{FeedLink.AtomType}; charset=utf-8")
            : new(JsonFeedWriter.Write(feed, about), $"{FeedLink.JsonType}; charset=utf-8");
    }
}
