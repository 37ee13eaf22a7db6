using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Formats;
using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>
/// Makes addresses on this site for pictures of other servers. They are signed, so nobody else can make this site fetch
/// things.
/// </summary>
public sealed partial class ImageAddresses(ImageKey key)
{
    private const int SignatureBytes = 16;

    // A longer one would not fit into a request to this site.
    private const int LongestAddress = 4_000;

    /// <summary>The path of a picture on this site; null if we can't serve it.</summary>
    public string? PathOf(string address)
    {
        var bytes = Encoding.UTF8.GetBytes(address);
        return bytes.Length > LongestAddress || WebAddress.Parse(address) is not { UserInfo.Length: 0 }
            ? null
            : $"/img/{Base64Url.EncodeToString(Signature(bytes))}/{Base64Url.EncodeToString(bytes)}";
    }

    /// <summary>The picture's own address; null if this site did not sign it or it is not an address.</summary>
    public Uri? Read(string signature, string encoded)
    {
        if (!Base64Url.IsValid(signature) || !Base64Url.IsValid(encoded))
            return null;
        var bytes = Base64Url.DecodeFromChars(encoded);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(bytes)))
            return null;
        return WebAddress.Parse(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The publishers' addresses of all pictures in stored HTML, in order.</summary>
    public static IEnumerable<string> PicturesOf(string sanitisedHtml) =>
        ForeignImage().Matches(sanitisedHtml).Select(image => WebUtility.HtmlDecode(image.Groups["src"].Value));

    /// <summary>
    /// Replaces the addresses of pictures in stored HTML by addresses on this site. It relies on the sanitiser, which
    /// writes <c>src</c> first. A picture that we can't serve is left out. The first picture loads at once, the others
    /// when they are near.
    /// </summary>
    /// <param name="sanitisedHtml">The stored HTML.</param>
    /// <param name="origin">
    /// The prefix for the paths: the path prefix of the site or, for HTML that is read elsewhere, the site's address.
    /// </param>
    /// <param name="sizes">The known sizes, by address. They keep the text in place while a picture loads.</param>
    public string Rewrite(
        string sanitisedHtml,
        string origin = "",
        IReadOnlyDictionary<string, ImageSize>? sizes = null
    )
    {
        var isFirst = true;
        return ForeignImage()
            .Replace(
                sanitisedHtml,
                image =>
                {
                    var address = WebUtility.HtmlDecode(image.Groups["src"].Value);
                    if (PathOf(address) is not { } path)
                        return "";
                    var rest = image.Groups["rest"].Value;
                    if (sizes is not null && sizes.TryGetValue(address, out var size))
                        rest = Sized(rest, size);
                    var loading = isFirst ? "" : " loading=\"lazy\"";
                    isFirst = false;
                    return $"""<img src="{origin}{path}"{rest}{loading} decoding="async">""";
                }
            );
    }

    // A publisher who shows a picture smaller than it is has a reason, so the smaller size stays. The shape is the
    // picture's own.
    private static string Sized(string attributes, ImageSize size)
    {
        Dictionary<string, int> given = [];
        foreach (Match match in GivenSize().Matches(attributes))
            given[match.Groups["name"].Value] = int.Parse(match.Groups["pixels"].Value, CultureInfo.InvariantCulture);
        var (width, height) = (size.Width, size.Height);
        if (given.TryGetValue("width", out var narrower))
        {
            if (narrower > 0 && narrower < width)
                (width, height) = (narrower, Math.Max(1, narrower * height / width));
        }
        else if (given.TryGetValue("height", out var lower) && lower > 0 && lower < height)
            (width, height) = (Math.Max(1, lower * width / height), lower);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{GivenSize().Replace(attributes, "")} width=\"{width}\" height=\"{height}\""
        );
    }

    private byte[] Signature(byte[] address) => HMACSHA256.HashData(key.Value, address)[..SignatureBytes];

    // The sanitiser writes no ">" or quotation mark in an attribute, and no "<" in a text.
    [GeneratedRegex("""<img src="(?<src>https?:[^">]*)"(?<rest>[^>]*)>""")]
    private static partial Regex ForeignImage();

    [GeneratedRegex(@" (?<name>width|height)=""(?<pixels>[0-9]{1,9})""")]
    private static partial Regex GivenSize();
}
