using System.Buffers;
using System.Globalization;

namespace NewsReader.Fetching.Connections;

/// <summary>Reads the body of a response up to the requested limit, counted after decompression.</summary>
internal static class ResponseBody
{
    private const int ChunkSize = 64 * 1024;

    /// <exception cref="FetchException">The body is longer, and not just its beginning was requested.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(
        FetchRequest request,
        Uri address,
        HttpContent content,
        CancellationToken ct
    )
    {
        if (!request.TakesBeginning && content.Headers.ContentLength > request.MaxBytes)
            throw TooLarge(request, address);
        using var body = new MemoryStream();
        await using var stream = await BodyDecompression.Open(address, content, ct);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            while (await stream.ReadAsync(chunk, ct) is > 0 and var read)
            {
                var room = request.MaxBytes - (int)body.Length;
                if (read > room && !request.TakesBeginning)
                    throw TooLarge(request, address);
                body.Write(chunk, 0, Math.Min(read, room));
                if (read > room)
                    break;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static FetchException TooLarge(FetchRequest request, Uri address) =>
        new(FetchFault.TooLarge, address, $"it is larger than {Size(request.MaxBytes)}");

    private static string Size(int bytes) =>
        bytes >= 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000.0:0.#} KB");
}
