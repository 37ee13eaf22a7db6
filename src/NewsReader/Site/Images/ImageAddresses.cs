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
/// Gives pictures of other servers an address of this site, signed so that nobody else can have this site fetch things.
/// </summary>
public sealed partial class ImageAddresses(ImageKey key)
{
    private const int SignatureBytes = 16;

    // Longer ones would not fit a request to this site.
    private const int LongestAddress = 4_000;

    /// <summary>The path at which this site gives out a picture; null for an address that it cannot.</summary>
    public string? PathOf(string address)
    {
        var bytes = Encoding.UTF8.GetBytes(address);
        return bytes.Length > LongestAddress || WebAddress.Parse(address) is not { UserInfo.Length: 0 }
            ? null
            : $"/img/{Base64Url.EncodeToString(Signature(bytes))}/{Base64Url.EncodeToString(bytes)}";
    }

    /// <summary>The picture's own address; null unless this site signed it, and where it is none.</summary>
    public Uri? Read(string signature, string encoded)
    {
        if (!Base64Url.IsValid(signature) || !Base64Url.IsValid(encoded))
            return null;
        var bytes = Base64Url.DecodeFromChars(encoded);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(bytes)))
            return null;
        return WebAddress.Parse(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The addresses of the pictures in HTML as it was stored, in order, at their publishers.</summary>
    public static IEnumerable<string> PicturesOf(string sanitisedHtml) =>
        ForeignImage().Matches(sanitisedHtml).Select(image => WebUtility.HtmlDecode(image.Groups["src"].Value));

    /// <summary>
    /// HTML as it was stored, with its pictures at this site. The sanitiser writes <c>src</c> first; a picture that
    /// cannot be given out is left out. The first picture is loaded at once, the others when they are near.
    /// </summary>
    /// <param name="sanitisedHtml">As stored.</param>
    /// <param name="origin">
    /// What stands before the paths: the prefix that the site is served under or, for HTML that is read elsewhere, its
    /// whole address.
    /// </param>
    /// <param name="sizes">The sizes that are known, by address: with them the text stays where it is when a picture
    /// arrives.</param>
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

    // A publisher who shows a picture smaller than it is has a reason; its shape is its own.
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

    // Nothing that was written has ">" or a quotation mark in an attribute, or "<" in a text.
    [GeneratedRegex("""<img src="(?<src>https?:[^">]*)"(?<rest>[^>]*)>""")]
    private static partial Regex ForeignImage();

    [GeneratedRegex(@" (?<name>width|height)=""(?<pixels>[0-9]{1,9})""")]
    private static partial Regex GivenSize();
}
