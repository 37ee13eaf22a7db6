using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts.Authorization;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.FullText;
using NewsReader.Intake.Editing;
using NewsReader.Site.Articles;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing;

/// <summary>Where the owner adds an article's text, takes it back, and joins and separates pages.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditingController(NewsDb db, ArticleEditor editor, StoryFetcher fetcher, StoryDownloader pages)
    : Controller
{
    // A document, plus what the form adds around it.
    private const int LongestForm = DocumentParser.MaxBytes + 100_000;

    // Time for a slow host to answer twice, for robots.txt and the page, with redirects.
    private const int FetchMilliseconds = 60_000;

    [HttpGet("/owner/articles/{id:long}"), ShowsFaults]
    public async Task<IActionResult> Show(long id, FindOtherForm find, string? done, CancellationToken ct)
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        page = page with { Done = done };
        if (string.IsNullOrWhiteSpace(find.Other))
            return View("Edit", page);
        var named = ModelState.IsValid ? await db.ArticleNamed(find.Other, ct) : null;
        if (named is not null && named.Id != id)
            return View("Edit", page with { Other = named });
        if (ModelState.IsValid)
            ModelState.AddModelError(
                nameof(find.Other),
                named is null ? FindOtherForm.NotFound : "That is this page itself."
            );
        return View("Edit", page with { Find = find });
    }

    [HttpPost("/owner/articles/{id:long}/text"), ShowsFaults, BodyLimit(LongestForm)]
    public Task<IActionResult> GiveText(long id, GiveTextForm form, CancellationToken ct) =>
        Give(
            id,
            nameof(form.Text),
            page => page with { Text = form },
            page =>
                Task.FromResult(
                    new GivenDraft(
                        PastedStory.Parse(form.Text!, form.IsMarkdown, page.Article.Headline),
                        new(StoryMethod.Pasted)
                    )
                ),
            ct
        );

    [HttpPost("/owner/articles/{id:long}/document"), ShowsFaults, BodyLimit(LongestForm)]
    public Task<IActionResult> GiveDocument(long id, GiveDocumentForm form, CancellationToken ct) =>
        Give(
            id,
            nameof(form.Document),
            page => page,
            async _ =>
            {
                var document = form.Document!;
                var name = Path.GetFileName(document.FileName);
                using var bytes = new MemoryStream();
                await document.CopyToAsync(bytes, ct);
                return new(DocumentParser.Parse(bytes.ToArray(), name), new(StoryMethod.Document, name));
            },
            ct
        );

    [HttpPost("/owner/articles/{id:long}/page"), ShowsFaults, RequestTimeout(FetchMilliseconds)]
    public Task<IActionResult> GivePage(long id, GivePageForm form, CancellationToken ct) =>
        Give(
            id,
            nameof(form.Address),
            page => page with { Web = form },
            async _ =>
            {
                if (WebAddress.Canonical(form.Address) is not { } canonical)
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
            ? this.Again("Edit", page with { FetchFault = Sentence(problem) })
            : new SeeOther(page.ArticlePath);
    }

    [HttpPost("/owner/articles/{id:long}/not-this-story")]
    public async Task<IActionResult> TakeBack(long id, CancellationToken ct) =>
        await editor.TakeBack(id, ct) is null ? NotFound() : new SeeOther($"{OwnerLine.HrefOf(id)}?done=taken-back");

    [HttpPost("/owner/articles/{id:long}/join")]
    public async Task<IActionResult> Join(long id, JoinForm form, CancellationToken ct)
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        var (gone, into) = form.Stays == JoinForm.TheOther ? (id, form.With) : (form.With, id);
        if (await editor.Join(gone, into, ct) is not null)
            return new SeeOther($"{OwnerLine.HrefOf(into)}?done=joined");
        ModelState.AddModelError(
            nameof(FindOtherForm.Other),
            "They cannot be joined this way: part the pages that were joined to the one that would go, or let that one stay."
        );
        return this.Again("Edit", page);
    }

    [HttpPost("/owner/articles/{id:long}/part")]
    public async Task<IActionResult> Part(long id, PartForm form, CancellationToken ct) =>
        await editor.Separate(form.Gone, ct) is null ? NotFound() : new SeeOther($"{OwnerLine.HrefOf(id)}?done=parted");

    private async Task<IActionResult> Give(
        long id,
        string field,
        Func<EditingPage, EditingPage> withForm,
        Func<EditingPage, Task<GivenDraft>> read,
        CancellationToken ct
    )
    {
        if (await db.EditingPage(id, ct) is not { } page)
            return NotFound();
        if (ModelState.IsValid)
        {
            if (await FaultOf(id, () => read(page), ct) is not { } fault)
                return new SeeOther(page.ArticlePath);
            ModelState.AddModelError(field, fault);
        }
        return this.Again("Edit", withForm(page));
    }

    // Null if the article now has its text.
    private async Task<string?> FaultOf(long id, Func<Task<GivenDraft>> read, CancellationToken ct)
    {
        try
        {
            var (draft, origin) = await read();
            if (PreparedStory.Of(draft) is not { Text.Length: > 0 } story)
                return "There is no text in it under a headline.";
            return await editor.Give(id, story, origin, ct) is null ? "It has its story already." : null;
        }
        catch (DocumentException e)
        {
            return Sentence(e.Problem);
        }
        catch (ArticleException e)
        {
            return Sentence(e.Message);
        }
    }

    private static string Sentence(string problem) =>
        char.ToUpperInvariant(problem[0]) + problem[1..].TrimEnd('.') + ".";

    /// <summary>What the owner added, and how it came.</summary>
    private sealed record GivenDraft(DraftArticle Draft, StoryOrigin Origin);
}
