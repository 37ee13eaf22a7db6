using NewsReader.Sanitising;

namespace NewsReader.Documents;

/// <summary>Addresses of stories on the web.</summary>
internal static class WebAddress
{
    /// <summary>The absolute http or https address without its fragment and without what only says how a reader came, by which a story is recognised; null for anything else.</summary>
    public static string? Canonical(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? Trackers.WithoutParameters(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))
            : null;
}
