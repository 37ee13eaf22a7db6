namespace NewsReader.Formats.Images;

/// <summary>A picture format that this site serves.</summary>
/// <param name="Name">The media type.</param>
/// <param name="Extension">The file extension.</param>
public sealed record ImageType(string Name, string Extension)
{
    public static readonly ImageType Jpeg = new("image/jpeg", ".jpg");
    public static readonly ImageType Png = new("image/png", ".png");
    public static readonly ImageType Gif = new("image/gif", ".gif");
    public static readonly ImageType WebP = new("image/webp", ".webp");
    public static readonly ImageType Avif = new("image/avif", ".avif");

    public static readonly IReadOnlyList<ImageType> All = [Jpeg, Png, Gif, WebP, Avif];

    /// <summary>The Accept header of picture requests. (SVG is left out because it can contain scripts.)</summary>
    public const string Accept = "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9";

    /// <summary>
    /// The format of a picture by its first bytes, whatever the server says (WHATWG MIME Sniffing, section 6.1; AVIF by
    /// its brands). Null for anything else.
    /// </summary>
    public static ImageType? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]) ? Png
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? Gif
        : bytes.Length >= 15 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBPVP"u8) ? WebP
        : IsAvif(bytes) ? Avif
        : null;

    // ISO/IEC 14496-12, section 4.3: the first box names the brands that the file conforms to.
    private static bool IsAvif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..].StartsWith("ftyp"u8))
            return false;
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (size is < 16 or > 256 || size > bytes.Length)
            return false;
        for (var at = 8; at + 4 <= size; at += 4)
        {
            if (at != 12 && (bytes[at..].StartsWith("avif"u8) || bytes[at..].StartsWith("avis"u8)))
                return true;
        }
        return false;
    }
}
