using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using NewsReader.Collection;
using NewsReader.Fetching;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Incoming.Files;
using NewsReader.Incoming.FullText;
using NewsReader.Intake;
using NewsReader.Intake.CatchUp;
using NewsReader.Intake.Editing;
using NewsReader.Intake.Similar;
using NewsReader.Site.Owner.Import;
using NewsReader.Site.Syndication;

namespace NewsReader;

/// <summary>The collection and all that works on it, for the site and for commands alike.</summary>
internal static class CollectionServices
{
    public static IServiceCollection AddCollection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.AddDataProtection().SetApplicationName("NewsReader");
        services.AddSingleton<KeyRingState>().AddSingleton<KeyFiles>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyFiles>((keys, files) => keys.XmlRepository = files);
        services.AddOptions<DocumentOptions>().BindConfiguration("Documents");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DataFolder.Open(Settings.DataFolder(configuration)));
        services.AddSingleton(provider =>
            DatabaseWriter.Open(
                provider.GetRequiredService<DataFolder>(),
                provider.GetRequiredService<ILogger<DatabaseWriter>>()
            )
        );
        services.AddDbContextPool<NewsDb>(
            (provider, options) => DatabaseWriter.ConfigureReader(options, provider.GetRequiredService<DataFolder>())
        );
        services
            .AddSingleton<SimilarWriter>()
            .AddSingleton<ArticleImporter>()
            .AddSingleton<ArticleRemover>()
            .AddSingleton<ArticleEditor>();
        services.AddSingleton(provider => DocumentFolders.In(provider.GetRequiredService<DataFolder>()));
        services
            .AddSingleton<SearchCatchUp>()
            .AddSingleton<DocumentImport>()
            .AddSingleton<DocumentUpload>()
            .AddSingleton<ImportReports>();
        services.AddFetching();
        services.AddOptions<SyndicationOptions>().BindConfiguration("Feeds");
        services.AddOptions<PollingOptions>().BindConfiguration("Polling");
        return services
            .AddSingleton<FeedFetcher>()
            .AddSingleton<FeedDiscovery>()
            .AddSingleton<FeedCheckWriter>()
            .AddSingleton<FeedRefresher>()
            .AddSingleton<FeedPoller>()
            .AddSingleton<StoryDownloader>()
            .AddSingleton<StoryFetcher>()
            .AddSingleton<StoryPoller>()
            .AddSingleton<Subscriber>()
            .AddSingleton<OpmlImport>();
    }
}
