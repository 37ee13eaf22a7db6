using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts.Authorization;
using NewsReader.Collection;
using NewsReader.Hosting.Requests;
using NewsReader.Intake.Editing;
using NewsReader.Site.Articles;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>Where the owner deletes an article, and undoes that.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeletionController(NewsDb db, ArticleEditor editor) : Controller
{
    [HttpGet("/owner/articles/{id:long}/delete")]
    public async Task<IActionResult> Ask(long id, CancellationToken ct) =>
        await db.DeletePage(id, ct) is { } page ? View("Delete", page) : NotFound();

    [HttpPost("/owner/articles/{id:long}/delete")]
    public async Task<IActionResult> Delete(long id, CancellationToken ct)
    {
        // A button that was pressed twice leads to the same page.
        var isDeleted =
            await editor.Delete(id, ct) is not null || await db.DeletedArticles.AnyAsync(d => d.Id == id, ct);
        return isDeleted ? new SeeOther(DeletedPage.HrefAfter(id)) : NotFound();
    }

    [HttpGet(DeletedPage.Address)]
    public async Task<IActionResult> List(long? deleted, [FromQuery] IndexCursor? after, CancellationToken ct) =>
        View("Deleted", await db.DeletedPage(deleted, after, ct));

    [HttpPost(DeletedPage.Address + "/undo")]
    public async Task<IActionResult> Undo(UndoForm form, CancellationToken ct)
    {
        var href = OwnerLine.HrefOf(form.Article);
        if (await editor.Undelete(form.Article, ct) is not null)
            return new SeeOther($"{href}?done=restored");
        // The article may be back already, because the button was pressed twice. Or it was never deleted.
        return await db.Articles.AnyAsync(a => a.Id == form.Article, ct) ? new SeeOther(href) : NotFound();
    }
}
