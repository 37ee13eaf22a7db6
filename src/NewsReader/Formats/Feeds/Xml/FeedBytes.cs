using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Language;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Decodes the bytes of a feed: by the byte-order mark, else the HTTP charset, else the XML declaration, else as UTF-8
/// (RFC 7303).
/// </summary>
/// <remarks>
/// Declarations are often wrong. Bytes that are valid UTF-8 with characters beyond ASCII are read as UTF-8, whatever
/// single-byte charset is declared. A byte that cannot be UTF-8 is decoded as windows-1252 on its own.
/// </remarks>
internal static partial class FeedBytes
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding Windows1252 = Encodings(1252);

    /// <param name="bytes">The response body.</param>
    /// <param name="contentType">The Content-Type header, or null.</param>
    /// <param name="problems">Receives differences from what was declared.</param>
    public static string Decode(byte[] bytes, string? contentType, ProblemList problems)
    {
        if (ByMark(bytes) is { } marked)
            return marked.Encoding.GetString(bytes.AsSpan(marked.Length));
        var http = Named(CharsetOf(contentType));
        var declared = Declared(bytes);
        foreach (
            var name in new[] { CharsetOf(contentType), declared }.OfType<string>().Where(name => Named(name) is null)
        )
            problems.Add($"The charset “{Shortened(name)}” is not known.");
        if (Unmarked(bytes, Named(declared)) is { } wide)
            return wide.GetString(bytes);
        return Decode(bytes, FitsBytes(http) ?? FitsBytes(Named(declared)), FitsBytes(Named(declared)), problems);
    }

    private static string Decode(byte[] bytes, Encoding? first, Encoding? second, ProblemList problems)
    {
        if (IsUtf8(bytes))
        {
            if (first is null || first is UTF8Encoding || first.CodePage == 20127)
                return Encoding.UTF8.GetString(bytes);
            if (
                !bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F)
                && first.IsSingleByte
                && first.CodePage is not (37 or 500)
            )
                return Encoding.ASCII.GetString(bytes);
            if (first.IsSingleByte && first.CodePage is not (37 or 500))
            {
                problems.Add(
                    $"The charset is declared as {first.WebName}, but the text is UTF-8 and was read as such."
                );
                return Encoding.UTF8.GetString(bytes);
            }
            return first.GetString(bytes);
        }
        foreach (var encoding in new[] { first, second })
            if (encoding is not null and not UTF8Encoding && encoding.CodePage != 20127)
                return encoding.GetString(bytes);
        problems.Add("The text is not entirely UTF-8. The other bytes were read as windows-1252.");
        return Encoding
            .GetEncoding(65001, EncoderFallback.ReplacementFallback, new Windows1252Fallback())
            .GetString(bytes);
    }

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static (Encoding Encoding, int Length)? ByMark(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] when IsUtf8(bytes) => (Encoding.UTF8, 3),
            [0xEF, 0xBB, 0xBF, ..] => (
                Encoding.GetEncoding(65001, EncoderFallback.ReplacementFallback, new Windows1252Fallback()),
                3
            ),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => null,
        };

    // Encodings with several bytes per character can be recognized by the first "<?".
    private static Encoding? Unmarked(byte[] bytes, Encoding? declared) =>
        bytes switch
        {
            [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
            [0, (byte)'<' or (byte)'{', 0, ..] => Encoding.BigEndianUnicode,
            [(byte)'<' or (byte)'{', 0, _, 0, ..] => Encoding.Unicode,
            [0x4C, 0x6F, 0xA7, 0x94, ..] => declared is { CodePage: not 65001 } ? declared : Encodings(37),
            _ => null,
        };

    private static string? CharsetOf(string? contentType) =>
        Charset().Match(contentType ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Declared(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 4096));
        var text = head is [0x4C, 0x6F, 0xA7, 0x94, ..]
            ? Encodings(37).GetString(head)
            : Encoding.Latin1.GetString(head);
        return Declaration().Match(text.Replace("\0", "", StringComparison.Ordinal)) is { Success: true } match
            ? match.Groups[1].Value
            : null;
    }

    // A charset whose text can begin with "<" as a single byte.
    private static Encoding? FitsBytes(Encoding? encoding) =>
        encoding is { CodePage: 1200 or 1201 or 12000 or 12001 or 65000 } ? null : encoding;

    private static Encoding? Named(string? name) =>
        name?.Trim().ToUpperInvariant().Replace('_', '-') switch
        {
            null => null,
            // Mapped as in browsers (WHATWG Encoding Standard).
            "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "LATIN-1" or "L1" or "CP1252" or "WIN-1252" => Windows1252,
            "UTF8" or "UTF-8" or "UNICODE-1-1-UTF-8" => StrictUtf8,
            "ISO-8859-9" or "LATIN5" => Encodings(1254),
            "ISO-8859-11" or "TIS-620" or "THAI" => Encodings(874),
            "GB2312" or "GB2312-80" or "GBK" or "X-GBK" => Encodings(54936),
            "HZ" => Encodings(52936),
            "BIG5-HKSCS" or "BIG5HKSCS" or "BIG5-TW" => Encodings(950),
            "X-SJIS" or "SJIS" or "S-JIS" or "MS932" or "WINDOWS-31J" or "SHIFT-JIS" => Encodings(932),
            "UJIS" or "U-JIS" or "EUCJP" => Encodings(51932),
            "EUC-KR"
            or "EUCKR"
            or "KS-C-5601-1987"
            or "KS-C-5601-1989"
            or "KS-C-5601"
            or "KSC5601"
            or "KSC-5601"
            or "KSX1001"
            or "KOREAN"
            or "CP949" => Encodings(949),
            "MAC-CYRILLIC" or "MACCYRILLIC" => Encodings(10007),
            "UTF-7" => null,
            var usual => Find(name) ?? Find(usual) ?? OfNumber(usual),
        };

    // The prefix before the number of a code page or ISO 8859 part varies between systems: "cp866", "866",
    // "windows1251", "iso8859-5".
    private static Encoding? OfNumber(string name)
    {
        if (name.StartsWith("ISO8859-", StringComparison.Ordinal))
            return Find("ISO-" + name["ISO".Length..]);
        var start = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (
            start < 0
            || name[..start].TrimEnd('-')
                is not ("" or "CP" or "IBM" or "CSIBM" or "DOS" or "MS" or "WIN" or "WINDOWS" or "X-CP")
        )
            return null;
        if (
            !int.TryParse(name.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var codePage)
            || codePage is < 100 or > ushort.MaxValue
        )
            return null;
        // A declaration that is readable as ASCII cannot be in EBCDIC.
        return
            CodePagesEncodingProvider.Instance.GetEncoding(codePage) is { } encoding && encoding.GetString("<"u8) == "<"
            ? encoding
            : null;
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Encodings(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

    private static string Shortened(string name) => Shortening.Cut(name, 41);

    [GeneratedRegex("charset\\s*=\\s*[\"']?([\\w.:+-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex("<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']?\\s*([\\w.:+-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    /// <summary>Decodes each byte that is not UTF-8 as windows-1252.</summary>
    private sealed class Windows1252Fallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private string characters = "";
            private int next;

            public override int Remaining => characters.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (characters, next) = (Windows1252.GetString(bytesUnknown), 0);
                return characters.Length > 0;
            }

            public override char GetNextChar() => next < characters.Length ? characters[next++] : '\0';

            public override bool MovePrevious() => next > 0 && --next >= 0;

            public override void Reset() => (characters, next) = ("", 0);
        }
    }
}
