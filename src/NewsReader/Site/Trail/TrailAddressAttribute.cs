using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace NewsReader.Site.Trail;

/// <summary>
/// Keeps search engines away from addresses with a trail, and from the links on their pages: there is one for each way
/// to an article.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TrailAddressAttribute : ActionFilterAttribute
{
    private const string SecFetchSite = "Sec-Fetch-Site";

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.HttpContext.Request.Query.ContainsKey(TrailSteps.Key))
            return;
        context.HttpContext.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.HttpContext.Response.Headers.Append(HeaderNames.Vary, SecFetchSite);
    }

    /// <summary>
    /// False if the browser says that the reader did not follow a link of this site. Over plain HTTP browsers do not
    /// say (W3C Fetch Metadata, section 2).
    /// </summary>
    public static bool WasFollowedHere(HttpRequest request) => request.Headers[SecFetchSite] is [] or ["same-origin"];
}
