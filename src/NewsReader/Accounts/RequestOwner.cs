using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;

namespace NewsReader.Accounts;

/// <summary>
/// Says whether a request is the owner's. Once there is an owner account, it is if they are signed in. Before that, it
/// is if only this machine can reach the site and the request comes from it without a proxy in between.
/// </summary>
public sealed class RequestOwner(IServer server, IConfiguration configuration, IOptions<SiteOptions> site)
{
    // The headers that browsers and simple clients send by themselves. Any other may come from a proxy. Nobody can list
    // those (X-Cluster-Client-IP, Fly-Client-IP, X-Original-For, Via …), so an unknown header counts as a proxy's, even
    // if it is a browser's new one.
    private static readonly HashSet<string> OfBrowsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host",
        "Connection",
        "Keep-Alive",
        "User-Agent",
        "Cookie",
        "Origin",
        "Referer",
        "Authorization",
        "Cache-Control",
        "Pragma",
        "Range",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Expect",
        "Upgrade",
        "Upgrade-Insecure-Requests",
        "DNT",
        "Priority",
        "Purpose",
        "Save-Data",
        "Device-Memory",
        "Downlink",
        "DPR",
        "ECT",
        "RTT",
        "Viewport-Width",
        "Width",
        "X-Requested-With",
        "RequestVerificationToken",
    };

    private static readonly string[] PrefixesOfBrowsers =
    [
        "Accept",
        "Content-",
        "If-",
        "Sec-",
        "Access-Control-Request-",
    ];

    private volatile bool hasOwner;
    private volatile bool isLocalOnly;

    /// <summary>True once there is an owner account. From then on the owner signs in, wherever they are.</summary>
    public bool HasOwner
    {
        get => hasOwner;
        internal set => hasOwner = value;
    }

    /// <summary>
    /// True if only the person at this machine can reach the site, as far as the settings show.
    /// </summary>
    public bool IsLocalOnly => isLocalOnly;

    /// <summary>
    /// Reads where the site listens, once it does. Until then no request counts as from this machine.
    /// </summary>
    internal void Start()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // Someone who names a proxy or a public name has put a proxy in front of the site, or is about to.
        var names = HostFilter.Names(configuration).AsEnumerable();
        if (!string.IsNullOrEmpty(site.Value.BaseAddress))
            names = names.Append(new Uri(site.Value.BaseAddress).Host);
        isLocalOnly =
            addresses.Count > 0
            && addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsLoopback(uri.Host))
            && names.Any()
            && names.All(IsLoopback)
            && !PathPrefix.Of(configuration).HasValue
            && !configuration.GetSection("Proxies").GetChildren().Any();
    }

    /// <summary>True if the request is the owner's, who may change things.</summary>
    public bool IsOwner(HttpContext context) => IsSignedIn(context) || IsAtThisMachine(context);

    /// <summary>True if the request is from the person at this machine and there is no owner account.</summary>
    public bool IsAtThisMachine(HttpContext context) =>
        !HasOwner
        && IsLocalOnly
        // Null if it is unknown: then the request does not count as from here.
        && context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && IsLoopback(context.Request.Host.Host)
        // No browser uses HTTP/1.0 any more, but proxies that say nothing about themselves do.
        && !HttpProtocol.IsHttp10(context.Request.Protocol)
        && !context.Request.Headers.Keys.Any(MayBeAProxys);

    /// <summary>
    /// True if the owner is signed in. Their pages are not cached for others, and may contain forms.
    /// </summary>
    public static bool IsSignedIn(HttpContext context) => context.User.Identity is { IsAuthenticated: true };

    /// <summary>
    /// True if a page shows the owner's links. Readers share cached pages, so it is the same for all of them. The pages
    /// behind the links check again.
    /// </summary>
    public bool IsShown(HttpContext context) => IsSignedIn(context) || (!HasOwner && IsLocalOnly);

    /// <summary>The link in the footer, or null.</summary>
    public (string Href, string Text)? Link(HttpContext context) =>
        IsShown(context) ? ("/owner", "Owner")
        : HasOwner ? ("/sign-in", "Sign in")
        : null;

    // Names that begin with a colon are pseudo-headers of HTTP/2 and 3.
    private static bool MayBeAProxys(string header) =>
        !OfBrowsers.Contains(header)
        && !header.StartsWith(':')
        && !Array.Exists(PrefixesOfBrowsers, prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
