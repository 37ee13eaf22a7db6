using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NewsReader.Site.Layout;

/// <summary>
/// The faults of a form. Validation and actions write them to <c>ModelState</c>, and views read them there.
/// </summary>
internal static class FormFaults
{
    /// <summary>The first fault of a field in words, or null. The name "" means the whole form.</summary>
    public static string? FaultOf(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    /// <summary>Shows a page again with its faults.</summary>
    public static ViewResult Again(
        this Controller controller,
        string view,
        Page page,
        int status = StatusCodes.Status422UnprocessableEntity
    )
    {
        controller.Response.StatusCode = status;
        return controller.View(view, page);
    }
}
