using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// Answers only to the host names in the setting <c>AllowedHosts</c>. Otherwise a foreign name that resolves to this
/// site (DNS rebinding) could read it in a browser inside this network. The framework's own check knows neither proxies
/// nor our error page, so it is turned off.
/// </summary>
internal sealed partial class HostFilter(RequestDelegate next, IConfiguration configuration, ILogger<HostFilter> log)
{
    private readonly List<StringSegment> names = Segments(configuration);

    /// <summary>The host names the site answers to; "*" means all.</summary>
    public static string[] Names(IConfiguration configuration) =>
        (configuration["AllowedHosts"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>True if the site answers to a host name.</summary>
    public static bool Answers(IConfiguration configuration, string host) =>
        Answers(Segments(configuration), new HostString(host));

    public static void LeaveOpen(HostFilteringOptions framework) => framework.AllowedHosts = ["*"];

    public async Task Invoke(HttpContext context)
    {
        var host = context.Request.Host;
        if (
            Answers(names, host)
            || context.GetEndpoint()?.Metadata.GetMetadata<AnyHostAttribute>() is not null
            || IsErrorPage(context)
        )
        {
            await next(context);
            return;
        }
        Refused(log, host.Value ?? "");
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Features.Set(
            new Refusal(
                "This site has other names",
                $"It was asked for as “{host.Value}”, and answers only to the names that the setting AllowedHosts "
                    + $"lists. Whoever runs it can add “{host.Host}” there.",
                Href: null,
                LinkText: null
            )
        );
    }

    private static List<StringSegment> Segments(IConfiguration configuration) =>
        [.. Names(configuration).Select(name => new StringSegment(name))];

    private static bool Answers(List<StringSegment> names, HostString host)
    {
        if (names.Count == 0 || names.Contains("*") || !host.HasValue)
            return true;
        try
        {
            return HostString.MatchesAny(host.Value, names);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    [LoggerMessage(
        LogLevel.Information,
        "Refused a request for the host {Host}, which is not listed in the setting AllowedHosts"
    )]
    private static partial void Refused(ILogger log, string host);
}
