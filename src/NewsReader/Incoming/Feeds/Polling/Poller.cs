using Microsoft.Extensions.Options;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Fetches whatever is due from other sites, again and again while this site runs, unless the owner has turned that
/// off.
/// </summary>
/// <param name="pause">The time between two rounds.</param>
/// <param name="options">Whether to fetch at all.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failed rounds are logged.</param>
public abstract partial class Poller(TimeSpan pause, IOptions<PollingOptions> options, TimeProvider time, ILogger log)
    : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>Fetches everything that is due now. If one fails, the others are still fetched.</summary>
    public abstract Task Poll(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!options.Value.Enabled)
            return;
        using var timer = new PeriodicTimer(pause, Time);
        try
        {
            do await PollOnce(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is stopping. What was begun is stored already, or will be fetched again.
        }
    }

    private async Task PollOnce(CancellationToken stopping)
    {
        try
        {
            await Poll(stopping);
        }
        catch (Exception e) when (!(e is OperationCanceledException && stopping.IsCancellationRequested))
        {
            // No error stops the poller, and neither does a cancellation that is not ours. The next round begins as
            // usual.
            Failed(log, e, GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of {Poller} failed; the next one begins as usual")]
    private static partial void Failed(ILogger log, Exception exception, string poller);
}
