using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Files;

namespace NewsReader.Site.Images;

/// <summary>
/// Stores newly found sizes of pictures, and evicts the cached pages that were rendered without them.
/// </summary>
internal sealed partial class PictureSizeStore(
    PictureSizes sizes,
    DatabaseWriter file,
    IOutputCacheStore pages,
    TimeProvider time,
    ILogger<PictureSizeStore> log
) : BackgroundService
{
    private const int Batch = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StoreAll(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops. Sizes that were not stored are found again at the next request for their pictures.
        }
    }

    private async Task StoreAll(CancellationToken stoppingToken)
    {
        List<StoredPicture> batch = [];
        while (batch.Count > 0 || await sizes.Found.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && sizes.Found.TryRead(out var picture))
                batch.Add(picture);
            try
            {
                await Store(batch, stoppingToken);
                batch.Clear();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Until then pages are shown without them.
                NotStored(e, batch.Count);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Store(List<StoredPicture> pictures, CancellationToken ct)
    {
        // Quiet, because only the pages with one of these pictures are evicted, by their tags.
        await file.WriteQuietly(
            async db =>
            {
                foreach (var picture in pictures)
                    await db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO Pictures (Id, Width, Height) VALUES ({picture.Id}, {picture.Width}, {picture.Height})
                        ON CONFLICT (Id) DO UPDATE SET Width = excluded.Width, Height = excluded.Height
                        """,
                        ct
                    );
                return pictures.Count;
            },
            ct
        );
        foreach (var picture in pictures)
            await pages.EvictByTagAsync(PictureSizes.TagOf(picture.Id), ct);
    }

    [LoggerMessage(LogLevel.Error, "Could not store the sizes of {Count} pictures; trying again")]
    private partial void NotStored(Exception exception, int count);
}
