using System.Text;
using NewsReader.Formats.Images;

namespace NewsReader.Tests.Site.Images;

/// <summary>Pictures are known by their first bytes.</summary>
public sealed class ImageTypeTests
{
    [Theory]
    [InlineData("\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF", "image/jpeg")]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "image/png")]
    [InlineData("GIF87a\u0001\0\u0001\0", "image/gif")]
    [InlineData("GIF89a\u0001\0\u0001\0", "image/gif")]
    [InlineData("RIFF\u0024\0\0\0WEBPVP8 ", "image/webp")]
    [InlineData("RIFF\u0024\0\0\0WEBPVP8L", "image/webp")]
    [InlineData("\0\0\0\u0020ftypavif\0\0\0\0avifmif1miafMA1B", "image/avif")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", "image/avif")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0isommp42", null)]
    [InlineData("\0\0\0\u0010ftypisomavif", null)]
    [InlineData("\u00ff\u00ff\u00ff\u00ffftypavif\0\0\0\0", null)]
    [InlineData("RIFF\u0024\0\0\0WAVEfmt ", null)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", null)]
    [InlineData("<?xml version=\"1.0\"?><svg/>", null)]
    [InlineData("<!doctype html><script>alert(1)</script>", null)]
    [InlineData(" \u0089PNG\r\n\u001a\n", null)]
    [InlineData("GIF", null)]
    [InlineData("BM", null)]
    [InlineData("", null)]
    public void The_first_bytes_tell(string bytes, string? expected) =>
        Assert.Equal(expected, ImageType.Of(Encoding.Latin1.GetBytes(bytes))?.Name);
}
