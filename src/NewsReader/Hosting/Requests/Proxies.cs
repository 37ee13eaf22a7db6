using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// The reverse proxies in the setting <c>Proxies</c>, whose forwarded headers are trusted.
/// </summary>
internal static class Proxies
{
    // A connection over a Unix socket has no remote address.
    private const string UnixSocket = "unix";

    /// <exception cref="SettingException">A proxy is neither an address nor a network.</exception>
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var named = configuration.GetSection("Proxies").GetChildren().Select(proxy => proxy.Value ?? "").ToList();
        var networks = named.Where(proxy => proxy != UnixSocket).Select(Network).ToList();
        services.AddSingleton(new OverSocket(named.Contains(UnixSocket)));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // By default the framework trusts this machine and one proxy in a row and, if the list is empty, everyone.
            // So put an address into the list that nobody has.
            forwarded.KnownProxies.Clear();
            forwarded.KnownProxies.Add(IPAddress.None);
            forwarded.KnownIPNetworks.Clear();
            forwarded.ForwardLimit = null;
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardedHeaders =
                named.Count == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor
                        | ForwardedHeaders.XForwardedProto
                        | ForwardedHeaders.XForwardedHost
                        | ForwardedHeaders.XForwardedPrefix;
        });
    }

    /// <summary>
    /// Applies the forwarded headers of trusted proxies. An invalid prefix is removed, whoever sent it.
    /// </summary>
    public static void UseProxies(this IApplicationBuilder app)
    {
        app.Use(
            (context, next) =>
            {
                var headers = context.Request.Headers;
                if (headers.TryGetValue(PathPrefix.Header, out var header))
                {
                    var prefixes = header
                        .ToString()
                        .Split(',', StringSplitOptions.TrimEntries)
                        .Select(PathPrefix.Read)
                        .ToList();
                    if (prefixes.TrueForAll(prefix => prefix is { HasValue: true }))
                        headers[PathPrefix.Header] = string.Join(
                            ", ",
                            prefixes.Select(prefix => prefix!.Value.ToUriComponent())
                        );
                    else
                        headers.Remove(PathPrefix.Header);
                }
                return next(context);
            }
        );
        // The framework trusts connections without a remote address.
        var trustsSockets = app.ApplicationServices.GetRequiredService<OverSocket>().IsTrusted;
        app.UseWhen(
            context => trustsSockets || context.Connection.RemoteIpAddress is not null,
            trusted => trusted.UseForwardedHeaders()
        );
        app.UseMiddleware<PathBaseMiddleware>();
    }

    private sealed record OverSocket(bool IsTrusted);

    private static IPNetwork Network(string proxy)
    {
        // A single address is a network of one. An IPv4 address may be written as IPv6.
        if (IPAddress.TryParse(proxy, out var address))
        {
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            return new(address, address.GetAddressBytes().Length * 8);
        }
        var slash = proxy.IndexOf('/', StringComparison.Ordinal);
        if (
            slash > 0
            && IPAddress.TryParse(proxy[..slash], out var first)
            && int.TryParse(proxy[(slash + 1)..], out var bits)
            && bits >= 0
            && bits <= first.GetAddressBytes().Length * 8
        )
            return new(Masked(first, bits), bits);
        throw new SettingException(
            $"The setting Proxies contains “{proxy}”: expected an address such as 10.0.0.2, "
                + $"a network such as 172.16.0.0/12, or “{UnixSocket}”."
        );
    }

    // 172.17.0.1/16 means the network that contains this address.
    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(bits - i * 8, 0, 8));
        return new(bytes);
    }
}
