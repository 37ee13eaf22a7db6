using NewsReader.Sanitising;

namespace NewsReader.Documents;

/// <summary>Addresses of stories on the web.</summary>
internal static class WebAddress
{
    /// <summary>
    /// The absolute http or https address by which a story is recognised: with its fragment, since pages of notes hold a story behind
    /// each, and without what only says how a reader came. Null for anything else.
    /// </summary>
    public static string? Canonical(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? Trackers.WithoutParameters(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) + Fragment(uri))
            : null;

    /// <summary>The address without its scheme and "www.": the same for a site's addresses before and after it moves to https.</summary>
    /// <param name="address">An absolute http or https address.</param>
    public static string Key(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        return address.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address[(start + 4)..] : address[start..];
    }

    // A fragment for marking words (":~:text=") names no part of a page.
    private static string Fragment(Uri uri)
    {
        var fragment = uri.GetComponents(UriComponents.Fragment, UriFormat.UriEscaped);
        if (fragment.IndexOf(":~:", StringComparison.Ordinal) is >= 0 and var words) fragment = fragment[..words];
        return fragment.Length == 0 ? "" : $"#{fragment}";
    }
}
