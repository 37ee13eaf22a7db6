using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>
/// An address as a person types it, or a list of feeds has it: the user name and password in it are kept apart from it.
/// </summary>
/// <param name="Address">Absolute, http or https, with a host that can be asked.</param>
/// <param name="Credentials">From <c>https://user:password@host/</c>; null without.</param>
public sealed record FeedAddress(Uri Address, FetchCredentials? Credentials)
{
    /// <summary>The longest address that is followed, in characters.</summary>
    public const int MaxLength = 2_000;

    /// <summary>True when no scheme was given, so that https is only what is tried first.</summary>
    public bool IsSchemeGuessed { get; private init; }

    /// <summary>Reads an address with or without a scheme, or with one such as <c>feed:</c> or <c>itpc:</c>.</summary>
    /// <returns>Null when it is no address of the web.</returns>
    public static FeedAddress? Read(string text)
    {
        var plain = TypedAddress.WithoutFeedScheme(text.Trim());
        var isGuessed = !plain.Contains("://", StringComparison.Ordinal);
        if (isGuessed)
            plain = $"https://{plain}";
        if (plain.Contains(' ', StringComparison.Ordinal))
            return null;
        if (WebAddress.Parse(plain) is not { AbsoluteUri.Length: <= MaxLength } given)
            return null;
        var address =
            given.UserInfo.Length == 0
                ? given
                : new Uri(
                    given.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
                );
        return new(address, FetchCredentials.In(given)) { IsSchemeGuessed = isGuessed };
    }
}
