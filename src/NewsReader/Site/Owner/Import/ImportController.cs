using System.Text;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts.Authorization;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Files;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>Imports documents and lists of feeds that the owner uploads or pastes.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportController(DocumentUpload upload, OpmlImport opml, ImportReports reports) : Controller
{
    [HttpGet("/owner/import")]
    public IActionResult Index() => View("Index", new ImportPage(new()));

    [HttpPost("/owner/import"), ShowsFaults, BodyLimit(Limits.ImportBytes)]
    public async Task<IActionResult> Import(ImportForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return this.Again("Index", new ImportPage(form));
        var given = await Given(form, ct);
        var lists = given.Where(IsList).ToList();
        if (await upload.Import([.. given.Except(lists)], ct) is not { } documents)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        // A pasted text stays in the form, so that the owner can correct it there.
        if (!form.ChosenFiles.Any() && documents is [{ Refusal: { } refusal }])
        {
            ModelState.AddModelError(nameof(form.Text), $"We couldn’t import this: {refusal}.");
            return this.Again("Index", new ImportPage(form));
        }
        var report = ImportReport.Of(documents);
        foreach (var list in lists)
            report = report.With(await Follow(list, ct));
        return new SeeOther(reports.Keep(report));
    }

    [HttpGet("/owner/import/{report}")]
    public IActionResult Report(string report)
    {
        if (reports.Find(report) is { } kept)
            return View("Report", kept);
        HttpContext.Features.Set(
            new Hosting.Requests.Refusal(
                "That report is gone",
                "We keep only the newest import results, until the program restarts. Everything that was imported is still here.",
                "/owner/import",
                "To the import"
            )
        );
        return NotFound();
    }

    private static async Task<List<UploadedFile>> Given(ImportForm form, CancellationToken ct)
    {
        List<UploadedFile> given = [];
        foreach (var file in form.ChosenFiles)
            given.Add(new(file.FileName, await file.Bytes(ct)));
        if (!string.IsNullOrWhiteSpace(form.Text))
            given.Add(Pasted(form.Text, form.IsMarkdown));
        return given;
    }

    // The first line gives the file its name.
    private static UploadedFile Pasted(string text, bool isMarkdown) =>
        new(
            Slugs.From(text.TrimStart().Split('\n', '\r')[0], "pasted") + (isMarkdown ? ".md" : ".txt"),
            Encoding.UTF8.GetBytes(text)
        );

    private static bool IsList(UploadedFile given) =>
        Path.GetExtension(given.Name).ToUpperInvariant() is ".OPML" or ".XML" && OpmlReader.Reads(given.Bytes);

    private async Task<ImportReport> Follow(UploadedFile list, CancellationToken ct)
    {
        try
        {
            return ImportReport.Of(await opml.Import(list.Bytes, ct));
        }
        catch (FeedException e)
        {
            return new([new(Headlines.Clean(list.Name), ImportReport.RefusedWord, e.Message, null)]);
        }
    }
}
