using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>Resolves character references of XML and HTML.</summary>
internal static class CharacterReferences
{
    private const int MaxName = 32;

    // HTML maps &#128; to &#159; to the characters of windows-1252 (HTML Living Standard, 13.2.5.80).
    private const string C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The characters of a named HTML reference.</summary>
    /// <param name="name">Without "&amp;" and ";".</param>
    public static string? Named(ReadOnlySpan<char> name) => HtmlEntityProvider.Resolver.GetSymbol($"{name};");

    /// <summary>Reads the reference at <paramref name="at"/>, the position of "&amp;".</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">The position of "&amp;".</param>
    /// <param name="length">The length of the reference, or 0 if there is none.</param>
    /// <returns>The characters, empty for one that text cannot contain; null for an unknown reference.</returns>
    public static string? Read(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        var rest = text[(at + 1)..];
        if (rest.Length > 1 && rest[0] == '#')
            return ReadNumber(rest, out length);
        var end = rest[..Math.Min(rest.Length, MaxName)].IndexOfAnyExcept(Letters);
        if (end <= 0 || rest[end] != ';')
            return null;
        length = end + 2;
        return Named(rest[..end]);
    }

    /// <summary>Resolves all references. Anything that is not a reference stays unchanged.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var next = text.IndexOf('&');
        if (next < 0)
            return text.ToString();
        var decoded = new StringBuilder(text.Length);
        var start = 0;
        while (next >= 0)
        {
            var at = start + next;
            decoded.Append(text[start..at]);
            if (Read(text, at, out var length) is { } characters)
            {
                decoded.Append(characters);
                start = at + length;
            }
            else
            {
                decoded.Append('&');
                start = at + 1;
            }
            next = text[start..].IndexOf('&');
        }
        return decoded.Append(text[start..]).ToString();
    }

    private static string? ReadNumber(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        var isHex = rest[1] is 'x' or 'X';
        var digits = rest[(isHex ? 2 : 1)..];
        digits = digits[..Math.Min(digits.Length, MaxName)];
        var end = digits.IndexOfAnyExcept(isHex ? Hex : Decimal);
        if (end < 0)
            end = digits.Length;
        if (end == 0)
            return null;
        length = 1 + (isHex ? 2 : 1) + end + (end < digits.Length && digits[end] == ';' ? 1 : 0);
        if (
            !int.TryParse(
                digits[..end],
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return "\uFFFD";
        if (number is >= 0x80 and <= 0x9F)
            return C1[number - 0x80].ToString();
        if (number is < 0x20 and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF)
            return "";
        return Rune.TryCreate(number, out var rune) ? rune.ToString() : "\uFFFD";
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );
    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create(
        "0123456789abcdefABCDEF"
    );
    private static readonly System.Buffers.SearchValues<char> Decimal = System.Buffers.SearchValues.Create(
        "0123456789"
    );
}
