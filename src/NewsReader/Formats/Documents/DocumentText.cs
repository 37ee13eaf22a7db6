using System.Text;

namespace NewsReader.Formats.Documents;

/// <summary>Decodes the bytes of a document to text.</summary>
internal static class DocumentText
{
    /// <summary>The size limit for a document, in bytes.</summary>
    public const int MaxBytes = 10_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Decodes UTF-8, with or without a byte-order mark. Line endings of every kind become
    /// <c>\n</c>.</summary>
    /// <exception cref="DocumentException">The document is too large, empty, binary or not UTF-8.</exception>
    public static string Decode(byte[] bytes, string file)
    {
        if (bytes.Length > MaxBytes)
            throw new DocumentException(file, $"expected at most {MaxBytes / 1_000_000} MB");
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new DocumentException(file, "expected UTF-8, found UTF-16; save it as UTF-8", 1);
        if (bytes.AsSpan().IndexOf((byte)0) is >= 0 and var nul)
            throw new DocumentException(
                file,
                "expected text, found a NUL byte, as in binary files",
                LineAt(bytes, nul)
            );

        var text = DecodeStrictly(bytes, file).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text))
            throw new DocumentException(file, "expected text, found an empty document");
        return text;
    }

    private static string DecodeStrictly(byte[] bytes, string file)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var found = e.BytesUnknown is [var first, ..] ? $"the byte 0x{first:X2}" : "a broken character";
            throw new DocumentException(
                file,
                $"expected UTF-8, found {found}; save it as UTF-8",
                LineAt(bytes, e.Index)
            );
        }
    }

    private static int LineAt(byte[] bytes, int index) =>
        1 + bytes.AsSpan(0, Math.Clamp(index, 0, bytes.Length)).Count((byte)'\n');
}
