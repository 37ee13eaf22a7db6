using System.Text;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts.Authorization;
using NewsReader.Collection;
using NewsReader.Formats.Feeds;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Incoming.Files;
using NewsReader.Site.Owner.Import;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>Lists of feeds (OPML), in and out.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OpmlController(NewsDb db, OpmlImport import, ImportReports reports, TimeProvider time) : Controller
{
    [HttpGet("/owner/feeds.opml")]
    public async Task<IActionResult> Export(CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes(await db.Opml(ct)), "text/x-opml; charset=utf-8", "feeds.opml");

    [HttpPost("/owner/feeds/opml")]
    public async Task<IActionResult> Import(IFormFile? list, string? opml, CancellationToken ct)
    {
        if (list is null && string.IsNullOrWhiteSpace(opml))
            return await Again(opml, "Choose a file, or paste a list.", ct);
        try
        {
            var read = await import.Import(list is null ? Encoding.UTF8.GetBytes(opml!) : await list.Bytes(ct), ct);
            return new SeeOther(reports.Keep(ImportReport.Of(read)));
        }
        catch (FeedException e)
        {
            return await Again(opml, $"It could not be read: {e.Message.TrimEnd('.')}.", ct);
        }
    }

    private async Task<IActionResult> Again(string? opml, string fault, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(
            "Feeds",
            new FeedsPage(await db.FeedStates(time.GetUtcNow(), ct)) { Opml = opml, OpmlFault = fault }
        );
    }
}
