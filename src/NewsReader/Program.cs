using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using NewsReader;
using NewsReader.Accounts;
using NewsReader.Cli;
using NewsReader.Cli.Remote;
using NewsReader.Collection.Accounts;
using NewsReader.Health;
using NewsReader.Hosting;
using NewsReader.Hosting.Logging;
using NewsReader.Hosting.Machine;
using NewsReader.Hosting.Requests;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Incoming.Files;
using NewsReader.Incoming.FullText;
using NewsReader.Intake.CatchUp;
using NewsReader.Site;
using NewsReader.Site.Articles;
using NewsReader.Site.Articles.Text;
using NewsReader.Site.Images;
using NewsReader.Site.Layout;

// Before anything else: a signal that comes earlier ends the program as the system has it, with another exit code than
// 0.
using var signals = new StopSignals();
return await CommandLine.Run(args, Serve, signals);

static async Task<int> Serve(string[] args, CancellationToken ct)
{
    // Signals are heard beside what follows, from the first pause on.
    await Task.Yield();
    if (ct.IsCancellationRequested)
        return CommandLine.Done;
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = [.. args, Settings.AreReadOnce], ContentRootPath = AppContext.BaseDirectory }
    );
    Settings.Read(builder.Configuration, args);
    builder.AddServerLog();
    builder.WebHost.ConfigureKestrel(Limits.Apply).UseStaticWebAssets();
    builder.UseDefaultAddress();
    builder.Services.AddCollection(builder.Configuration);
    AddWork(builder.Services);
    AddPages(builder.Services);
    builder.Services.AddProxies(builder.Configuration);
    builder.Services.AddOwner();
    builder.Services.AddHealth();

    await using var app = builder.Build();
    TempFiles.KeepIn(app.Services.GetRequiredService<DataFolder>());
    app.AnnounceAddress();
    UseFrame(app);
    app.MapHealth();
    app.MapStaticAssets();
    app.MapControllers().WithStaticAssets();
    return await SiteServer.Run(app, ct);
}

// In the order in which they start: the seeds are here before it is looked what older versions left to do.
static void AddWork(IServiceCollection services) =>
    services
        .AddHostedService<DocumentWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<SearchCatchUp>())
        .AddHostedService<SimilarCatchUp>()
        .AddHostedService<HtmlCatchUp>()
        .AddHostedService(provider => provider.GetRequiredService<FeedPoller>())
        .AddHostedService(provider => provider.GetRequiredService<StoryPoller>())
        .AddHostedService<CommandListener>();

static void AddPages(IServiceCollection services)
{
    services.AddControllersWithViews(mvc =>
    {
        mvc.Conventions.Add(new HeadForGetConvention());
        mvc.Filters.Add(new InvalidRequestFilter());
        mvc.Filters.Add(new DatabaseBusyFilter());
        BindingFaults.UseOurWords(mvc.ModelBindingMessageProvider);
    });
    services.Configure<RazorViewEngineOptions>(razor =>
    {
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/Site/Layout/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Site/Rows/{0}.cshtml");
        razor.ViewLocationExpanders.Add(new ViewsBesideControllers());
    });
    // Letters of every script are written as they are.
    services.Configure<WebEncoderOptions>(encoder =>
        encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
    );
    services.Configure<FormOptions>(Limits.Apply).Configure<HostOptions>(Limits.Apply);
    services.AddRequestTimeouts(timeouts =>
        timeouts.DefaultPolicy = new()
        {
            Timeout = Limits.Request,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        }
    );
    services
        .AddResponseCompression(compression =>
            (compression.EnableForHttps, compression.MimeTypes) = (
                true,
                [.. ResponseCompressionDefaults.MimeTypes, FeedLink.AtomType, FeedLink.JsonType]
            )
        )
        // A page is compressed once and sent often.
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    services.AddOutputCache(PageCache.Configure).AddSingleton<PageVersion>();
    services.Configure<HostFilteringOptions>(HostFilter.LeaveOpen);
    services.AddImages();
    services.AddScoped<ArticleTexts>().AddScoped<ArticlePages>();
}

static void UseFrame(WebApplication app)
{
    app.UseRequestLog();
    app.UseMiddleware<SecurityHeaders>();
    app.UseProxies();
    app.UseExceptionHandler("/error/500");
    app.UseStatusCodePagesWithReExecute("/error/{0}");
    app.UseRouting();
    app.Use(ServerLog.NoteRoute);
    app.UseMiddleware<HostFilter>();
    app.UseRequestTimeouts();
    app.UseOwner();
    app.Use(PageCache.OneEncoding);
    app.UseOutputCache();
    app.UseResponseCompression();
    app.UseMiddleware<PageETag>();
}
