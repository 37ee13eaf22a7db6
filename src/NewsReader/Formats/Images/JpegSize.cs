using System.Buffers.Binary;

namespace NewsReader.Formats.Images;

/// <summary>Reads the size of a JPEG picture from its first segments.</summary>
internal static class JpegSize
{
    private const int OrientationTag = 0x0112;

    // With these orientations the picture is stored on its side.
    private const int FirstOnItsSide = 5;
    private const int LastOnItsSide = 8;

    /// <returns>Null if the bytes do not contain the size.</returns>
    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        var isOnItsSide = false;
        // ITU-T T.81, section B.1.1: a marker, then the length of its segment, which includes the length field.
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xff)
                return null;
            var marker = bytes[at + 1];
            // Fill bytes, then markers without a segment.
            if (marker == 0xff)
            {
                at++;
                continue;
            }
            if (marker is 0x01 or (>= 0xd0 and <= 0xd8))
            {
                at += 2;
                continue;
            }
            // The image data begins, or the file ends, without a size before it.
            if (marker is 0xd9 or 0xda)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2)
                return null;
            var segment = bytes[(at + 4)..Math.Min(at + 2 + length, bytes.Length)];
            if (IsFrame(marker))
                return Frame(segment) is { } size
                    ? isOnItsSide
                        ? size.Turned
                        : size
                    : null;
            if (marker == 0xe1)
                isOnItsSide |= IsOnItsSide(segment);
            at += 2 + length;
        }
        return null;
    }

    // Section B.2.2: SOF0 to SOF15, except the numbers used for tables.
    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static ImageSize? Frame(ReadOnlySpan<byte> segment) =>
        segment.Length < 5
            ? null
            : new(
                BinaryPrimitives.ReadUInt16BigEndian(segment[3..]),
                BinaryPrimitives.ReadUInt16BigEndian(segment[1..])
            );

    // Exif 3.0, section 4.6: a TIFF file whose first directory may contain the orientation.
    private static bool IsOnItsSide(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return false;
        var tiff = segment[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
            return false;
        var start = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
            return false;
        var directory = tiff[(int)start..];
        var entries = Short(directory, isLittle);
        for (var at = 2; entries-- > 0 && at + 12 <= directory.Length; at += 12)
            if (Short(directory[at..], isLittle) == OrientationTag)
                return Short(directory[(at + 8)..], isLittle) is >= FirstOnItsSide and <= LastOnItsSide;
        return false;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
