using NewsReader.Intake.Similar;

namespace NewsReader.Intake.CatchUp;

/// <summary>
/// Compares articles in the background, once after each start, that were imported but not compared before the program
/// ended. It waits for the search index, which knows how rare a word is.
/// </summary>
internal sealed partial class SimilarCatchUp(
    SimilarWriter similar,
    SearchCatchUp search,
    TimeProvider time,
    ILogger<SimilarCatchUp> log
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await search.Done.WaitAsync(stoppingToken);
        var pause = FirstPause;
        var isDone = false;
        while (!isDone && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await similar.CatchUp(stoppingToken);
                isDone = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The site still works without some similar articles, so it goes on.
                Failed(e, e.Message);
                await Task.Delay(pause, time, stoppingToken);
                // Each try reads all stored terms again, which is a lot of work to waste.
                if (pause < LongestPause)
                    pause *= 2;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Comparing articles failed and is tried again: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
