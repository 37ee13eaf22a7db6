using System.Buffers.Binary;

namespace NewsReader.Formats.Images;

/// <summary>The displayed size of a picture, in pixels.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>
    /// How many bytes from the start are searched. Cameras write notes and a preview before the size.
    /// </summary>
    public const int MostBytes = 256 * 1024;

    // No page needs larger or narrower pictures than these. A file that claims such a size is meant to push the text
    // away.
    private const int MostPixels = 20_000;
    private const int MostTimesLonger = 100;

    /// <summary>
    /// Reads the size from the first bytes of a picture, rotated as a browser would show it. Null if there is no
    /// plausible size.
    /// </summary>
    /// <param name="bytes">The beginning of the file, or the whole file.</param>
    /// <param name="type">The image format; see <see cref="ImageType.Of"/>.</param>
    public static ImageSize? Read(ReadOnlySpan<byte> bytes, ImageType type)
    {
        if (bytes.Length > MostBytes)
            bytes = bytes[..MostBytes];
        var size =
            type == ImageType.Jpeg ? JpegSize.Read(bytes)
            : type == ImageType.Avif ? AvifSize.Read(bytes)
            : type == ImageType.WebP ? OfWebP(bytes)
            : type == ImageType.Png ? OfPng(bytes)
            : type == ImageType.Gif ? OfGif(bytes)
            : null;
        return size is { IsBelievable: true } ? size : null;
    }

    /// <summary>The size of the same picture after a quarter turn.</summary>
    public ImageSize Turned => new(Height, Width);

    private bool IsBelievable =>
        Width is > 0 and <= MostPixels
        && Height is > 0 and <= MostPixels
        && Math.Max(Width, Height) <= (long)Math.Min(Width, Height) * MostTimesLonger;

    // PNG (third edition), section 11.2.1: the first chunk is IHDR.
    private static ImageSize? OfPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 || !bytes[12..].StartsWith("IHDR"u8)
            ? null
            : new(
                (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])
            );

    // GIF89a, section 18: the logical screen descriptor.
    private static ImageSize? OfGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 10
            ? null
            : new(
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])
            );

    // RFC 9649: lossy (section 2.5, a frame of RFC 6386), lossless (3.4) or extended (2.7).
    private static ImageSize? OfWebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
            return null;
        var data = bytes[20..];
        if (bytes[12..].StartsWith("VP8 "u8))
            return !data[3..].StartsWith((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
                ? null
                : new(
                    BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3fff,
                    BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3fff
                );
        if (bytes[12..].StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return data[0] != 0x2f ? null : new((int)(bits & 0x3fff) + 1, (int)(bits >> 14 & 0x3fff) + 1);
        }
        return !bytes[12..].StartsWith("VP8X"u8) ? null : new(1 + ThreeBytes(data[4..]), 1 + ThreeBytes(data[7..]));
    }

    private static int ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
