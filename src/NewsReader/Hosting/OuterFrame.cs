namespace NewsReader.Hosting;

/// <summary>Puts the request log and the headers around all else, the framework's own check of the Host header included.</summary>
internal sealed class OuterFrame : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        next(app);
    };
}
