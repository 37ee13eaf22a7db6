using System.Net;

namespace NewsReader.Fetching.Connections;

/// <summary>The address of a host must not be fetched from.</summary>
internal sealed class PrivateAddressException(IPAddress address, string kind, string host, int port)
    : IOException(
        $"it is at {address}, an address inside the network ({kind}); name "
            + $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port} under Fetching:Allow to allow it"
    );
