using NewsReader.Documents;
using NewsReader.Fetching;

namespace NewsReader.Subscriptions;

/// <summary>An address as a person types it, or a list of feeds has it: the user name and password in it are kept apart from it.</summary>
/// <param name="Address">Absolute, http or https, with a host that can be asked.</param>
/// <param name="Credentials">From <c>https://user:password@host/</c>; null without.</param>
public sealed record FeedAddress(Uri Address, FetchCredentials? Credentials)
{
    /// <summary>The longest address that is followed, in characters.</summary>
    public const int MaxLength = 2_000;

    // What programs hand over when a link to a feed or a podcast is opened.
    private static readonly string[] HandedOver = ["feed:", "itpc:", "pcast:", "podcast:", "rss:"];

    /// <summary>Reads an address with or without a scheme, or with one such as <c>feed:</c> or <c>itpc:</c>.</summary>
    /// <returns>Null when it is no address of the web.</returns>
    public static FeedAddress? Read(string text)
    {
        var plain = Plain(text);
        if (plain.Contains(' ', StringComparison.Ordinal) || WebAddress.Parse(plain) is not { AbsoluteUri.Length: <= MaxLength } given) return null;
        var address = given.UserInfo.Length == 0 ? given
            : new Uri(given.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));
        return new(address, FetchCredentials.In(given));
    }

    /// <summary>True for an address with a scheme such as <c>feed:</c> or <c>itpc:</c>.</summary>
    internal static bool IsHandedOver(string text) => Array.Exists(HandedOver, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>What was typed, to be shown again: without a password.</summary>
    public static string Shown(string text) => Read(text) is { Credentials: not null } read ? read.Address.AbsoluteUri : text;

    private static string Plain(string text)
    {
        var plain = text.Trim();
        if (HandedOver.FirstOrDefault(scheme => plain.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } handedOver)
        {
            var rest = plain[handedOver.Length..].TrimStart('/');
            plain = rest.Contains("://", StringComparison.Ordinal) ? rest : $"http://{rest}";
        }
        return plain.Contains("://", StringComparison.Ordinal) ? plain : $"https://{plain}";
    }
}
