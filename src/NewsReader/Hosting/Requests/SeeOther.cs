using Microsoft.AspNetCore.Mvc;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Redirects after a change to the next page (303, RFC 9110 section 15.4.4), so that reloading does not send the form
/// again.
/// </summary>
/// <param name="path">A path on this site, in ASCII, without the path base, which is added here.</param>
public sealed class SeeOther(string path) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = context.HttpContext.Request.PathBase.ToUriComponent() + path;
        return Task.CompletedTask;
    }
}
