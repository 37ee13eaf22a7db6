namespace NewsReader.Articles;

/// <summary>Compares, once at start and beside the pages, what was taken in but not compared before the program ended.</summary>
internal sealed partial class SimilarCatchUp(SimilarKeeper similar, CollectionVersion version, TimeProvider time, ILogger<SimilarCatchUp> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var isDone = false; !isDone && !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (await similar.CatchUp(stoppingToken) > 0) version.Advance();
                isDone = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Without some similar stories the site still serves: it does not end over this.
                Failed(e, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Comparing articles failed, and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
