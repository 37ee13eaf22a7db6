using System.Text;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts.Authorization;
using NewsReader.Collection;
using NewsReader.Formats.Feeds;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Incoming.Files;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;
using NewsReader.Site.Owner.Import;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>Imports and exports lists of feeds (OPML).</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OpmlController(NewsDb db, OpmlImport import, ImportReports reports, TimeProvider time) : Controller
{
    [HttpGet("/owner/feeds.opml")]
    public async Task<IActionResult> Export(CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes(await db.Opml(ct)), "text/x-opml; charset=utf-8", "feeds.opml");

    [HttpPost("/owner/feeds/opml"), ShowsFaults]
    public async Task<IActionResult> Import(OpmlForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await Again(form, ct);
        try
        {
            var read = await import.Import(
                form.List is { } list ? await list.Bytes(ct) : Encoding.UTF8.GetBytes(form.Opml!),
                ct
            );
            return new SeeOther(reports.Keep(ImportReport.Of(read)));
        }
        catch (FeedException e)
        {
            ModelState.AddModelError(nameof(form.List), $"It could not be read: {e.Message.TrimEnd('.')}.");
            return await Again(form, ct);
        }
    }

    private async Task<IActionResult> Again(OpmlForm form, CancellationToken ct) =>
        this.Again("Feeds", new FeedsPage(await db.FeedStates(time.GetUtcNow(), ct)) { List = form });
}
