using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using NewsReader.Formats.Html;

namespace NewsReader.Formats;

/// <summary>
/// Decides what is a valid web address. Every address from outside goes through this class, so other code need not
/// check again.
/// </summary>
internal static partial class WebAddress
{
    // RFC 1035, section 2.3.4, for names in text form.
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly IdnMapping Punycode = new() { AllowUnassigned = true };

    /// <summary>
    /// Parses an absolute http or https address with a real host, keeping its user name and fragment. Null for anything
    /// else.
    /// </summary>
    /// <param name="given">The address from a feed, page or form.</param>
    /// <param name="baseAddress">The base for a relative address; without it relative addresses are invalid.</param>
    public static Uri? Parse(string? given, Uri? baseAddress = null)
    {
        var text = given?.Trim();
        var isAddress = baseAddress is null
            ? Uri.TryCreate(text, UriKind.Absolute, out var uri)
            : Uri.TryCreate(baseAddress, text, out uri);
        return isAddress && IsWeb(uri!) ? uri : null;
    }

    /// <summary>True for an absolute http or https address with a real host.</summary>
    public static bool IsWeb(Uri uri) =>
        uri is { IsAbsoluteUri: true, Scheme: "http" or "https", Port: > 0 } && HasHost(uri);

    /// <summary>
    /// The address by which a page is recognized: absolute, http or https, without tracking parameters, and without its
    /// fragment unless that belongs to the page's name ("#!…", "#/…"). Null for anything else.
    /// </summary>
    public static string? Canonical(string? address) => Read(address, fragment => fragment[0] is '!' or '/');

    /// <summary>The same with its fragment, because one page can contain several entries of a feed.</summary>
    public static string? OfEntry(string? address) => Read(address, _ => true);

    /// <summary>
    /// The same for a story in a list: with its fragment, unless that leads to a part found on every page, such as
    /// comments.
    /// </summary>
    public static string? OfRelated(string? address) => Read(address, fragment => !PartsOfPages().IsMatch(fragment));

    /// <summary>
    /// The address without scheme, "www." and trailing slash. It stays the same when a site moves to https.
    /// </summary>
    /// <param name="address">An absolute http or https address.</param>
    public static string Key(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        return (
            address.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                ? address[(start + 4)..]
                : address[start..]
        ).TrimEnd('/');
    }

    /// <summary>The other addresses with the same <see cref="Key"/>.</summary>
    public static IEnumerable<string> SameAs(string address)
    {
        var key = Key(address);
        string[] forms = [$"https://{key}", $"http://{key}", $"https://www.{key}", $"http://www.{key}"];
        return forms.SelectMany(form => (string[])[form, form + "/"]).Where(form => form != address);
    }

    /// <summary>Removes a fragment that leads to a part found on every page, such as comments.</summary>
    public static string WithoutPart(string address) =>
        address.Split('#') is [var page, var part] && PartsOfPages().IsMatch(part) ? page : address;

    // Google Alerts links to each story through a page of its own.
    private static Uri? RedirectTarget(Uri uri) =>
        uri.AbsolutePath == "/url" && uri.Host.StartsWith("www.google.", StringComparison.Ordinal)
            ? Parse(HttpUtility.ParseQueryString(uri.Query)["url"] ?? HttpUtility.ParseQueryString(uri.Query)["q"])
            : null;

    private static string? Read(string? address, Predicate<string> keepsFragment)
    {
        if (Parse(address) is not { UserInfo.Length: 0 } uri)
            return null;
        uri = RedirectTarget(uri) ?? uri;
        var fragment = uri.GetComponents(UriComponents.Fragment, UriFormat.UriEscaped);
        // A text fragment (":~:text=…") does not identify a part of the page.
        if (fragment.IndexOf(":~:", StringComparison.Ordinal) is >= 0 and var words)
            fragment = fragment[..words];
        var kept = fragment.Length > 0 && keepsFragment(fragment) ? $"#{fragment}" : "";
        return Trackers.WithoutParameters(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) + kept);
    }

    private static bool HasHost(Uri uri)
    {
        try
        {
            return uri.HostNameType switch
            {
                UriHostNameType.IPv4 => true,
                // A zone identifies a network interface on one machine (RFC 6874).
                UriHostNameType.IPv6 => !uri.IdnHost.Contains('%', StringComparison.Ordinal),
                // IP addresses can be written in full-width digits. Whether they may be requested is for AddressGuard
                // to decide.
                _ => IPAddress.TryParse(uri.IdnHost, out _) || IsName(uri.IdnHost),
            };
        }
        catch (UriFormatException)
        {
            // The host consists of characters that vanish in a name, such as U+200B.
            return false;
        }
    }

    private static bool IsName(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (name.Length > LongestName)
            return false;
        var labels = name.Split('.');
        // A name that ends in a number is an invalid IP address such as 256.1.1.1.
        return Array.TrueForAll(labels, IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    // The underscore is in no RFC, but many host names contain it.
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label.Any(char.IsAsciiLetterOrDigit)
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && (!label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) || IsPunycode(label));

    private static bool IsPunycode(string label)
    {
        try
        {
            return Punycode.GetUnicode(label).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        @"^(top|main|content|article|story|comments?|comment-\d+|respond|replies|disqus_thread|share|more(-\d+)?|read-?more)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PartsOfPages();
}
