using Microsoft.AspNetCore.Mvc;

namespace NewsReader.Site.Syndication;

/// <summary>A whole document, for HEAD as for GET, so that both have the same entity tag.</summary>
internal sealed class BytesResult(byte[] document, string type) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.ContentType = type;
        await context.HttpContext.Response.Body.WriteAsync(document, context.HttpContext.RequestAborted);
    }
}
