using Microsoft.AspNetCore.Mvc;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Answers a change with the page to look at next (303, RFC 9110 section 15.4.4): loading that one again sends nothing
/// twice.
/// </summary>
/// <param name="path">A path of this site, in ASCII; a prefix that the site is served under is put before it.</param>
public sealed class SeeOther(string path) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = context.HttpContext.Request.PathBase.ToUriComponent() + path;
        return Task.CompletedTask;
    }
}
