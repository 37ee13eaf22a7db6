using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.WebPages;

/// <summary>Decodes the bytes of a page in the encoding that a browser would choose.</summary>
internal static partial class PageBytes
{
    // The standard asks for 1024 bytes, but browsers also read pages with long comments or scripts before the
    // declaration.
    private const int Prescan = 8192;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>
    /// Uses the byte-order mark, the <c>Content-Type</c> header, or the page's own declaration (WHATWG Encoding, and
    /// HTML section 13.2.3). Without any of them the page is UTF-8 if it is valid UTF-8, otherwise windows-1252.
    /// </summary>
    public static string Decode(byte[] bytes, string? contentType)
    {
        var (encoding, skip) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };
        if (encoding is not null)
            return encoding.GetString(bytes, skip, bytes.Length - skip);
        if (Labelled(CharsetParameter().Match(contentType ?? "").Groups[1].Value) is { } sent)
            return sent.GetString(bytes);

        // Text in another encoding is hardly ever valid UTF-8 by accident, and pages saved as UTF-8 often keep their
        // old declaration.
        var asUtf8 = ReadStrictly(bytes);
        if (asUtf8 is not null && asUtf8.Length < bytes.Length)
            return asUtf8;
        var declared = Labelled(Declaration(bytes));
        return declared?.GetString(bytes) ?? asUtf8 ?? Named("windows-1252")!.GetString(bytes);
    }

    private static string? ReadStrictly(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Declaration(byte[] bytes)
    {
        var head = Comment().Replace(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Prescan)), "");
        return MetaCharset().Match(head) is { Success: true } meta
            ? meta.Groups[1].Value
            : XmlEncoding().Match(head).Groups[1].Value;
    }

    // Labels that stand for another encoding are listed in the Encoding standard, section 4.2.
    private static Encoding? Labelled(string label) =>
        label.Trim().ToLowerInvariant() switch
        {
            "" => null,
            "utf-8" or "utf8" or "utf-16" or "utf-16le" or "utf-16be" or "unicode" => Encoding.UTF8,
            "iso-8859-1" or "latin1" or "iso8859-1" or "ascii" or "us-ascii" or "l1" or "cp1252" => Named(
                "windows-1252"
            ),
            "iso-8859-9" or "latin5" => Named("windows-1254"),
            "tis-620" or "iso-8859-11" => Named("windows-874"),
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "chinese" => Named("gb18030"),
            "x-sjis" or "sjis" or "shift-jis" or "ms_kanji" or "windows-31j" => Named("shift_jis"),
            "ks_c_5601-1987" or "korean" or "ksc5601" or "windows-949" or "euc-kr" => Named("ks_c_5601-1987"),
            "big5-hkscs" or "x-x-big5" => Named("big5"),
            var other => Named(other),
        };

    private static Encoding? Named(string name)
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

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CharsetParameter();

    [GeneratedRegex(@"<meta\b[^>]{0,400}?charset\s*=\s*[""']?\s*([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();

    [GeneratedRegex(@"^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[""']([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
