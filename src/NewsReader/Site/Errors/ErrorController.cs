using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Errors;

/// <summary>What went wrong, in the house style, with a way on.</summary>
[AllowAnonymous]
public sealed class ErrorController : Controller
{
    /// <summary>Reached only from within, in the place of an answer that has none; by itself it is no page.</summary>
    /// <remarks>It takes no parameter: to bind one, the request's form would be read, and that can be what is
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

/// <summary>An error, in words for the reader.</summary>
public sealed record ErrorPage(int Status) : Page
{
    /// <summary>Why it was refused, where that is known better than by the status.</summary>
    public Refusal? Refusal { get; init; }

    public override string Title =>
        Refusal?.Title
        ?? Status switch
        {
            400 => "That address does not read well",
            404 => "Nothing stands at this address",
            410 => "The article is gone",
            503 => "Not just now",
            < 500 => "That cannot be done",
            _ => "Something broke on our side",
        };

    public string Text =>
        Refusal?.Text
        ?? Status switch
        {
            400 => "Something in it is not as this site writes it: perhaps a link was cut short.",
            404 =>
                "No article has it, or ever had: articles keep their addresses, and old ones lead to the new. Perhaps a letter is missing.",
            410 => "The owner of this site has removed it. No other article will ever stand at its address.",
            503 => "The reader is busy. Try again in a few seconds.",
            < 500 => "The site understood the request, but does not answer it.",
            _ => "It has been written to the log. Nothing was lost; trying again may help.",
        };

    public override bool IsIndexed => false;
}
