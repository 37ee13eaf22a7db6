using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace NewsReader.Formats.Documents;

/// <summary>The page in a web archive (MHTML, RFC 2557), the format in which browsers save a page as one
/// file.</summary>
/// <param name="Html">The page's bytes.</param>
/// <param name="ContentType">Their media type according to the archive.</param>
/// <param name="Address">The page's original address, if the archive contains it.</param>
internal sealed partial record WebArchive(byte[] Html, string ContentType, Uri? Address)
{
    // For a picture without a web address.
    private const int MaxPictureBytes = 300_000;
    private const int MaxPictures = 20;

    // Total over all places where the page shows the pictures.
    private const int MaxPictureCharacters = 4_000_000;

    public static bool Reads(string path) => Path.GetExtension(path).ToUpperInvariant() is ".MHTML" or ".MHT";

    /// <summary>True for bytes that start like a web archive, whatever the file is called.</summary>
    public static bool Begins(byte[] bytes) =>
        Encoding.ASCII.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2_000))) is var head
        && (
            head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            || head.Contains("\nMIME-Version:", StringComparison.OrdinalIgnoreCase)
        )
        && head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="DocumentException">The archive contains no page.</exception>
    public static WebArchive Open(byte[] bytes, string file)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var archive = MimeMessage.Load(new ParserOptions { MaxMimeDepth = 16 }, stream);
            var parts = archive.BodyParts.OfType<MimePart>().ToList();
            var page =
                parts
                    .OfType<TextPart>()
                    .FirstOrDefault(part => part.IsHtml || part.ContentType.IsMimeType("application", "xhtml+xml"))
                ?? throw NoPage(file);
            var charset = page.ContentType.Charset is { Length: > 0 } name ? $"; charset={name}" : "";
            var address =
                page.Headers["Content-Location"]
                ?? archive.Headers["Snapshot-Content-Location"]
                ?? archive.Headers["Content-Location"];
            var uri = WebAddress.Canonical(address) is null ? null : new Uri(address!.Trim());
            return new(WithPictures(Decoded(page), parts), "text/html" + charset, uri);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException)
        {
            throw NoPage(file);
        }
    }

    // A picture that the page refers to by its content id has no other address, so it is inlined into the page.
    private static byte[] WithPictures(byte[] html, List<MimePart> parts)
    {
        var page = Encoding.Latin1.GetString(html);
        if (!page.Contains("cid:", StringComparison.OrdinalIgnoreCase))
            return html;
        var pictures = parts
            .Where(part => part.ContentId is not null && part.ContentType.IsMimeType("image", "*"))
            .Take(MaxPictures)
            .Select(part => (Id: part.ContentId!, Type: part.ContentType.MimeType, Bytes: Decoded(part)))
            .Where(picture => picture.Bytes.Length is > 0 and <= MaxPictureBytes)
            .GroupBy(picture => picture.Id, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => $"data:{same.First().Type};base64,{Convert.ToBase64String(same.First().Bytes)}",
                StringComparer.Ordinal
            );
        var left = MaxPictureCharacters;
        return Encoding.Latin1.GetBytes(
            Numbered()
                .Replace(
                    page,
                    name =>
                    {
                        if (
                            !pictures.TryGetValue(Uri.UnescapeDataString(name.Groups[1].Value), out var picture)
                            || picture.Length > left
                        )
                            return name.Value;
                        left -= picture.Length;
                        return picture;
                    }
                )
        );
    }

    private static byte[] Decoded(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    private static DocumentException NoPage(string file) =>
        new(file, "expected a web archive (MHTML) with a page in it, found none");

    [GeneratedRegex("""cid:([^"'\s<>)]{1,200})""", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
