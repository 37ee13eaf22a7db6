using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using NewsReader.Layout;

namespace NewsReader.Owner;

/// <summary>
/// Lets a change through only from a form of this site: the browser names no other site (<c>Sec-Fetch-Site</c>, <c>Origin</c>),
/// and the form carries its token. It stands before every address, whatever answers there.
/// </summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    // The longest request of the owner that is refused in words.
    private const long MostReadAway = 100_000_000;

    public async Task Invoke(HttpContext context)
    {
        if (!Reading.IsSafe(context.Request.Method) && context.GetEndpoint() is RouteEndpoint && !IsErrorPage(context) && await Refusal(context) is { } refused)
        {
            context.Response.StatusCode = refused;
            return;
        }
        await next(context);
    }

    // It takes the place of an answer, and keeps the method of the request.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private async Task<int?> Refusal(HttpContext context)
    {
        if (!IsFromHere(context.Request))
        {
            context.Features.Set(new Refusal("That came from another site", "Only forms of this site can change it. Nothing was changed.", "/", "To the headlines"));
            return StatusCodes.Status403Forbidden;
        }
        if (await IsTooLong(context)) return StatusCodes.Status413PayloadTooLarge;
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return null;
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is BadHttpRequestException tooLong)
        {
            return tooLong.StatusCode;
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is InvalidDataException)
        {
            context.Features.Set(new Refusal("That form cannot be read", "It is broken, or has too many parts. Nothing was changed.", "/", "To the headlines"));
            return StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException)
        {
            context.Features.Set(new Refusal("That form has expired", "It was opened before you signed in or out, or very long ago. Nothing was changed: go back, load the page anew, and send it again.", "/", "To the headlines"));
            return StatusCodes.Status400BadRequest;
        }
    }

    // How much an address takes, routing has set. A browser shows an answer only once all of its request was read: so the
    // owner's is, and let go.
    private static async Task<bool> IsTooLong(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { MaxRequestBodySize: { } most } limit || !(context.Request.ContentLength is { } length && length > most)) return false;
        context.Features.Set(new Refusal("That is too much at once", $"At most {most / 1_000_000} MB are taken here at once, and this was {Math.Ceiling(length / 1_000_000.0):0} MB. Nothing was changed.", "/owner", "To the owner’s pages"));
        if (limit.IsReadOnly || length > MostReadAway || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return true;
        limit.MaxRequestBodySize = length;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        return true;
    }

    /// <summary>False when the browser says that another site sent it. What is no browser says nothing.</summary>
    internal static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return false;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        // The scheme is not compared: a proxy before us may speak https where we hear http.
        return origin.Split("://") is [var scheme, var authority] && (Same(authority) || Same(authority + (scheme == "https" ? ":443" : ":80")));

        bool Same(string text) => text.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
