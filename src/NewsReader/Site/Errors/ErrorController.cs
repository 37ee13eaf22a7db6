using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site.Errors;

/// <summary>The error page: what went wrong, and a link to go on.</summary>
[AllowAnonymous]
public sealed class ErrorController : Controller
{
    /// <summary>Replaces an answer without a body. Nobody can open this address directly.</summary>
    /// <remarks>It has no parameter. To bind one, MVC would read the request's form, which may be what is
    /// wrong.</remarks>
    [Route("/error/{status:int}")]
    public IActionResult Show()
    {
        Response.StatusCode = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            ? StatusCodes.Status500InternalServerError
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode
                ?? StatusCodes.Status404NotFound;
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "5";
        return View("Error", new ErrorPage(Response.StatusCode) { Refusal = HttpContext.Features.Get<Refusal>() });
    }
}
