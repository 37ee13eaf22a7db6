using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsReader.Hosting;

/// <summary>Limits per client: tighter than the framework's defaults, but enough for every page.</summary>
internal static class Limits
{
    /// <summary>The limit for one import upload: 10 MB, plus the form around them.</summary>
    public const int ImportBytes = 10_500_000;

    public static readonly TimeSpan Request = TimeSpan.FromSeconds(30);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxRequestBodySize = 1_000_000;
        // Room for the longest search, in which each character can take nine characters in an address, plus the rest.
        kestrel.Limits.MaxRequestLineSize = 12 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = 512;
    }

    // Well within the ten seconds that service managers wait before they kill the process.
    public static void Apply(HostOptions host) => host.ShutdownTimeout = TimeSpan.FromSeconds(5);

    // The body size is limited per address. A pasted text may use all of it.
    public static void Apply(FormOptions forms) => (forms.ValueCountLimit, forms.ValueLengthLimit) = (256, ImportBytes);
}
