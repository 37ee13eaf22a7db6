namespace NewsReader.Fetching.Connections;

/// <summary>
/// Sends requests over connections that check certificates. Requests that accept any certificate use separate
/// connections.
/// </summary>
internal sealed class ConnectionsByTrust(HttpMessageHandler checking, HttpMessageHandler accepting) : HttpMessageHandler
{
    /// <summary>Set to true on a request that accepts any certificate.</summary>
    public static readonly HttpRequestOptionsKey<bool> AcceptsAnyCertificate = new("NewsReader.AcceptsAnyCertificate");

    private readonly HttpMessageInvoker checkingInvoker = new(checking);
    private readonly HttpMessageInvoker acceptingInvoker = new(accepting);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var acceptsAny = request.Options.TryGetValue(AcceptsAnyCertificate, out var wanted) && wanted;
        return (acceptsAny ? acceptingInvoker : checkingInvoker).SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            checkingInvoker.Dispose();
            acceptingInvoker.Dispose();
        }
        base.Dispose(disposing);
    }
}
