using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Hosting.Requests;

namespace NewsReader.Health;

/// <summary>
/// <c>/healthz</c>: the process is alive. <c>/readyz</c>: it can do its work; otherwise 503 with one problem per line.
/// Both are plain text.
/// </summary>
internal static class HealthEndpoints
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers the conditions for the site to work. Each is a class in this folder.</summary>
    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddSingleton<ReadinessLog>()
            .AddHealthChecks()
            .AddCheck<StoppingCheck>("stopping")
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<KeysCheck>("keys")
            .AddCheck<DiskCheck>("disk");

    public static void MapHealth(this WebApplication app)
    {
        Map(app, Alive, new() { Predicate = _ => false, ResponseWriter = (context, _) => Write(context, ["ok"]) });
        var log = app.Services.GetRequiredService<ReadinessLog>();
        Map(
            app,
            Ready,
            new()
            {
                ResponseWriter = (context, report) =>
                {
                    var problems = ProblemsIn(report);
                    log.Note(problems, report);
                    return Write(context, problems.Count > 0 ? problems : ["ready"]);
                },
            }
        );
    }

    private static void Map(WebApplication app, string path, HealthCheckOptions options) =>
        app.MapHealthChecks(path, options).WithMetadata(new HttpMethodMetadata(Methods), new AnyHostAttribute());

    // The exception of a check is only for the log.
    private static List<string> ProblemsIn(HealthReport report) =>
        [
            .. report
                .Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
                .Select(entry =>
                    entry.Value.Exception is null
                        ? entry.Value.Description ?? entry.Key
                        : $"the check “{entry.Key}” failed"
                ),
        ];

    private static Task Write(HttpContext context, IEnumerable<string> lines)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        return context.Response.WriteAsync(string.Join('\n', lines) + "\n", context.RequestAborted);
    }
}
