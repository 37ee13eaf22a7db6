using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Answers 400 to a request whose values are not valid; MVC by itself would go on with defaults. An action with
/// <see cref="ShowsFaultsAttribute"/> answers for itself.
/// </summary>
internal sealed class InvalidRequestFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (
            !context.ModelState.IsValid
            && !context.ActionDescriptor.EndpointMetadata.OfType<ShowsFaultsAttribute>().Any()
        )
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnActionExecuted(ActionExecutedContext context) { }
}
