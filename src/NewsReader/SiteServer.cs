using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsReader.Cli;
using NewsReader.Collection;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;
using NewsReader.Hosting.Requests;

namespace NewsReader;

/// <summary>Where the site listens, and that it says so.</summary>
internal static partial class SiteServer
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Listens on the default address unless a setting names another.</summary>
    /// <exception cref="SettingException">An address is none. (Kestrel takes a port that is no number as part of the
    /// host, and listens to everybody on port 80.)</exception>
    public static void UseDefaultUrl(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is { } urls)
        {
            if (Array.Find(urls.Split(';'), url => !UrlPattern().IsMatch(url)) is { } none)
                throw new SettingException($"The setting Urls has “{none}”: expected an address such as {DefaultUrl}.");
            foreach (var socket in UnixSockets.In(urls))
                UnixSockets.MakeRoom(socket, "Urls");
        }
        else if (
            ((string[])["http_ports", "https_ports", "Kestrel:Endpoints"]).All(key =>
                !builder.Configuration.GetSection(key).Exists()
            )
        )
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>Says at start where the site is and what it keeps, and at the end that it is stopping.</summary>
    public static void AnnounceAddress(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        var file = app.Services.GetRequiredService<DatabaseWriter>();
        var mode = UnixSockets.ModeOf(app.Configuration);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in Addresses(app))
            {
                if (UnixSockets.PathIn(address) is { } socket)
                    UnixSockets.LetIn(socket, mode);
                Started(
                    app.Logger,
                    app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Name,
                    Opening(address, app.Configuration)
                );
            }
            Keeping(app.Logger, folder.Path, file.SqliteVersion);
        });
        app.Lifetime.ApplicationStopping.Register(() => Stopping(app.Logger));
    }

    /// <summary>
    /// An address at which a browser opens the site, without a trailing slash: the base address or, if none is set,
    /// one for where the site listens.
    /// </summary>
    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<SiteOptions>>()
            .Value.BaseAddressWith(PathPrefix.Of(app.Configuration).ToUriComponent())
        ?? Addresses(app).Select(address => Link(address, app.Configuration)).FirstOrDefault()
        ?? "";

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code: other than 0 when it ends without having been told.</returns>
    public static async Task<int> Run(WebApplication app, CancellationToken ct)
    {
        string? broken = null;
        app.Lifetime.ApplicationStopping.Register(() => broken = Broken(app, ct));
        try
        {
            await app.StartAsync(ct);
            await app.WaitForShutdownAsync(ct);
            return ExitCode(app, broken);
        }
        catch (OperationCanceledException)
            when (ct.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it was starting, or broken by then: what has begun ends in order.
            await app.StopAsync(CancellationToken.None);
            return ExitCode(app, broken);
        }
        catch (Exception e) when (Refusal(e, app.Configuration["urls"]) is { } refusal)
        {
            return CommandLine.Fail(refusal);
        }
    }

    private static int ExitCode(WebApplication app, string? broken)
    {
        if (broken is null)
            return CommandLine.Done;
        Broke(app.Logger, broken);
        return CommandLine.Broke;
    }

    // Which of what works beside the pages has ended, before it is told to; null for none. Once the program is told to
    // stop, what was starting is cancelled.
    private static string? Broken(WebApplication app, CancellationToken told) =>
        app
            .Services.GetServices<IHostedService>()
            .OfType<BackgroundService>()
            .FirstOrDefault(work =>
                work.ExecuteTask is { IsFaulted: true }
                || (work.ExecuteTask is { IsCanceled: true } && !told.IsCancellationRequested)
            )
            ?.GetType()
            .Name;

    /// <summary>
    /// What to open for an address that is listened on: "all of this machine's addresses" is none that opens.
    /// </summary>
    internal static string Opening(string address, IConfiguration configuration)
    {
        if (UnixSockets.PathIn(address) is { } socket)
            return $"the socket {socket}";
        var parts = ListenedOn().Match(address);
        if (!parts.Success)
            return address;
        var host = parts.Groups["host"].Value;
        if (IsEveryAddress(host))
            host = NameOf(configuration);
        var port = parts.Groups["port"].Value;
        if (port == (parts.Groups["scheme"].Value == "https" ? ":443" : ":80"))
            port = "";
        return $"{parts.Groups["scheme"].Value}://{host}{port}{PathPrefix.Of(configuration).ToUriComponent()}";
    }

    /// <summary>
    /// An address to open for one that the site listens on. A site that does not answer to the name it listens on, or
    /// that listens on a socket, is reached through a proxy whose scheme and port we don't know. Then the address is a
    /// name that the site answers to, without a scheme; a browser finds the rest.
    /// </summary>
    internal static string Link(string listens, IConfiguration configuration)
    {
        var opening = Opening(listens, configuration);
        var name = NameOf(configuration);
        return
            (Uri.TryCreate(opening, UriKind.Absolute, out var uri) && HostFilter.Answers(configuration, uri.Host))
            || !HostFilter.Answers(configuration, name)
            ? opening
            : name + PathPrefix.Of(configuration).ToUriComponent();
    }

    private static ICollection<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    // Kestrel takes every name that is neither an address nor localhost for all addresses.
    private static bool IsEveryAddress(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
            : !host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    // A name that the site answers to.
    private static string NameOf(IConfiguration configuration)
    {
        var names = HostFilter.Names(configuration);
        return names.Length == 0 || names.Contains("localhost", StringComparer.OrdinalIgnoreCase) || names.Contains("*")
            ? "localhost"
            : Array.Find(names, name => !name.Contains('*', StringComparison.Ordinal)) ?? "localhost";
    }

    // What a setting can cause, in words; null for anything else. The two that are told apart by their origin have no
    // type of their own.
    private static string? Refusal(Exception e, string? urls) =>
        e switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"{e.Message} Stop what listens there, or name another address with --urls.",
            IOException
            or SocketException
            or FormatException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
                $"The site cannot listen at {urls ?? DefaultUrl}: {e.Message.Split('\n')[0].Trim()} Name another address with --urls.",
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } =>
                $"A setting cannot be used: {e.Message}",
            _ => null,
        };

    [GeneratedRegex(@"^https?://([^/:\[\]\s]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?$|^https?://unix:/.+$")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^(?<scheme>https?)://(?<host>\[[^\]]*\]|[^:/]*)(?<port>:\d+)?/?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ListenedOn();

    [LoggerMessage(LogLevel.Information, "{Name} is at {Address}")]
    private static partial void Started(ILogger log, string name, string address);

    [LoggerMessage(LogLevel.Information, "Its data is in {Folder} (SQLite {SqliteVersion}); Ctrl+C stops it")]
    private static partial void Keeping(ILogger log, string folder, string sqliteVersion);

    [LoggerMessage(
        LogLevel.Critical,
        "{Work} broke, and the program has ended because of it: the reason stands above. This is a fault of the program"
    )]
    private static partial void Broke(ILogger log, string work);

    [LoggerMessage(LogLevel.Information, "Stopping")]
    private static partial void Stopping(ILogger log);
}
