using System.Diagnostics;

namespace NewsReader.Hosting;

/// <summary>One line a request: what was asked, by which route it was answered, with what status, and in how many milliseconds.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task Invoke(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var (method, path) = (context.Request.Method, context.Request.Path.Value);
        try
        {
            await next(context);
        }
        finally
        {
            // A page from the output cache has an age; those come by the ten thousand.
            var level = context.Response.Headers.ContainsKey("Age") ? LogLevel.Debug : LogLevel.Information;
            if (log.IsEnabled(level))
            {
                var (route, milliseconds) = (RouteOf(context), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                Answered(level, method, path, context.Response.StatusCode, milliseconds, route);
            }
        }
    }

    /// <summary>Remembers by which route a request is answered, before an error page can take its place.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(typeof(RequestLog), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(context);
    }

    private static string RouteOf(HttpContext context) => context.Items[typeof(RequestLog)] is string route ? "/" + route.TrimStart('/') : "none";

    [LoggerMessage("{Method} {Path} {Status} in {Milliseconds:F1} ms by {Route}")]
    private partial void Answered(LogLevel level, string method, string? path, int status, double milliseconds, string route);
}
