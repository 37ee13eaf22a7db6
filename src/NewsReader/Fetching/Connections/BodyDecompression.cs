using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace NewsReader.Fetching.Connections;

/// <summary>
/// Decompresses the body of a response: first by its Content-Encoding header (RFC 9110, section 8.4), then up to two
/// more times by the bytes themselves. Files such as <c>feed.xml.gz</c>, and servers that forget the header, send gzip
/// or zlib without saying so. Brotli has no signature to recognize it by.
/// </summary>
internal static class BodyDecompression
{
    private const int MostCodings = 4;
    private const int MaxUndeclared = 2;

    /// <summary>The supported codings, as the Accept-Encoding header of requests.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <exception cref="FetchException">The body uses an unsupported coding.</exception>
    public static async Task<Stream> Open(Uri address, HttpContent content, CancellationToken ct)
    {
        var body = await content.ReadAsStreamAsync(ct);
        var codings = Codings(content);
        if (codings.Count > MostCodings)
            throw new FetchException(FetchFault.Protocol, address, $"it is compressed {codings.Count} times");
        // The coding named last was applied last.
        foreach (var coding in codings.Reverse())
            body = await Decompressed(body, coding, address, ct);
        for (var undeclared = 0; undeclared < MaxUndeclared; undeclared++)
        {
            var (start, whole) = await Peek(body, ct);
            body = whole;
            if (start is [0x1f, 0x8b])
                body = new GZipStream(body, CompressionMode.Decompress);
            // Of zlib's common signatures, skip the one that could begin a text ("x^").
            else if (start is [0x78, 0x01 or 0x9c or 0xda])
                body = new ZLibStream(body, CompressionMode.Decompress);
            else
                break;
        }
        return body;
    }

    private static IReadOnlyList<string> Codings(HttpContent content) =>
        [
            .. ResponseHeaders
                .All(content.Headers, "Content-Encoding")
                .SelectMany(value =>
                    value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                )
                .Select(coding => coding.ToLowerInvariant())
                // Some servers put the charset here.
                .Where(coding =>
                    coding is not ("identity" or "none" or "utf-8" or "utf8" or "iso-8859-1" or "8bit" or "binary")
                ),
        ];

    private static async Task<Stream> Decompressed(Stream body, string coding, Uri address, CancellationToken ct)
    {
        switch (coding)
        {
            case "gzip" or "x-gzip":
                return new GZipStream(body, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(body, CompressionMode.Decompress);
            case "deflate" or "x-deflate":
                // It should be zlib, but some servers send the raw deflate stream (RFC 9110, section 8.4.1.2).
                var (start, whole) = await Peek(body, ct);
                var isZlib =
                    start is [var method, var flags] && (method & 0x0f) == 8 && (method * 256 + flags) % 31 == 0;
                return isZlib
                    ? new ZLibStream(whole, CompressionMode.Decompress)
                    : new DeflateStream(whole, CompressionMode.Decompress);
            default:
                throw new FetchException(
                    FetchFault.Protocol,
                    address,
                    $"its compression “{Shown(coding)}” is not supported"
                );
        }
    }

    private static string Shown(string coding) => string.Concat(coding.Where(char.IsAsciiLetterOrDigit).Take(20));

    // Returns the first two bytes, and a stream that still contains them.
    private static async Task<(byte[] Start, Stream Whole)> Peek(Stream stream, CancellationToken ct)
    {
        var reader = PipeReader.Create(stream);
        var read = await reader.ReadAtLeastAsync(2, ct);
        var start = read.Buffer.Slice(0, Math.Min(2, read.Buffer.Length)).ToArray();
        reader.AdvanceTo(read.Buffer.Start);
        return (start, reader.AsStream());
    }
}
