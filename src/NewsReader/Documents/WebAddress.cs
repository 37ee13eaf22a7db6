namespace NewsReader.Documents;

/// <summary>Addresses of stories on the web.</summary>
internal static class WebAddress
{
    /// <summary>The absolute http or https address without its fragment, by which a story is recognised; null for anything else.</summary>
    public static string? Canonical(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)
            : null;
}
