using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Gives each page an ETag computed from its content, and answers 304 to clients that already have it. It runs once per
/// page and change, because the output cache around it answers the other requests.
/// </summary>
internal sealed class PageETag(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is null)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            Tag(context, page);
        // Leave a response without a body unstarted, so that the error page can replace it.
        if (page.Length == 0 || context.Response.StatusCode == StatusCodes.Status304NotModified)
            return;
        await body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), context.RequestAborted);
    }

    // A weak tag, so that a page has the same tag with and without compression.
    private static void Tag(HttpContext context, MemoryStream page)
    {
        var hash = SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { NoCache = true };
        // The compression middleware adds Vary only to responses that it compresses.
        if (!context.Response.Headers.Vary.Contains(HeaderNames.AcceptEncoding))
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (
            !context
                .Request.GetTypedHeaders()
                .IfNoneMatch.Any(known =>
                    known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)
                )
        )
            return;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.ContentType = null;
    }
}
