using Microsoft.EntityFrameworkCore;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// Reads at start who the owner is and what they set, and from time to time stores where they were seen.
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
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(10);

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
        using var timer = new PeriodicTimer(Often, clock);
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
            // It is tried again in a while: the site does not end over this.
            NotStored(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When the owner was last seen could not be stored")]
    private partial void NotStored(Exception e);
}
