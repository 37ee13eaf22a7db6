using Microsoft.Extensions.Options;

namespace NewsReader.Subscriptions;

/// <summary>Asks other sites for what is due, again and again, while this one serves; unless the owner has switched that off.</summary>
/// <param name="pause">How long from one look at what is due to the next.</param>
/// <param name="options">Whether it asks at all.</param>
/// <param name="time">What tells the time.</param>
public abstract class Poller(TimeSpan pause, IOptions<PollingOptions> options, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Asks for all that is due now.</summary>
    public abstract Task Poll(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!options.Value.Enabled) return;
        using var timer = new PeriodicTimer(pause, Time);
        try
        {
            do await Poll(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops; what was begun is stored, or will be asked for again.
        }
    }
}
