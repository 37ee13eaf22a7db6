using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Documents;

namespace NewsReader.Images;

/// <summary>Gives pictures of other servers an address of this site, signed so that nobody else can have this site fetch things.</summary>
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
        if (!Base64Url.IsValid(signature) || !Base64Url.IsValid(encoded)) return null;
        var bytes = Base64Url.DecodeFromChars(encoded);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), Signature(bytes))) return null;
        return WebAddress.Parse(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>HTML as it was stored, with its pictures at this site. The sanitiser writes <c>src</c> first; a picture that cannot be given out is left out.</summary>
    /// <param name="sanitisedHtml">As stored.</param>
    /// <param name="origin">What stands before the paths: the prefix that the site is served under or, for HTML that is read elsewhere, its whole address.</param>
    public string Rewrite(string sanitisedHtml, string origin = "") => ForeignImage().Replace(sanitisedHtml, image =>
        PathOf(WebUtility.HtmlDecode(image.Groups["src"].Value)) is { } path ? $"""<img src="{origin}{path}"{image.Groups["rest"].Value} loading="lazy" decoding="async">""" : "");

    private byte[] Signature(byte[] address) => HMACSHA256.HashData(key.Value, address)[..SignatureBytes];

    // Nothing that was written has ">" or a quotation mark in an attribute, or "<" in a text.
    [GeneratedRegex("""<img src="(?<src>https?:[^">]*)"(?<rest>[^>]*)>""")]
    private static partial Regex ForeignImage();
}
