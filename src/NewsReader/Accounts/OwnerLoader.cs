using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// Loads the owner, sessions and settings at start, and stores every few minutes when each session was last seen.
/// </summary>
internal sealed partial class OwnerLoader(
    IServiceScopeFactory scopes,
    RequestOwner ownership,
    Sessions sessions,
    SiteSettings settings,
    TimeProvider clock,
    ILogger<OwnerLoader> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        ownership.HasOwner = await db.Set<OwnerAccount>().AnyAsync(cancellationToken);
        await sessions.Load(db, cancellationToken);
        await settings.Load(db, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Store(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await Store(CancellationToken.None);
        }
    }

    private async Task Store(CancellationToken ct)
    {
        try
        {
            await sessions.Store(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The next round tries again. This is no reason to end the program.
            LastSeenNotStored(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not store when the owner was last seen")]
    private partial void LastSeenNotStored(Exception e);
}
