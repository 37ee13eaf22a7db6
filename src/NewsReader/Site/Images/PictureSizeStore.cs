using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Files;

namespace NewsReader.Site.Images;

/// <summary>
/// Stores the sizes of pictures as they are found, and has the pages made anew that were made without them.
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
            // The site stops: sizes that were not stored are found again when their pictures are next asked for.
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
                // Pages are shown without them meanwhile.
                NotStored(e, batch.Count);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Store(List<StoredPicture> pictures, CancellationToken ct)
    {
        // Quiet: the pages that show one of these pictures are named, and only they are made anew.
        await file.WriteQuietly(
            async db =>
            {
                foreach (var picture in pictures)
                    await db.Database.ExecuteSqlAsync(
                        $"INSERT OR REPLACE INTO Pictures (Id, Width, Height) VALUES ({picture.Id}, {picture.Width}, {picture.Height})",
                        ct
                    );
                return pictures.Count;
            },
            ct
        );
        foreach (var picture in pictures)
            await pages.EvictByTagAsync(PictureSizes.TagOf(picture.Id), ct);
    }

    [LoggerMessage(LogLevel.Error, "The sizes of {Count} pictures were not stored, and are tried again")]
    private partial void NotStored(Exception exception, int count);
}
