using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>
/// An address as a person types it or a list of feeds has it, separated from the user name and password in it.
/// </summary>
/// <param name="Address">Absolute, http or https, with a valid host.</param>
/// <param name="Credentials">From <c>https://user:password@host/</c>; null if there are none.</param>
public sealed record FeedAddress(Uri Address, FetchCredentials? Credentials)
{
    /// <summary>The maximum length of an address, in characters.</summary>
    public const int MaxLength = 2_000;

    /// <summary>True if no scheme was typed. Then https is only the first try.</summary>
    public bool IsSchemeGuessed { get; private init; }

    /// <summary>Reads an address with or without a scheme, or with one such as <c>feed:</c> or <c>itpc:</c>.</summary>
    /// <returns>Null if it is not a web address.</returns>
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
