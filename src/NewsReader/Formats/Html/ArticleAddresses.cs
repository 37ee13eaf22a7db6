using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html;

/// <summary>The addresses in an article, judged and made absolute.</summary>
/// <param name="baseAddress">What relative ones are resolved against; without it (or if it is neither http nor https)
/// there are none.</param>
/// <param name="isPage">True for a saved page: "//host/path" is of the scheme that it had, which is mostly
/// https.</param>
internal sealed class ArticleAddresses(Uri? baseAddress, bool isPage = false)
{
    private const int MaxLength = 8_000;

    private readonly Uri? baseAddress = baseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        ? baseAddress
        : null;

    /// <summary>Where the article stands, as far as its base tells; null when nothing does.</summary>
    public Uri? Page => baseAddress;

    /// <summary>
    /// Where a link leads: an absolute http, https or mailto URI without tracking parameters; null for every other, and
    /// for places on the same page.
    /// </summary>
    public string? Link(string? given) =>
        Absolute(given) switch
        {
            { Scheme: "http" or "https" } uri => Trackers.WithoutParameters(uri.AbsoluteUri),
            { Scheme: "mailto" } uri => uri.AbsoluteUri,
            _ => null,
        };

    /// <summary>
    /// An absolute http or https URI, unchanged (pictures' addresses may be signed), or a picture itself, as data;
    /// null for every other.
    /// </summary>
    public string? Picture(string? given) =>
        EmbeddedPicture.Is(given) ? EmbeddedPicture.Read(given!)?.Address
        : Absolute(given) is { Scheme: "http" or "https" } uri ? uri.AbsoluteUri
        : null;

    // Browsers ignore control characters in a scheme, so they go first.
    private Uri? Absolute(string? given)
    {
        if (given?.Length > 2 * MaxLength)
            return null;
        var plain = string.Concat((given ?? "").Where(c => !char.IsControl(c))).Trim();
        if (plain.Length is 0 or > MaxLength || plain[0] == '#')
            return null;
        // In an address of the web, as browsers read it, "\" is "/".
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
