using Microsoft.AspNetCore.Mvc;

namespace NewsReader.Site.Syndication;

/// <summary>A document, whole: for HEAD as for GET, so that both have its entity tag.</summary>
internal sealed class BytesResult(byte[] document, string type) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.ContentType = type;
        await context.HttpContext.Response.Body.WriteAsync(document, context.HttpContext.RequestAborted);
    }
}
