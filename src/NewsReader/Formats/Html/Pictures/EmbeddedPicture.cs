using System.Buffers.Binary;
using System.Text.RegularExpressions;
using NewsReader.Formats.Images;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>
/// A picture embedded in a text as <c>data:image/png;base64,…</c> (RFC 2397). Only formats that cannot contain scripts
/// are accepted, judged by the bytes.
/// </summary>
/// <param name="Address">The data URI in its canonical form.</param>
/// <param name="Type">The image format, according to the bytes.</param>
/// <param name="Bytes">The decoded picture.</param>
internal sealed partial record EmbeddedPicture(string Address, ImageType Type, byte[] Bytes)
{
    /// <summary>The size limit for one picture, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The limit for all embedded pictures of an article, in characters.</summary>
    private const int MostCharacters = 3_000_000;

    private const int LongestAddress = MaxBytes / 3 * 4 + 1_000;

    private const string Base64 = ";base64,";

    /// <summary>True for a data URI.</summary>
    public static bool Is(string? address) =>
        address is not null && address.AsSpan().TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null if this is not a picture, or one that is too large or too small to be seen.</summary>
    public static EmbeddedPicture? Read(string address)
    {
        var start = address.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
        if (start is < 0 or > 200 || address.Length > LongestAddress)
            return null;
        var given = address[(start + Base64.Length)..];
        var data = given.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(given) : given;
        var bytes = new byte[data.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(data, bytes, out var length) || length > MaxBytes)
            return null;
        bytes = bytes[..length];
        if (ImageType.Of(bytes) is not { } type || IsDot(bytes, type))
            return null;
        return new($"data:{type.Name};base64,{Convert.ToBase64String(bytes)}", type, bytes);
    }

    /// <summary>Removes embedded pictures that are too large or too many. Their descriptions stay.</summary>
    /// <param name="html">The HTML as it came in.</param>
    /// <param name="leftOut">The number of pictures removed.</param>
    public static string WithoutLarge(string html, out int leftOut)
    {
        int count = 0,
            total = 0;
        var kept = !html.Contains("data:", StringComparison.OrdinalIgnoreCase)
            ? html
            : Data()
                .Replace(
                    html,
                    match =>
                    {
                        if (match.Length <= LongestAddress && (total += match.Length) <= MostCharacters)
                            return match.Value;
                        count++;
                        return "data:,";
                    }
                );
        leftOut = count;
        return kept;
    }

    /// <summary>The number of characters that embedded pictures take in the HTML.</summary>
    public static int LengthIn(string html) =>
        html.Contains("data:", StringComparison.OrdinalIgnoreCase)
            ? Data().Matches(html).Sum(match => match.Length)
            : 0;

    // Lazy-loading scripts use tiny pictures as placeholders.
    private static bool IsDot(byte[] bytes, ImageType type)
    {
        if (type == ImageType.Gif)
            return bytes.Length < 10
                || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)) <= 2
                || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)) <= 2;
        return type == ImageType.Png
            && (
                bytes.Length < 24
                || BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)) <= 2
                || BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20)) <= 2
            );
    }

    [GeneratedRegex(
        "data:image/[a-z+.-]{1,30}(;[a-z]+=[a-z0-9-]{1,30})?;base64,[A-Za-z0-9+/=%]+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Data();
}
