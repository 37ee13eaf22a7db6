using Microsoft.AspNetCore.Diagnostics;
using NewsReader.Hosting.Requests;
using Serilog;
using Serilog.Events;
using Serilog.Filters;

namespace NewsReader.Hosting.Logging;

/// <summary>
/// Logs to the console with Serilog: lines for people, or one JSON object per line if the setting <c>Log:Format</c> is
/// <c>json</c>. Each request is one event.
/// </summary>
internal static class ServerLog
{
    private const string RequestLine = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:F1} ms by {Route}";

    /// <exception cref="SettingException">The format is neither "text" nor "json", or one of Serilog's own settings is
    /// invalid.</exception>
    public static void AddServerLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(Create(builder.Configuration), dispose: true);
    }

    /// <summary>
    /// Logs errors of a command to the standard error stream, with their stack. Everything else is the command's own
    /// output.
    /// </summary>
    public static IServiceCollection AddCommandLog(this IServiceCollection services) =>
        services
            .AddLogging()
            .AddSerilog(
                new LoggerConfiguration()
                    .MinimumLevel.Error()
                    .Filter.ByIncludingOnly(Matching.FromSource(nameof(NewsReader)))
                    .WriteTo.Console(new LogLines(), standardErrorFromLevel: LogEventLevel.Verbose)
                    .CreateLogger(),
                dispose: true
            );

    /// <summary>
    /// Logs each request with its path, status, duration and route.
    /// </summary>
    public static void UseRequestLog(this IApplicationBuilder app) =>
        app.UseSerilogRequestLogging(requests =>
        {
            requests.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            requests.MessageTemplate = RequestLine;
            requests.GetLevel = (context, _, exception) => Level(context, exception);
            requests.EnrichDiagnosticContext = (log, context) => log.Set("Route", RouteOf(context));
        });

    /// <summary>Remembers the route of a request before an error page can replace it.</summary>
    public static Task NoteRoute(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(typeof(ServerLog), (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        return next(context);
    }

    // Pages from the output cache have an Age header. They come by the ten thousand, and probes come every few seconds.
    private static LogEventLevel Level(HttpContext context, Exception? exception) =>
        exception is not null || context.Features.Get<IExceptionHandlerFeature>() is not null ? LogEventLevel.Error
        : context.Response.Headers.ContainsKey("Age")
        || context.GetEndpoint()?.Metadata.GetMetadata<AnyHostAttribute>() is not null
            ? LogEventLevel.Debug
        : LogEventLevel.Information;

    private static string RouteOf(HttpContext context) =>
        context.Items[typeof(ServerLog)] is string route ? "/" + route.TrimStart('/') : "none";

    private static Serilog.Core.Logger Create(ConfigurationManager configuration)
    {
        var format = configuration["Log:Format"];
        try
        {
            return new LoggerConfiguration()
                .ReadFrom.Configuration(configuration)
                .WriteTo.Console(
                    format?.ToUpperInvariant() switch
                    {
                        null or "TEXT" => new LogLines(),
                        "JSON" => new LogObjects(),
                        _ => throw new SettingException(
                            $"The setting Log:Format is “{format}”: expected text or json."
                        ),
                    }
                )
                .CreateLogger();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException($"A setting under Serilog cannot be used: {e.Message}");
        }
    }
}
