using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using NewsReader.Cli;
using NewsReader.Collection;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;

namespace NewsReader;

/// <summary>Runs the site until it stops, and logs where it is.</summary>
internal static partial class SiteServer
{
    /// <summary>Logs at the start where the site and its data are, and at the end that it is stopping.</summary>
    public static void AnnounceAddress(this WebApplication app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        var file = app.Services.GetRequiredService<DatabaseWriter>();
        var mode = UnixSockets.ModeOf(app.Configuration);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in SiteAddress.ListenedOn(app))
            {
                if (UnixSockets.PathIn(address) is { } socket)
                    UnixSockets.LetIn(socket, mode);
                Started(
                    app.Logger,
                    app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Name,
                    SiteAddress.Opening(address, app.Configuration)
                );
            }
            Keeping(app.Logger, folder.Path, file.SqliteVersion);
        });
        app.Lifetime.ApplicationStopping.Register(() => Stopping(app.Logger));
    }

    /// <summary>Serves until the site is asked to stop.</summary>
    /// <returns>The exit code: 0 only if the site was asked to stop.</returns>
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
            // Asked to stop while starting, or something broke: whatever has started ends in order.
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

    // The background work that ended before anyone asked the program to stop, or null. Once someone has, work that is
    // still starting is cancelled.
    private static string? Broken(WebApplication app, CancellationToken asked) =>
        app
            .Services.GetServices<IHostedService>()
            .OfType<BackgroundService>()
            .FirstOrDefault(work =>
                work.ExecuteTask is { IsFaulted: true }
                || (work.ExecuteTask is { IsCanceled: true } && !asked.IsCancellationRequested)
            )
            ?.GetType()
            .Name;

    // Explains a fault that a setting can cause; null for any other fault. Two of them have no type of their own, so
    // their source decides.
    private static string? Refusal(Exception e, string? urls) =>
        e switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"{e.Message} Stop what listens there, or name another address with --urls.",
            IOException
            or SocketException
            or FormatException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
                $"The site cannot listen at {urls ?? SiteAddress.DefaultUrl}: {e.Message.Split('\n')[0].Trim()} "
                    + "Name another address with --urls.",
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } =>
                $"A setting cannot be used: {e.Message}",
            _ => null,
        };

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
