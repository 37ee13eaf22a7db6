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

namespace NewsReader.Site.Owner.Import;

/// <summary>Takes in what the owner uploads or pastes: documents, and lists of feeds.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportController(DocumentUpload upload, OpmlImport opml, ImportReports reports) : Controller
{
    [HttpGet("/owner/import")]
    public IActionResult Index() => View("Index", new ImportPage());

    [HttpPost("/owner/import"), BodyLimit(Limits.ImportBytes)]
    public async Task<IActionResult> Take(
        IReadOnlyList<IFormFile> files,
        string? text,
        string? kind,
        CancellationToken ct
    )
    {
        var isMarkdown = kind == "md";
        var given = await Given(files, ct);
        if (!string.IsNullOrWhiteSpace(text))
            given.Add(Pasted(text, isMarkdown));
        if (given.Count == 0)
            return Again(text, isMarkdown, "Choose a file, or paste a text.");
        var lists = given.Where(IsList).ToList();
        if (await upload.Take([.. given.Except(lists)], ct) is not { } documents)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        // A text that was pasted is to be mended where it stands.
        if (given.Count == 1 && files.Count == 0 && documents is [{ Refusal: { } refusal }])
            return Again(text, isMarkdown, $"It could not be taken in: {refusal}.");
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
                "Reports are kept until newer ones have come, or the program was started anew. What was taken in is there.",
                "/owner/import",
                "To the import"
            )
        );
        return NotFound();
    }

    private static async Task<List<GivenDocument>> Given(IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        List<GivenDocument> given = [];
        // A browser sends a file without a name where none was chosen.
        foreach (var file in files.Where(file => file.FileName.Length > 0 || file.Length > 0))
            given.Add(new(file.FileName, await file.Bytes(ct)));
        return given;
    }

    // Its first line names the file.
    private static GivenDocument Pasted(string text, bool isMarkdown) =>
        new(
            Slugs.From(text.TrimStart().Split('\n', '\r')[0], "pasted") + (isMarkdown ? ".md" : ".txt"),
            Encoding.UTF8.GetBytes(text)
        );

    private static bool IsList(GivenDocument given) =>
        Path.GetExtension(given.Name).ToUpperInvariant() is ".OPML" or ".XML" && OpmlReader.Reads(given.Bytes);

    private async Task<ImportReport> Follow(GivenDocument list, CancellationToken ct)
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

    private ViewResult Again(string? text, bool isMarkdown, string fault)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(
            "Index",
            new ImportPage
            {
                Text = text,
                IsMarkdown = isMarkdown,
                Fault = fault,
            }
        );
    }
}
