namespace NewsReader.Hosting.Requests;

/// <summary>
/// Tells each request under which path the site is served, so that all that leads on from it can say so. A proxy either
/// passes the whole path on, and then the prefix is taken off here, or it has taken it off already.
/// </summary>
internal sealed class PathBaseMiddleware(RequestDelegate next, IConfiguration configuration)
{
    private readonly PathString setting = PathPrefix.Of(configuration);

    public async Task Invoke(HttpContext context)
    {
        var request = context.Request;
        var (given, path) = (request.PathBase, request.Path);
        if (setting.HasValue)
        {
            var isWhole = path.StartsWithSegments(setting, StringComparison.Ordinal, out var rest);
            // A proxy may name the prefix and pass it on too.
            var isNamed = given.HasValue && given.Value!.EndsWith(setting.Value!, StringComparison.Ordinal);
            if (isWhole)
                (request.Path, request.PathBase) = (rest, isNamed ? given : given.Add(setting));
            else if (!given.HasValue)
                request.PathBase = setting;
        }
        try
        {
            await next(context);
        }
        finally
        {
            (request.PathBase, request.Path) = (given, path);
        }
    }
}
