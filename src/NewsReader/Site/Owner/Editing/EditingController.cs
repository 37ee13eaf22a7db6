using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.FullText;
using NewsReader.Intake.Editing;

namespace NewsReader.Site.Owner.Editing;

/// <summary>Where the owner gives an article its story, and takes it back.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditingController(NewsDb db, ArticleEditor editor, StoryFetcher fetcher, StoryDownloader pages)
    : Controller
{
    // A document, and what a form puts around it.
    private const int LongestForm = DocumentParser.MaxBytes + 100_000;

    // Two answers of a slow host, robots.txt and the page, with redirects.
    private const int FetchMilliseconds = 60_000;

    [HttpGet("/owner/articles/{id:long}")]
    public async Task<IActionResult> Show(long id, string? other, string? done, CancellationToken ct)
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        page = page with { Done = done };
        if (string.IsNullOrWhiteSpace(other))
            return View("Edit", page);
        var named = await db.ArticleNamed(other, ct);
        var fault =
            named is null ? "No page here has this address."
            : named.Id == id ? "That is this page itself."
            : null;
        return View("Edit", fault is null ? page with { Other = named } : page.With("other", fault, ("other", other)));
    }

    [HttpPost("/owner/articles/{id:long}/text"), BodyLimit(LongestForm)]
    public Task<IActionResult> GiveText(long id, string? text, string? kind, CancellationToken ct) =>
        Give(
            id,
            "text",
            [("text", text), ("kind", kind)],
            page =>
                Task.FromResult(
                    new GivenDraft(
                        PastedStory.Parse(text ?? "", kind == "markdown", page.Article.Headline),
                        new(StoryMethod.Pasted)
                    )
                ),
            ct
        );

    [HttpPost("/owner/articles/{id:long}/document"), BodyLimit(LongestForm)]
    public Task<IActionResult> GiveDocument(long id, IFormFile? document, CancellationToken ct) =>
        Give(
            id,
            "document",
            [],
            async _ =>
            {
                if (document is null)
                    throw new DocumentException("", "choose a document");
                var name = Path.GetFileName(document.FileName);
                using var bytes = new MemoryStream();
                await document.CopyToAsync(bytes, ct);
                return new(DocumentParser.Parse(bytes.ToArray(), name), new(StoryMethod.Document, name));
            },
            ct
        );

    [HttpPost("/owner/articles/{id:long}/page"), RequestTimeout(FetchMilliseconds)]
    public Task<IActionResult> GivePage(long id, string? address, CancellationToken ct) =>
        Give(
            id,
            "address",
            [("address", address)],
            async _ =>
            {
                if (WebAddress.Canonical(address) is not { } canonical)
                    throw new DocumentException("", "expected an address such as https://news.example.org/story");
                var found = await pages.Get(new Uri(canonical), ct);
                return new(
                    found.Draft ?? throw new DocumentException("", found.Problem!),
                    new(StoryMethod.Page, found.Address.AbsoluteUri)
                );
            },
            ct
        );

    [HttpPost("/owner/articles/{id:long}/whole"), RequestTimeout(FetchMilliseconds)]
    public async Task<IActionResult> FetchWhole(long id, CancellationToken ct)
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        return (await fetcher.Fetch(id, ct)).Problem is { } problem
            ? Refused(page.With("whole", Sentence(problem)))
            : new SeeOther(page.ArticlePath);
    }

    [HttpPost("/owner/articles/{id:long}/not-this-story")]
    public async Task<IActionResult> TakeBack(long id, CancellationToken ct) =>
        await editor.TakeBack(id, ct) is null ? NotFound() : new SeeOther($"{EditingPage.HrefOf(id)}?done=taken-back");

    [HttpPost("/owner/articles/{id:long}/join")]
    public async Task<IActionResult> Join(long id, long with, string? stays, CancellationToken ct)
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        var (gone, into) = stays == "other" ? (id, with) : (with, id);
        return await editor.Join(gone, into, ct) is null
            ? Refused(
                page.With(
                    "other",
                    "They cannot be joined this way: part the pages that were joined to the one that would go, or let that one stay."
                )
            )
            : new SeeOther($"{EditingPage.HrefOf(into)}?done=joined");
    }

    [HttpPost("/owner/articles/{id:long}/part")]
    public async Task<IActionResult> Part(long id, long gone, CancellationToken ct) =>
        await editor.Part(gone, ct) is null ? NotFound() : new SeeOther($"{EditingPage.HrefOf(id)}?done=parted");

    private async Task<IActionResult> Give(
        long id,
        string field,
        (string Name, string? Value)[] sent,
        Func<EditingPage, Task<GivenDraft>> read,
        CancellationToken ct
    )
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        try
        {
            var (draft, origin) = await read(page);
            if (PreparedStory.Of(draft) is not { Text.Length: > 0 } story)
                return Refused(page.With(field, "There is no text in it under a headline.", sent));
            return await editor.Give(id, story, origin, ct) is null
                ? Refused(page.With(field, "It has its story already.", sent))
                : new SeeOther(page.ArticlePath);
        }
        catch (DocumentException e)
        {
            return Refused(page.With(field, Sentence(e.Problem), sent));
        }
        catch (ArticleException e)
        {
            return Refused(page.With(field, Sentence(e.Message), sent));
        }
    }

    private ViewResult Refused(EditingPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Edit", page);
    }

    private static string Sentence(string problem) =>
        char.ToUpperInvariant(problem[0]) + problem[1..].TrimEnd('.') + ".";

    /// <summary>What the owner has given.</summary>
    private sealed record GivenDraft(DraftArticle Draft, StoryOrigin Origin);
}
