using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Answers 400 if a request's values are invalid. MVC alone would continue with default values. An action with
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
