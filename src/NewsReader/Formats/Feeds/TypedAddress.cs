using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds;

/// <summary>Feed addresses as people type them and OPML files contain them.</summary>
internal static partial class TypedAddress
{
    // Schemes that programs pass on when someone opens a link to a feed or podcast. The request uses http or https.
    private static readonly string[] FeedSchemes = ["feed:", "itpc:", "pcast:", "podcast:", "rss:"];

    /// <summary>True for an address such as <c>feed:</c> or <c>itpc:</c>.</summary>
    public static bool HasFeedScheme(string address) =>
        Array.Exists(FeedSchemes, scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The address to request: <c>feed:https://host/x</c> becomes <c>https://host/x</c>, and <c>itpc://host/x</c>
    /// becomes <c>http://host/x</c>.
    /// </summary>
    public static string WithoutFeedScheme(string address)
    {
        if (!HasFeedScheme(address))
            return address;
        var rest = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');
        return rest.Contains("://", StringComparison.Ordinal) ? rest : $"http://{rest}";
    }

    /// <summary>The address without user name and password, safe to show.</summary>
    public static string WithoutPassword(string address) => UserInfo().Replace(address, "", 1);

    [GeneratedRegex(@"(?<=^\s*|//)[^/?#\s]*@")]
    private static partial Regex UserInfo();
}
