using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds;

/// <summary>Addresses as people type them and lists of feeds have them.</summary>
internal static partial class TypedAddress
{
    // What programs hand over when a link to a feed or a podcast is opened: what is asked is http or https.
    private static readonly string[] FeedSchemes = ["feed:", "itpc:", "pcast:", "podcast:", "rss:"];

    /// <summary>True for an address such as <c>feed:</c> or <c>itpc:</c>.</summary>
    public static bool HasFeedScheme(string address) =>
        Array.Exists(FeedSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The address that is meant: <c>feed:https://host/x</c> is <c>https://host/x</c>, and <c>itpc://host/x</c> is
    /// <c>http://host/x</c>.
    /// </summary>
    public static string WithoutFeedScheme(string address)
    {
        if (!HasFeedScheme(address))
            return address;
        var rest = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');
        return rest.Contains("://", StringComparison.Ordinal) ? rest : $"http://{rest}";
    }

    /// <summary>As it may be shown: without the user name and password that may stand before the host.</summary>
    public static string WithoutPassword(string address) => UserInfo().Replace(address, "", 1);

    [GeneratedRegex(@"(?<=^\s*|//)[^/?#\s]*@")]
    private static partial Regex UserInfo();
}
