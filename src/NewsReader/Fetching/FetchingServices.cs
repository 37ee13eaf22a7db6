using NewsReader.Fetching.Connections;
using NewsReader.Fetching.Robots;

namespace NewsReader.Fetching;

/// <summary>
/// What fetches from the web. The one <see cref="HttpMessageHandler"/> of the program is the edge that tests replace.
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
