using Microsoft.Extensions.Caching.Memory;
using NewsReader.Fetching;
using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>
/// Fetches pictures of articles from their servers: each once, however many readers ask. A failed one is not tried
/// again for a while.
/// </summary>
public sealed partial class ImageFetcher(
    WebFetcher web,
    ImageFolder folder,
    PictureSizes sizes,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<ImageFetcher> log
) : IAsyncDisposable
{
    private const int MaxBytes = 5_000_000;
    private const int MostAtOnce = 200;
    private const int MostFailuresKnown = 10_000;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    // Well within the timeout of a request to this site.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly SingleFlight<string, Got> asked = new(lifetime.ApplicationStopping);
    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = MostFailuresKnown });

    /// <summary>The picture, or a status that says why there is none.</summary>
    public async Task<ImageResponse> Get(Uri address, CancellationToken ct)
    {
        if (folder.Find(address) is { } kept)
            return new(kept, StatusCodes.Status200OK);
        if (failures.TryGetValue(address.AbsoluteUri, out Failure? failure) && failure!.Until > time.GetUtcNow())
            return new(null, failure.Status);
        if (asked.Count >= MostAtOnce)
            return new(null, StatusCodes.Status503ServiceUnavailable);
        try
        {
            var got = await asked
                .Share(address.AbsoluteUri, stopping => Fetch(address, stopping), ct)
                .WaitAsync(Patience, time, ct);
            if (got.Type is null)
                return new(null, got.Status);
            // From the disk if possible. Then a slow download does not hold the picture in memory.
            return new(
                folder.Find(address)
                    ?? new(new MemoryStream(got.Bytes, writable: false), got.Type, ImageFolder.ContentOf(got.Bytes)),
                got.Status
            );
        }
        catch (TimeoutException)
        {
            return new(null, StatusCodes.Status504GatewayTimeout);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new(null, StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await asked.DisposeAsync();
        failures.Dispose();
    }

    private async Task<Got> Fetch(Uri address, CancellationToken ct)
    {
        try
        {
            var request = new FetchRequest(address)
            {
                Accept = ImageType.Accept,
                MaxBytes = MaxBytes,
                Deadline = Deadline,
                Lane = FetchLane.Pictures,
            };
            var fetched = await web.Get(request, ct);
            if (!fetched.IsSuccess)
                return Failed(
                    address,
                    (int)fetched.Status is >= 400 and < 500
                        ? StatusCodes.Status404NotFound
                        : StatusCodes.Status502BadGateway,
                    fetched.RetryAfter,
                    $"status {(int)fetched.Status}"
                );
            if (ImageType.Of(fetched.Bytes.Span) is not { } type)
                return Failed(
                    address,
                    StatusCodes.Status502BadGateway,
                    null,
                    "it is not a picture of a type that we show"
                );
            folder.Keep(address, fetched.Bytes.Span, type);
            sizes.Keep(address, ImageSize.Read(fetched.Bytes.Span, type));
            return new(StatusCodes.Status200OK, type, fetched.Bytes.ToArray());
        }
        catch (FetchException e)
        {
            return Failed(
                address,
                e.Fault is FetchFault.Timeout ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway,
                null,
                e.Message
            );
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A fault of ours with this picture. Treat it as a failure of the server, so that it is not tried again at
            // once.
            Faulted(e, address, e.Message);
            return Failed(address, StatusCodes.Status502BadGateway, null, e.Message);
        }
    }

    private Got Failed(Uri address, int status, TimeSpan? retryAfter, string reason)
    {
        Failing(address, reason);
        var rest = retryAfter > Rest ? retryAfter.Value : Rest;
        failures.Set(
            address.AbsoluteUri,
            new Failure(status, time.GetUtcNow() + rest),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = rest }
        );
        return new(status, null, []);
    }

    [LoggerMessage(LogLevel.Debug, "No picture from {Address}: {Reason}")]
    private partial void Failing(Uri address, string reason);

    [LoggerMessage(LogLevel.Error, "Getting the picture {Address} failed: {Reason}")]
    private partial void Faulted(Exception exception, Uri address, string reason);

    // The result for all who asked at the same time. Without a type there is no picture.
    private sealed record Got(int Status, ImageType? Type, byte[] Bytes);

    private sealed record Failure(int Status, DateTimeOffset Until);
}
