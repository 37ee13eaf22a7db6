using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsReader.Fetching;

namespace NewsReader.Tests.Fetching;

/// <summary>How answers are unpacked: by what they say, and by their bytes where they say nothing.</summary>
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
    public async Task An_answer_is_read_however_it_is_packed(string? said, string packed)
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
    public async Task A_bomb_is_cut_at_the_limit_whether_it_says_so_or_not(string? said, string packed)
    {
        web.At("/bomb", Answer(said, Packed(packed, new byte[50_000_000])));
        var fault = await web.Fault(new FetchRequest(web.Address("/bomb")) { MaxBytes = 1_000_000 });
        Assert.Equal(FetchFault.TooLarge, fault.Fault);
    }

    [Theory]
    [InlineData("x^ is how a text may begin")]
    [InlineData("\u001f")]
    [InlineData("")]
    public async Task What_is_not_packed_stays_as_it_is(string text)
    {
        web.Text("/plain", text);
        Assert.Equal(text, Encoding.UTF8.GetString((await web.Get("/plain")).Bytes.Span));
    }

    [Theory]
    [InlineData("compress", "it is packed as “compress”, which is not read.")]
    [InlineData("zstd", "it is packed as “zstd”, which is not read.")]
    [InlineData("gzip, gzip, gzip, gzip, gzip", "it is packed 5 times over.")]
    [InlineData("x-gzip", "the answer is not compressed as it says.")]
    public async Task What_cannot_be_unpacked_is_named(string said, string reason)
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

    // The first way named is applied first.
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
