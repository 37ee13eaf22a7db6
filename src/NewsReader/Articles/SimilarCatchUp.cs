namespace NewsReader.Articles;

/// <summary>Compares, once at start and beside the pages, what was taken in but not compared before the program ended.</summary>
internal sealed class SimilarCatchUp(SimilarKeeper similar, CollectionVersion version) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (await similar.CatchUp(stoppingToken) > 0) version.Advance();
    }
}
