using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NewsReader.Cli;

namespace NewsReader.Hosting;

/// <summary>Where the site listens, and that it says so.</summary>
internal static partial class Listening
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Listens on the default address unless a setting names another.</summary>
    /// <exception cref="SettingException">An address is none. (Kestrel takes a port that is no number as part of the host, and listens to everybody on port 80.)</exception>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is { } urls)
        {
            if (Array.Find(urls.Split(';'), url => !UrlPattern().IsMatch(url)) is { } none)
                throw new SettingException($"The setting Urls has “{none}”: expected an address such as {DefaultUrl}.");
        }
        else if (((string[])["http_ports", "https_ports", "Kestrel:Endpoints"]).All(key => !builder.Configuration.GetSection(key).Exists()))
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>Says at start where the site is and what it keeps, and at the end that it is stopping.</summary>
    public static void AnnounceAddress(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<Data.DataFolder>();
        var file = app.Services.GetRequiredService<Data.NewsDbFile>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
                Started(app.Logger, app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SiteOptions>>().Value.Name, address);
            Keeping(app.Logger, folder.Path, file.SqliteVersion);
        });
        app.Lifetime.ApplicationStopping.Register(() => Stopping(app.Logger));
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code: other than 0 when it ends without having been told.</returns>
    public static async Task<int> Run(WebApplication app, CancellationToken ct)
    {
        string? broken = null;
        app.Lifetime.ApplicationStopping.Register(() => broken = Broken(app));
        try
        {
            await app.StartAsync(ct);
            await app.WaitForShutdownAsync(ct);
            if (broken is null) return CommandLine.Done;
            Broke(app.Logger, broken);
            return CommandLine.Broke;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it was starting: what has begun ends in order.
            await app.StopAsync(CancellationToken.None);
            return CommandLine.Done;
        }
        catch (Exception e) when (Refusal(e, app.Configuration["urls"]) is { } refusal)
        {
            return CommandLine.Fail(refusal);
        }
    }

    // Which of what works beside the pages has ended, before it is told to; null for none.
    private static string? Broken(WebApplication app) => !app.Lifetime.ApplicationStarted.IsCancellationRequested ? null
        : app.Services.GetServices<IHostedService>().OfType<BackgroundService>().FirstOrDefault(work => work.ExecuteTask is { IsFaulted: true } or { IsCanceled: true })?.GetType().Name;

    // What a setting can cause, in words; null for anything else. The two that are told apart by their origin have no type of their own.
    private static string? Refusal(Exception e, string? urls) => e switch
    {
        IOException { InnerException: AddressInUseException } => $"{e.Message} Stop what listens there, or name another address with --urls.",
        IOException or SocketException or FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"The site cannot listen at {urls ?? DefaultUrl}: {e.Message.Split('\n')[0].Trim()} Name another address with --urls.",
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => $"A setting cannot be used: {e.Message}",
        _ => null,
    };

    [GeneratedRegex(@"^https?://([^/:\[\]\s]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?$|^https?://unix:/.+$")]
    private static partial Regex UrlPattern();

    [LoggerMessage(LogLevel.Information, "{Name} is at {Address}")]
    private static partial void Started(ILogger log, string name, string address);

    [LoggerMessage(LogLevel.Information, "Its data is in {Folder} (SQLite {SqliteVersion}); Ctrl+C stops it")]
    private static partial void Keeping(ILogger log, string folder, string sqliteVersion);

    [LoggerMessage(LogLevel.Critical, "{Work} broke, and the program has ended because of it: the reason stands above. This is a fault of the program")]
    private static partial void Broke(ILogger log, string work);

    [LoggerMessage(LogLevel.Information, "Stopping")]
    private static partial void Stopping(ILogger log);
}
