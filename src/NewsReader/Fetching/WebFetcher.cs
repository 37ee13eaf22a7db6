using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using NewsReader.Fetching.Connections;
using NewsReader.Formats;
using NewsReader.Hosting;

namespace NewsReader.Fetching;

/// <summary>
/// Fetches from the web: limited in time and size, one request at a time per host, and never from inside the network.
/// </summary>
public sealed class WebFetcher(
    HttpMessageHandler handler,
    IOptions<FetchingOptions> options,
    IOptions<SiteOptions> site,
    PerHostQueue queue,
    TimeProvider time
) : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpMessageInvoker web = new(handler, disposeHandler: false);
    private readonly string userAgent = UserAgent(site.Value.BaseAddress);

    /// <summary>Sends the request and follows up to five redirects. Any status is returned as a value.</summary>
    /// <exception cref="FetchException">There is no usable response.</exception>
    public async Task<FetchResponse> Get(FetchRequest request, CancellationToken ct)
    {
        var (address, left) = (request.Address, request.Deadline);
        var cookies = new FetchCookies();
        Uri? permanent = null;
        for (var hop = 0; ; hop++)
        {
            Check(address);
            using var turn = await queue.Wait(request.Lane, address.IdnHost, ct);
            var started = time.GetTimestamp();
            var fetched = await Ask(request, address, cookies, left, ct);
            if (fetched.Next is not { } next)
                return fetched.Answer with { PermanentAddress = permanent };
            left -= time.GetElapsedTime(started);

            if (hop == MaxRedirects)
                throw new FetchException(
                    FetchFault.Redirect,
                    request.Address,
                    $"it redirects more than {MaxRedirects} times"
                );
            if (
                address.Scheme == "https"
                && next.Scheme == "http"
                && !(request.FollowsToHttp && request.Credentials is null)
            )
                throw new FetchException(
                    FetchFault.Redirect,
                    address,
                    $"it redirects from https to http ({FetchException.Shown(next)})"
                );
            // Drop the credentials for good: the other site could redirect back here, and must not control what we
            // request with a password.
            if (!FetchCredentials.AreFor(request.Address, next))
                request = request with { Credentials = null };
            if (
                fetched.Answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
                && (hop == 0 || permanent == address)
            )
                permanent = next;
            address = next;
        }
    }

    public void Dispose() => web.Dispose();

    private void Check(Uri address)
    {
        if (!WebAddress.IsWeb(address))
            throw new FetchException(FetchFault.Address, address, "expected an http or https address with a real host");
        if (address.UserInfo.Length > 0)
            throw new FetchException(
                FetchFault.Address,
                address,
                "addresses with a user name or password are not fetched"
            );
        // All other ports below 1024 belong to mail, shells, file sharing and the like.
        if (address.Port is not (80 or 443 or >= 1024) && !options.Value.Allows(address.IdnHost, address.Port))
        {
            var host = $"{address.IdnHost}:{address.Port}";
            throw new FetchException(
                FetchFault.Address,
                address,
                $"port {address.Port} is not a web port; name {host} under Fetching:Allow to allow it"
            );
        }
    }

    private async Task<(FetchResponse Answer, Uri? Next)> Ask(
        FetchRequest request,
        Uri address,
        FetchCookies cookies,
        TimeSpan left,
        CancellationToken ct
    )
    {
        using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var message = Message(request, address, cookies);
            using var answer = await web.SendAsync(message, bound.Token);
            cookies.Take(answer, address);
            return await Read(request, address, answer, bound.Token);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception e) when (deadline.IsCancellationRequested && e is not FetchException)
        {
            var seconds = request.Deadline.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new FetchException(FetchFault.Timeout, address, $"no complete response within {seconds} seconds");
        }
        catch (Exception e) when (FetchFaults.Of(e, address) is { } fault)
        {
            throw fault;
        }
    }

    private HttpRequestMessage Message(FetchRequest request, Uri address, FetchCookies cookies)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var acceptsAny = request.AcceptsAnyCertificate && address.IdnHost == request.Address.IdnHost;
        message.Options.Set(ConnectionsByTrust.AcceptsAnyCertificate, acceptsAny);
        Add("User-Agent", request.UserAgent ?? userAgent);
        Add("Accept", request.Accept ?? "*/*");
        Add("Accept-Encoding", BodyDecompression.Accepted);
        Add("Authorization", request.Credentials?.Header);
        Add("Cookie", cookies.For(address));
        Add("If-None-Match", request.ETag);
        Add("If-Modified-Since", request.LastModified);
        return message;

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 } && !value.Any(c => c is < ' ' or > '\u00ff'))
                message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task<(FetchResponse Answer, Uri? Next)> Read(
        FetchRequest request,
        Uri address,
        HttpResponseMessage answer,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var fetched = new FetchResponse(answer.StatusCode, address)
        {
            ContentType = ResponseHeaders.Raw(answer, "Content-Type"),
            ETag = ResponseHeaders.Raw(answer, "ETag"),
            LastModified = ResponseHeaders.Raw(answer, "Last-Modified"),
            RetryAfter = ResponseHeaders.RetryAfter(answer, now),
            MaxAge = ResponseHeaders.MaxAge(answer, now),
            Links = ResponseHeaders.All(answer, "Link"),
            Refresh = ResponseHeaders.Raw(answer, "Refresh"),
        };
        if ((int)answer.StatusCode is 301 or 302 or 303 or 307 or 308)
            return (fetched, ResponseHeaders.Location(answer, address));
        return (
            fetched.IsSuccess
                ? fetched with
                {
                    Bytes = await ResponseBody.Read(request, address, answer.Content, ct),
                }
                : fetched,
            null
        );
    }

    private static string UserAgent(string? baseAddress)
    {
        var name = $"NewsReader/{typeof(WebFetcher).Assembly.GetName().Version?.ToString(2)}";
        if (string.IsNullOrEmpty(baseAddress))
            return name;
        var site = new Uri(baseAddress)
            .AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
        return $"{name} (+{site})";
    }
}
