using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Hosting.Requests;

namespace NewsReader.Health;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work, else 503 with what is wrong, a line
/// each. Both are plain text.
/// </summary>
internal static class HealthEndpoints
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>All that has to hold for the site to do its work: each is one class beside this one.</summary>
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
                    var wrong = Wrong(report);
                    log.Note(wrong, report);
                    return Write(context, wrong.Count > 0 ? wrong : ["ready"]);
                },
            }
        );
    }

    private static void Map(WebApplication app, string path, HealthCheckOptions options) =>
        app.MapHealthChecks(path, options).WithMetadata(new HttpMethodMetadata(Methods), new AnyHostAttribute());

    // An exception of a check is for the log alone.
    private static List<string> Wrong(HealthReport report) =>
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
