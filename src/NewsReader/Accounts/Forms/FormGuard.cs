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
/// Lets a change through only if it comes from a form of this site: the browser names no other site
/// (<c>Sec-Fetch-Site</c>, <c>Origin</c>), and the form has its token. This middleware guards every address.
/// </summary>
internal sealed partial class FormGuard(
    RequestDelegate next,
    IAntiforgery antiforgery,
    IOptions<SiteOptions> site,
    ILogger<FormGuard> log
)
{
    // The longest request of the owner that still gets a refusal in words.
    private const long LongestDiscarded = 100_000_000;

    public async Task Invoke(HttpContext context)
    {
        // A request that only reads has no form. The framework would read one anyway, broken or not.
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

    // The error page replaces another answer and keeps the method of the request.
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
                TextOf(request.Headers.Origin),
                TextOf(request.Headers["Sec-Fetch-Site"]),
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
                    "You opened it before you signed in or out, or very long ago. Nothing was changed. Go back, "
                        + "reload the page and try again.",
                    "/",
                    "To the headlines"
                )
            );
            return StatusCodes.Status400BadRequest;
        }
    }

    // Routing has set how much an address takes. A browser shows an answer only after all of its request was read. So
    // we read the owner's request to its end and discard it.
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
            || length > LongestDiscarded
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
            return true;
        limit.MaxRequestBodySize = length;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        return true;
    }

    /// <summary>
    /// False if the browser says that another site sent the request. Programs other than browsers say nothing.
    /// </summary>
    internal static bool IsFromHere(HttpRequest request, SiteOptions site)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        // The scheme is not compared: a proxy in front of us may use https where we get http.
        return origin.Split("://") is [var scheme, var authority]
            && Array.Exists(
                OwnOrigins(request, site),
                own => Same(own, authority) || Same(own, authority + (scheme == "https" ? ":443" : ":80"))
            );

        static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    // The host of the request, and the host of the base address that the owner has set.
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

    private static string TextOf(Microsoft.Extensions.Primitives.StringValues header) =>
        header.Count == 0 ? "nothing" : header.ToString();

    [LoggerMessage(
        LogLevel.Information,
        "Refused {Method} {Path}: the browser says Origin {Origin} and Sec-Fetch-Site {Site}; this site is {Own}. "
            + "If both are the same site, set Site:BaseAddress, or name the proxy in Proxies and let it send X-Forwarded-Host"
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
