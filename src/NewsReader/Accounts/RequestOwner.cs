using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;

namespace NewsReader.Accounts;

/// <summary>
/// Whose request it is. Where an owner was made, theirs are those that are signed in. Where none was, and the site
/// listens to this machine alone, they are those that come from this machine without a proxy between; else nobody's.
/// </summary>
public sealed class RequestOwner(IServer server, IConfiguration configuration, IOptions<SiteOptions> site)
{
    // What browsers and plain clients send by themselves. All else may be a proxy's, whose names nobody can list:
    // X-Cluster-Client-IP, Fly-Client-IP, X-Original-For, Via. One of these and a browser's new header are told apart
    // on the safe side.
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

    /// <summary>True once an owner was made: from then on they sign in, wherever they are.</summary>
    public bool HasOwner
    {
        get => hasOwner;
        internal set => hasOwner = value;
    }

    /// <summary>
    /// True when nobody but the person at this machine can reach the site, as far as its settings tell.
    /// </summary>
    public bool IsLocalOnly => isLocalOnly;

    /// <summary>Looks where the site listens, once it does; until then nobody is at this machine.</summary>
    internal void Start()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // Whoever names a proxy, or names the site to others, has put one before it, or is about to.
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

    /// <summary>True when the request is the owner's: they may change things.</summary>
    public bool IsOwner(HttpContext context) => IsSignedIn(context) || IsAtThisMachine(context);

    /// <summary>True when the request is that of the person at this machine, and there is no other owner.</summary>
    public bool IsAtThisMachine(HttpContext context) =>
        !HasOwner
        && IsLocalOnly
        // Absent where it cannot be told: then it is not from here.
        && context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && IsLoopback(context.Request.Host.Host)
        // Browsers have long left HTTP/1.0; proxies that say nothing of themselves have not.
        && !HttpProtocol.IsHttp10(context.Request.Protocol)
        && !context.Request.Headers.Keys.Any(MayBeOfProxy);

    /// <summary>True for whoever has signed in: what they get is kept for nobody else, and can hold forms.</summary>
    public static bool IsSignedIn(HttpContext context) => context.User.Identity is { IsAuthenticated: true };

    /// <summary>
    /// True when a page shows what is the owner's: one and the same for all readers, since they share the kept pages.
    /// What it leads to asks anew.
    /// </summary>
    public bool IsShown(HttpContext context) => IsSignedIn(context) || (!HasOwner && IsLocalOnly);

    /// <summary>The link in the foot of pages, or null.</summary>
    public (string Href, string Text)? Link(HttpContext context) =>
        IsShown(context) ? ("/owner", "Owner")
        : HasOwner ? ("/sign-in", "Sign in")
        : null;

    // HTTP/2 and 3 name some things with a colon before them.
    private static bool MayBeOfProxy(string header) =>
        !OfBrowsers.Contains(header)
        && !header.StartsWith(':')
        && !Array.Exists(PrefixesOfBrowsers, prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
