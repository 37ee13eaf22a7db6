using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using NewsReader.Articles;
using NewsReader.Cli;
using NewsReader.Data;
using NewsReader.Health;
using NewsReader.Hosting;
using NewsReader.Import;
using NewsReader.Owner;
using NewsReader.Search;
using Serilog;

return await CommandLine.Run(args, Serve);

static async Task<int> Serve(string[] args, CancellationToken ct)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args, Settings.AreReadOnce], ContentRootPath = AppContext.BaseDirectory });
    Settings.Read(builder.Configuration, args);
    builder.Logging.ClearProviders().AddSerilog(ServerLog.Create(builder.Configuration), dispose: true);
    builder.WebHost.ConfigureKestrel(Limits.Apply).UseStaticWebAssets();
    builder.UseDefaultUrl();
    AddCollection(builder.Services, builder.Configuration);
    AddPages(builder.Services);
    builder.Services.AddOwner(builder.Configuration);

    await using var app = builder.Build();
    app.AnnounceAddress();
    UseFrame(app);
    app.MapHealth();
    app.MapStaticAssets();
    app.MapControllers().WithStaticAssets();
    return await Listening.Run(app, ct);
}

static void AddCollection(IServiceCollection services, IConfiguration configuration)
{
    services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
    services.AddDataProtection().SetApplicationName("NewsReader");
    services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, log) => keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Keys), log));
    services.AddOptions<DocumentOptions>().BindConfiguration("Documents");
    services.AddSingleton(TimeProvider.System);
    services.AddSingleton(_ => DataFolder.Open(Settings.DataFolder(configuration)));
    services.AddSingleton(provider => NewsDbFile.Open(provider.GetRequiredService<DataFolder>()));
    services.AddDbContextPool<NewsDb>((provider, options) => NewsDbFile.ConfigureReader(options, provider.GetRequiredService<DataFolder>()));
    services.AddSingleton<CollectionVersion>().AddSingleton<SimilarKeeper>().AddSingleton<ArticleImporter>();
    services.AddSingleton(provider => DocumentFolders.In(provider.GetRequiredService<DataFolder>()));
    services.AddSingleton<SearchCatchUp>().AddHostedService(provider => provider.GetRequiredService<SearchCatchUp>());
    services.AddSingleton<DocumentImport>().AddHostedService<DocumentWatcher>().AddHostedService<SimilarCatchUp>();
}

static void AddPages(IServiceCollection services)
{
    services.AddControllersWithViews(mvc =>
    {
        mvc.Conventions.Add(new HeadWhereGet());
        mvc.Filters.Add(new RefuseInvalid());
    });
    services.Configure<RazorViewEngineOptions>(razor =>
    {
        // A view stands beside its controller, in the folder of its feature.
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Layout/{0}.cshtml");
    });
    // Letters of every script are written as they are.
    services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    services.Configure<FormOptions>(Limits.Apply).Configure<HostOptions>(Limits.Apply);
    services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = Limits.Request, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
    services.AddResponseCompression(compression => compression.EnableForHttps = true);
    services.AddOutputCache(PageCache.Configure);
    services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, OuterFrame>());
}

static void UseFrame(WebApplication app)
{
    app.UseExceptionHandler("/error/500");
    app.UseStatusCodePagesWithReExecute("/error/{0}");
    app.Use(RequestLog.NoteRoute);
    app.UseRequestTimeouts();
    app.UseOwner();
    app.Use(PageCache.OneEncoding);
    app.UseOutputCache();
    app.UseResponseCompression();
    app.UseMiddleware<PageETag>();
}
