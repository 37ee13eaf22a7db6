using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NewsReader.Hosting;

/// <summary>What one client may cost: narrower than the framework's defaults, wide enough for every page.</summary>
internal static class Limits
{
    /// <summary>What the page that takes documents in takes at once: 10 MB, and the form around them.</summary>
    public const int ImportBytes = 10_500_000;

    public static readonly TimeSpan Request = TimeSpan.FromSeconds(30);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxRequestBodySize = 1_000_000;
        // A search of its most characters, each of which can be nine in an address, and what stands around it.
        kestrel.Limits.MaxRequestLineSize = 12 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = 512;
    }

    // Well within the ten seconds that service managers wait before they kill.
    public static void Apply(HostOptions host) => host.ShutdownTimeout = TimeSpan.FromSeconds(5);

    // How much comes is limited for each address; a text that is pasted may be all of it.
    public static void Apply(FormOptions forms) => (forms.ValueCountLimit, forms.ValueLengthLimit) = (256, ImportBytes);
}
