using NewsReader.Fetching.Connections;
using NewsReader.Fetching.Robots;

namespace NewsReader.Fetching;

/// <summary>
/// Registers everything that fetches from the web. Tests replace the program's only <see cref="HttpMessageHandler"/>.
/// </summary>
internal static class FetchingServices
{
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services
            .AddOptions<FetchingOptions>()
            .BindConfiguration("Fetching")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<HttpMessageHandler>(provider =>
            provider.GetRequiredService<GuardedConnections>().CreateHandler()
        );
        return services
            .AddSingleton<GuardedConnections>()
            .AddSingleton<PerHostQueue>()
            .AddSingleton<WebFetcher>()
            .AddSingleton<RobotsGate>();
    }
}
