using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using NewsReader.Fetching.Connections;

namespace NewsReader.Fetching;

/// <summary>Puts what the network throws into words.</summary>
internal static class FetchFaults
{
    /// <summary>
    /// What an exception of sending or reading means; null for one that is no fault of the other side.
    /// </summary>
    public static FetchException? Of(Exception e, Uri address) =>
        e switch
        {
            { InnerException: PrivateAddressException inside } => new(FetchFault.Inside, address, inside.Message),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new(
                FetchFault.Unreachable,
                address,
                "its host is not known"
            ),
            {
                InnerException: SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                }
            } => new(FetchFault.Unreachable, address, "its host is not known"),
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => new(
                FetchFault.Unreachable,
                address,
                "the host refuses the connection"
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.SecureConnectionError,
                InnerException: AuthenticationException invalid
            } => new(FetchFault.Certificate, address, $"its certificate does not hold ({Plain(invalid)})"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
                FetchFault.Certificate,
                address,
                "no secure connection could be made"
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(
                FetchFault.Protocol,
                address,
                "the headers of the answer are too large"
            ),
            HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
            or { InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } } => new(
                FetchFault.Unreachable,
                address,
                "the connection ended before the answer was complete"
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
            } => new(FetchFault.Protocol, address, "the answer is not HTTP as it should be"),
            HttpIOException
            {
                HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            } => new(FetchFault.Protocol, address, "the answer is not HTTP as it should be"),
            // Thrown by what decompresses.
            InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } => new(
                FetchFault.Protocol,
                address,
                "the answer is not compressed as it says"
            ),
            HttpRequestException or IOException => new(
                FetchFault.Unreachable,
                address,
                $"the connection failed ({Plain(e)})"
            ),
            // The handler's own, shorter bound.
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
