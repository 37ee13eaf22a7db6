namespace NewsReader.Hosting.Requests;

/// <summary>
/// Sets the path base of each request, so that links include it. Some proxies pass the prefix on, and then it is
/// removed here; others have already removed it.
/// </summary>
internal sealed class PathBaseMiddleware(RequestDelegate next, IConfiguration configuration)
{
    private readonly PathString setting = PathPrefix.Of(configuration);

    public async Task Invoke(HttpContext context)
    {
        var request = context.Request;
        var (pathBase, path) = (request.PathBase, request.Path);
        if (setting.HasValue)
        {
            var isWhole = path.StartsWithSegments(setting, StringComparison.Ordinal, out var rest);
            // A proxy may send the prefix in a header and also pass it on in the path.
            var isNamed = pathBase.HasValue && pathBase.Value!.EndsWith(setting.Value!, StringComparison.Ordinal);
            if (isWhole)
                (request.Path, request.PathBase) = (rest, isNamed ? pathBase : pathBase.Add(setting));
            else if (!pathBase.HasValue)
                request.PathBase = setting;
        }
        try
        {
            await next(context);
        }
        finally
        {
            (request.PathBase, request.Path) = (pathBase, path);
        }
    }
}
