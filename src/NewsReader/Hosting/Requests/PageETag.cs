using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Gives each page an entity tag made of what it holds, and answers 304 to those who have it. It runs once a page and
/// change: the output cache around it answers from then on.
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
        // An answer without a page is left unstarted: the error page takes its place.
        if (page.Length == 0 || context.Response.StatusCode == StatusCodes.Status304NotModified)
            return;
        await body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), context.RequestAborted);
    }

    // Weak: the same page has one tag, compressed or not.
    private static void Tag(HttpContext context, MemoryStream page)
    {
        var hash = SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { NoCache = true };
        // The compression around this adds it only to what it compresses.
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
