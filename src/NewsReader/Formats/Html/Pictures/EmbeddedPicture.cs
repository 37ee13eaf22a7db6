using System.Buffers.Binary;
using System.Text.RegularExpressions;
using NewsReader.Formats.Images;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>
/// A picture that stands in a text itself, as <c>data:image/png;base64,…</c> (RFC 2397). Only kinds that hold no
/// script, by what their bytes are.
/// </summary>
/// <param name="Address">In the one form in which it is written.</param>
/// <param name="Type">What its bytes are.</param>
/// <param name="Bytes">Decoded.</param>
internal sealed partial record EmbeddedPicture(string Address, ImageType Type, byte[] Bytes)
{
    /// <summary>The largest that is kept, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The most that an article has of them, in characters.</summary>
    private const int MostCharacters = 3_000_000;

    private const int LongestAddress = MaxBytes / 3 * 4 + 1_000;

    private const string Base64 = ";base64,";

    /// <summary>True for an address that begins as such a picture does.</summary>
    public static bool Is(string? address) =>
        address is not null && address.AsSpan().TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when it is none, too large, or too small to be seen.</summary>
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

    /// <summary>HTML without the pictures in it that are too large, or too many: their descriptions stay.</summary>
    /// <param name="html">As given.</param>
    /// <param name="leftOut">How many were left out.</param>
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

    /// <summary>How many characters of HTML are such pictures.</summary>
    public static int LengthIn(string html) =>
        html.Contains("data:", StringComparison.OrdinalIgnoreCase)
            ? Data().Matches(html).Sum(match => match.Length)
            : 0;

    // Scripts that load pictures late have such ones in their places.
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
