using Microsoft.Extensions.Options;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Asks other sites for what is due, again and again, while this one serves; unless the owner has switched that off.
/// </summary>
/// <param name="pause">How long from one look at what is due to the next.</param>
/// <param name="options">Whether it asks at all.</param>
/// <param name="time">What tells the time.</param>
/// <param name="log">Where a round that failed is told.</param>
public abstract partial class Poller(TimeSpan pause, IOptions<PollingOptions> options, TimeProvider time, ILogger log)
    : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    /// <summary>
    /// Asks for all that is due now. What goes wrong with one of them is that one's: the others are asked for all the
    /// same.
    /// </summary>
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
            // The site stops; what was begun is stored, or will be asked for again.
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
            // Whatever it is, a cancellation that is not ours included: the next round begins.
            Failed(log, e, GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of {Poller} failed; the next one begins as ever")]
    private static partial void Failed(ILogger log, Exception exception, string poller);
}
