namespace NewsReader.Site.Images;

/// <summary>Registers the services that serve pictures of articles.</summary>
internal static class ImagesServices
{
    public static IServiceCollection AddImages(this IServiceCollection services)
    {
        services.AddOptions<ImageOptions>().BindConfiguration("Images").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ImageKey>()
            .AddSingleton<ImageAddresses>()
            .AddSingleton<ImageFolder>()
            .AddSingleton<EmbeddedImages>()
            .AddSingleton<ImageFetcher>()
            .AddSingleton<PictureSizes>()
            .AddHostedService<PictureSizeStore>();
    }
}
