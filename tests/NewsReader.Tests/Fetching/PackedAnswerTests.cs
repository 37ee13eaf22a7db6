using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsReader.Fetching;

namespace NewsReader.Tests.Fetching;

/// <summary>Decompression of responses, by their headers and, without headers, by their bytes.</summary>
public sealed class PackedAnswerTests : IAsyncDisposed
{
    private const string Text = "<rss><channel><title>Packed</title></channel></rss>";

    private readonly LoopbackWeb web = LoopbackWeb.Start();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZip", "gzip")]
    [InlineData("deflate", "zlib")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "gzip br")]
    [InlineData("identity", "")]
    [InlineData("identity, gzip", "gzip")]
    [InlineData("UTF-8", "")]
    [InlineData("utf-8", "gzip")]
    [InlineData(null, "gzip")]
    [InlineData(null, "zlib")]
    [InlineData(null, "gzip gzip")]
    [InlineData("gzip", "gzip gzip")]
    [InlineData("", "gzip")]
    public async Task Response_is_read_however_it_is_compressed(string? said, string packed)
    {
        web.At("/feed", Answer(said, Packed(packed, Encoding.UTF8.GetBytes(Text))));
        Assert.Equal(Text, Encoding.UTF8.GetString((await web.Get("/feed")).Bytes.Span));
    }

    [Theory]
    [InlineData(null, "gzip")]
    [InlineData(null, "zlib")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData(null, "gzip gzip")]
    public async Task Decompression_bomb_is_cut_at_the_limit_declared_or_not(string? said, string packed)
    {
        web.At("/bomb", Answer(said, Packed(packed, new byte[50_000_000])));
        var fault = await web.Fault(new FetchRequest(web.Address("/bomb")) { MaxBytes = 1_000_000 });
        Assert.Equal(FetchFault.TooLarge, fault.Fault);
    }

    [Theory]
    [InlineData("x^ is how a text may begin")]
    [InlineData("\u001f")]
    [InlineData("")]
    public async Task Uncompressed_body_stays_unchanged(string text)
    {
        web.Text("/plain", text);
        Assert.Equal(text, Encoding.UTF8.GetString((await web.Get("/plain")).Bytes.Span));
    }

    [Theory]
    [InlineData("compress", "its compression “compress” is not supported.")]
    [InlineData("zstd", "its compression “zstd” is not supported.")]
    [InlineData("gzip, gzip, gzip, gzip, gzip", "it is compressed 5 times.")]
    [InlineData("x-gzip", "the response is not compressed the way its headers say.")]
    public async Task Unsupported_compression_is_named(string said, string reason)
    {
        web.At("/", Answer(said, Encoding.UTF8.GetBytes(Text)));
        var fault = await web.Fault("/");
        Assert.Equal(FetchFault.Protocol, fault.Fault);
        Assert.EndsWith(reason, fault.Message, StringComparison.Ordinal);
    }

    private static RequestDelegate Answer(string? said, byte[] bytes) =>
        context =>
        {
            if (said is not null)
                context.Response.Headers.ContentEncoding = said;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        };

    // The first coding named is applied first.
    private static byte[] Packed(string ways, byte[] bytes)
    {
        foreach (var way in ways.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            using var packed = new MemoryStream();
            using (
                Stream packing = way switch
                {
                    "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
                    "zlib" => new ZLibStream(packed, CompressionLevel.Optimal),
                    "deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
                    _ => new BrotliStream(packed, CompressionLevel.Fastest),
                }
            )
            {
                packing.Write(bytes);
            }
            bytes = packed.ToArray();
        }
        return bytes;
    }
}
