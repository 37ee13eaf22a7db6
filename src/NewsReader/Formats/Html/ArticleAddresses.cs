using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html;

/// <summary>Checks the addresses in an article and makes them absolute.</summary>
/// <param name="baseAddress">The base for relative addresses. If it is missing, or neither http nor https, relative
/// addresses are dropped.</param>
/// <param name="isPage">True for a saved page. Then "//host/path" gets the likely scheme of the original,
/// https.</param>
internal sealed class ArticleAddresses(Uri? baseAddress, bool isPage = false)
{
    private const int MaxLength = 8_000;

    private readonly Uri? baseAddress = baseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        ? baseAddress
        : null;

    /// <summary>The page the article stands on, as far as the base tells, or null.</summary>
    public Uri? Page => baseAddress;

    /// <summary>
    /// The target of a link: an absolute http, https or mailto URI without tracking parameters. Null for anything else,
    /// and for anchors on the same page.
    /// </summary>
    public string? Link(string? given) =>
        Absolute(given) switch
        {
            { Scheme: "http" or "https" } uri => Trackers.WithoutParameters(uri.AbsoluteUri),
            { Scheme: "mailto" } uri => uri.AbsoluteUri,
            _ => null,
        };

    /// <summary>
    /// An absolute http or https URI, unchanged because picture addresses may be signed, or an embedded picture as a
    /// data URI. Null for anything else.
    /// </summary>
    public string? Picture(string? given) =>
        EmbeddedPicture.Is(given) ? EmbeddedPicture.Read(given!)?.Address
        : Absolute(given) is { Scheme: "http" or "https" } uri ? uri.AbsoluteUri
        : null;

    // Browsers ignore control characters in a scheme, so remove them first.
    private Uri? Absolute(string? given)
    {
        if (given?.Length > 2 * MaxLength)
            return null;
        var plain = string.Concat((given ?? "").Where(c => !char.IsControl(c))).Trim();
        if (plain.Length is 0 or > MaxLength || plain[0] == '#')
            return null;
        // Like browsers, treat "\" in a web address as "/".
        if (plain[0] == '\\')
            plain = plain.Replace('\\', '/');
        if (isPage && baseAddress is null && plain.StartsWith("//", StringComparison.Ordinal))
            plain = $"https:{plain}";
        var isAbsolute = baseAddress is null
            ? Uri.TryCreate(plain, UriKind.Absolute, out var uri)
            : Uri.TryCreate(baseAddress, plain, out uri);
        return isAbsolute && (uri!.Scheme == "mailto" || uri.UserInfo.Length == 0 && WebAddress.IsWeb(uri))
            ? uri
            : null;
    }
}
