using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NewsReader.Accounts.Authorization;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;

namespace NewsReader.Accounts.Forms;

/// <summary>
/// Lets a change through only from a form of this site: the browser names no other site (<c>Sec-Fetch-Site</c>,
/// <c>Origin</c>), and the form carries its token. It stands before every address, whatever answers there.
/// </summary>
internal sealed partial class FormGuard(
    RequestDelegate next,
    IAntiforgery antiforgery,
    IOptions<SiteOptions> site,
    ILogger<FormGuard> log
)
{
    // The longest request of the owner that is refused in words.
    private const long MostReadAway = 100_000_000;

    public async Task Invoke(HttpContext context)
    {
        // Whoever only reads sends no form; the framework would read one all the same, broken or not.
        if (OwnerRequirement.IsSafe(context.Request.Method))
            context.Request.ContentType = null;
        else if (
            context.GetEndpoint() is RouteEndpoint
            && !IsErrorPage(context)
            && await Refusal(context) is { } refused
        )
        {
            context.Response.StatusCode = refused;
            return;
        }
        await next(context);
    }

    // It takes the place of an answer, and keeps the method of the request.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private async Task<int?> Refusal(HttpContext context)
    {
        if (!IsFromHere(context.Request, site.Value))
        {
            var request = context.Request;
            FromElsewhere(
                log,
                request.Method,
                request.Path,
                Said(request.Headers.Origin),
                Said(request.Headers["Sec-Fetch-Site"]),
                string.Join(" and ", OwnOrigins(request, site.Value))
            );
            context.Features.Set(
                new Refusal(
                    "That came from another site",
                    "Only forms of this site can change it. Nothing was changed.",
                    "/",
                    "To the headlines"
                )
            );
            return StatusCodes.Status403Forbidden;
        }
        if (await IsTooLong(context))
            return StatusCodes.Status413PayloadTooLarge;
        if (await BrokenForm.Find(context) is { } broken)
        {
            if (broken.Why is { } why)
                context.Features.Set(why);
            return broken.Status;
        }
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return null;
        }
        catch (AntiforgeryValidationException)
        {
            context.Features.Set(
                new Refusal(
                    "That form has expired",
                    "It was opened before you signed in or out, or very long ago. Nothing was changed: go back, "
                        + "load the page anew, and send it again.",
                    "/",
                    "To the headlines"
                )
            );
            return StatusCodes.Status400BadRequest;
        }
    }

    // How much an address takes, routing has set. A browser shows an answer only once all of its request was read: so
    // the owner's is, and let go.
    private static async Task<bool> IsTooLong(HttpContext context)
    {
        if (
            context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { MaxRequestBodySize: { } most } limit
            || !(context.Request.ContentLength is { } length && length > most)
        )
            return false;
        context.Features.Set(
            new Refusal(
                "That is too much at once",
                $"At most {most / 1_000_000} MB are taken here at once, and this was "
                    + $"{Math.Ceiling(length / 1_000_000.0):0} MB. Nothing was changed.",
                "/owner",
                "To the owner’s pages"
            )
        );
        if (
            limit.IsReadOnly
            || length > MostReadAway
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
            return true;
        limit.MaxRequestBodySize = length;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        return true;
    }

    /// <summary>False when the browser says that another site sent it. What is no browser says nothing.</summary>
    internal static bool IsFromHere(HttpRequest request, SiteOptions site)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        // The scheme is not compared: a proxy before us may speak https where we hear http.
        return origin.Split("://") is [var scheme, var authority]
            && Array.Exists(
                OwnOrigins(request, site),
                own => Same(own, authority) || Same(own, authority + (scheme == "https" ? ":443" : ":80"))
            );

        static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    // What the browser was told to ask, as far as we know, and what the owner says that the site is known by.
    private static string[] OwnOrigins(HttpRequest request, SiteOptions site) =>
        [
            .. new[]
            {
                request.Host.Value,
                string.IsNullOrEmpty(site.BaseAddress) ? null : new Uri(site.BaseAddress).Authority,
            }
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static string Said(Microsoft.Extensions.Primitives.StringValues header) =>
        header.Count == 0 ? "nothing" : header.ToString();

    [LoggerMessage(
        LogLevel.Information,
        "Refused {Method} {Path}: the browser says Origin {Origin} and Sec-Fetch-Site {Site}; this site is {Own}. "
            + "If that is one and the same, set Site:BaseAddress, or name the proxy in Proxies and have it send X-Forwarded-Host"
    )]
    private static partial void FromElsewhere(
        ILogger log,
        string method,
        string path,
        string origin,
        string site,
        string own
    );
}
