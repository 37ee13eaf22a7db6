using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsReader.Fetching.Connections;

/// <summary>Opens connections to the public internet, and to internal hosts that the owner has allowed.</summary>
internal sealed class GuardedConnections(IOptions<FetchingOptions> options)
{
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // If a host has several addresses, try the next one before the connect timeout is over.
    private static readonly TimeSpan OneOfSeveral = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Creates the program's only way out to the web. It follows no redirects, keeps no cookies, uses no proxy, and
    /// adds no headers of its own.
    /// </summary>
    public HttpMessageHandler CreateHandler()
    {
        var accepting = Connections();
        // Only used for a host whose certificate the owner has accepted; see ConnectionsByTrust.
#pragma warning disable CA5359
        accepting.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return new ConnectionsByTrust(Connections(), accepting);
    }

    private SocketsHttpHandler Connections() =>
        new()
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = ConnectTimeout,
            MaxConnectionsPerServer = 2,
            // See BodyDecompression.
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectCallback = Connect,
            // So that a host name that now resolves to another address is checked again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 64 * 1024,
            // So that values from a host are sent back as the same bytes.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            // A certificate can contain an address for its issuer's certificate, which would be fetched without the
            // guard.
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new()
                {
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                    VerificationTimeIgnored = true,
                },
            },
        };

    // Checks the resolved address that we then connect to, because the name could resolve differently the next time.
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, ct);
        var judged = addresses
            .Select(address =>
                (Address: address, Refusal: options.Value.Allows(host, port) ? null : AddressGuard.Refusal(address))
            )
            .ToList();
        var open = judged.Where(j => j.Refusal is null).Select(j => j.Address).ToList();
        if (open.Count == 0 && judged.Count > 0)
            throw new PrivateAddressException(judged[0].Address, judged[0].Refusal!, host, port);

        for (var i = 0; ; i++)
        {
            if (i >= open.Count)
                throw new SocketException((int)SocketError.HostNotFound);
            try
            {
                return await Connect(open[i], port, i + 1 < open.Count ? OneOfSeveral : Timeout.InfiniteTimeSpan, ct);
            }
            catch (Exception e)
                when (i + 1 < open.Count
                    && !ct.IsCancellationRequested
                    && e is SocketException or OperationCanceledException
                )
            {
                // Try the next address.
            }
        }
    }

    private static async Task<Stream> Connect(IPAddress address, int port, TimeSpan within, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
            bound.CancelAfter(within);
            await socket.ConnectAsync(new IPEndPoint(address, port), bound.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
