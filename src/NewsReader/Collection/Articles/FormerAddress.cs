using Microsoft.AspNetCore.Mvc;

namespace NewsReader.Collection.Articles;

/// <summary>Where a former slug of an article leads.</summary>
/// <param name="Slug">The present slug.</param>
/// <param name="IsForGood">False if the owner can undo it. Browsers cache a 301, and would still
/// redirect after the undo.</param>
public sealed record FormerAddress(string Slug, bool IsForGood)
{
    public string Path => ArticleLink.PathOf(Slug);

    /// <param name="path">A path of this site.</param>
    public IActionResult Redirect(string path) => new Redirection(path, IsForGood);

    private sealed class Redirection(string path, bool isForGood) : RedirectResult(path, isForGood)
    {
        public override Task ExecuteResultAsync(ActionContext context)
        {
            Url = context.HttpContext.Request.PathBase + Url;
            if (!Permanent)
                context.HttpContext.Response.Headers.CacheControl = "no-cache";
            return base.ExecuteResultAsync(context);
        }
    }
}
