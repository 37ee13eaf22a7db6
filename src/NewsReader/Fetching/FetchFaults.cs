using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using NewsReader.Fetching.Connections;

namespace NewsReader.Fetching;

/// <summary>Turns network exceptions into sentences.</summary>
internal static class FetchFaults
{
    /// <summary>
    /// The reason behind an exception while sending or reading; null if it was not the remote side's fault.
    /// </summary>
    public static FetchException? Of(Exception e, Uri address) =>
        e switch
        {
            { InnerException: PrivateAddressException inside } => new(FetchFault.Inside, address, inside.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(
                FetchFault.Unreachable,
                address,
                "its host was not found"
            ),
            {
                InnerException: SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                }
            } => new(FetchFault.Unreachable, address, "its host was not found"),
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => new(
                FetchFault.Unreachable,
                address,
                "the host refuses the connection"
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.SecureConnectionError,
                InnerException: AuthenticationException invalid
            } => new(FetchFault.Certificate, address, $"its certificate is not valid ({Plain(invalid)})"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
                FetchFault.Certificate,
                address,
                "a secure connection could not be made"
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(
                FetchFault.Protocol,
                address,
                "the response headers are too large"
            ),
            HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
            or { InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } } => new(
                FetchFault.Unreachable,
                address,
                "the connection ended before the response was complete"
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new(
                FetchFault.Unreachable,
                address,
                $"the host cannot be reached ({Plain(e)})"
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.InvalidResponse
                    or HttpRequestError.HttpProtocolError
                    or HttpRequestError.VersionNegotiationError
            } => new(FetchFault.Protocol, address, "the response is not valid HTTP"),
            HttpIOException
            {
                HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            } => new(FetchFault.Protocol, address, "the response is not valid HTTP"),
            // Thrown by the decompressors.
            InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } => new(
                FetchFault.Protocol,
                address,
                "the response is not compressed the way its headers say"
            ),
            HttpRequestException or IOException => new(
                FetchFault.Unreachable,
                address,
                $"the connection failed ({Plain(e)})"
            ),
            // The handler's own, shorter connect timeout.
            OperationCanceledException { InnerException: TimeoutException } => new(
                FetchFault.Timeout,
                address,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no connection within {GuardedConnections.ConnectTimeout.TotalSeconds} seconds"
                )
            ),
            _ => null,
        };

    private static string Plain(Exception e) => (e.InnerException ?? e).Message.Split('\n')[0].Trim().TrimEnd('.');
}
