using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsReader.Collection;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site;

/// <summary>
/// Answers 503 if the database cannot be used right now: it is locked or too busy, its disk is full, or its files
/// cannot be opened or written.
/// </summary>
internal sealed partial class DatabaseBusyFilter : IExceptionFilter
{
    private static readonly Refusal Moved = new(
        "The data folder is not where it was",
        "It was moved or removed while the program runs. Nothing was changed. Put it back, or restart the program: "
            + "until then nothing can be changed.",
        "/",
        "To the headlines"
    );

    public void OnException(ExceptionContext context)
    {
        if (DatabaseFault.In(context.Exception) is not { } fault || !DatabaseFault.MayPass(fault))
            return;
        CouldNotUse(
            context.HttpContext.RequestServices.GetRequiredService<ILogger<DatabaseBusyFilter>>(),
            context.Exception,
            fault.Message
        );
        if (fault.SqliteExtendedErrorCode == SqliteFileCheck.ReadOnlyMoved)
            context.HttpContext.Features.Set(Moved);
        context.HttpContext.Response.Headers.RetryAfter = "5";
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        context.ExceptionHandled = true;
    }

    [LoggerMessage(LogLevel.Error, "The database could not be used: {Fault}")]
    private static partial void CouldNotUse(ILogger log, Exception exception, string fault);
}
