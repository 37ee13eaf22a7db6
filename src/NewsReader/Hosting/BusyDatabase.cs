using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Data.Sqlite;

namespace NewsReader.Hosting;

/// <summary>Answers 503 to a change that the database cannot take now: it is locked, its disk is full, or it cannot be written.</summary>
internal sealed partial class BusyDatabase : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if ((context.Exception as SqliteException ?? context.Exception.InnerException as SqliteException) is not
            { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_IOERR } fault) return;
        NotWritten(context.HttpContext.RequestServices.GetRequiredService<ILogger<BusyDatabase>>(), fault.Message);
        context.HttpContext.Response.Headers.RetryAfter = "5";
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        context.ExceptionHandled = true;
    }

    [LoggerMessage(LogLevel.Error, "The database could not be written: {Fault}")]
    private static partial void NotWritten(ILogger log, string fault);
}
