using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NewsReader.Fetching;

namespace NewsReader.Tests.Fetching;

/// <summary>Fetching from a real server, and how failures are reported.</summary>
public sealed class WebFetcherTests : IAsyncDisposed
{
    private readonly LoopbackWeb web = LoopbackWeb.Start();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Response_includes_its_headers()
    {
        web.At(
            "/feed",
            context =>
            {
                context.Response.Headers[HeaderNames.ETag] = "W/\"a b\"";
                context.Response.Headers[HeaderNames.LastModified] = "yesterday, or so";
                context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=900";
                context.Response.ContentType = "application/rss+xml;charset=\"x-odd\"";
                return context.Response.WriteAsync("<rss/>");
            }
        );
        var fetched = await web.Get("/feed");
        Assert.Equal(HttpStatusCode.OK, fetched.Status);
        Assert.Equal(web.Address("/feed"), fetched.Address);
        Assert.Null(fetched.PermanentAddress);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Bytes.Span));
        Assert.Equal(
            ("W/\"a b\"", "yesterday, or so", "application/rss+xml;charset=\"x-odd\""),
            (fetched.ETag, fetched.LastModified, fetched.ContentType)
        );
        Assert.Equal(TimeSpan.FromMinutes(15), fetched.MaxAge);
        Assert.Null(fetched.RetryAfter);
    }

    [Fact]
    public async Task Request_identifies_this_program_and_reveals_nothing_else()
    {
        var sent = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        web.At(
            "/",
            context =>
            {
                foreach (var (name, value) in context.Request.Headers)
                    sent[name] = value.ToString();
                return Task.CompletedTask;
            }
        );
        using var activity = new Activity("a request of a reader").Start();
        await web.Get("/");
        Assert.Matches("^NewsReader/[0-9]+\\.[0-9]+ \\(\\+https://news\\.example\\.org/\\)$", sent["User-Agent"]);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], sent.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"plain\"", "Mon, 02 Jan 2006 15:04:05 GMT")]
    [InlineData("W/\"weak\"", "2006-01-02T15:04:05Z")]
    [InlineData("no quotation marks", "yesterday, or so")]
    [InlineData("\"gr\u00fcn\u00ff\"", "")]
    public async Task Validators_are_sent_back_byte_for_byte(string etag, string lastModified)
    {
        (string? ETag, string? LastModified) back = default;
        web.At(
            "/feed",
            context =>
            {
                back = (context.Request.Headers.IfNoneMatch, context.Request.Headers.IfModifiedSince);
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        );
        var fetched = await web.Get(
            new FetchRequest(web.Address("/feed")) { ETag = etag, LastModified = lastModified }
        );
        Assert.Equal(HttpStatusCode.NotModified, fetched.Status);
        Assert.True(fetched.Bytes.IsEmpty);
        Assert.Equal(etag, back.ETag);
        Assert.Equal(lastModified.Length == 0 ? null : lastModified, back.LastModified);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_response_is_read_and_a_bomb_is_cut_at_the_limit(string coding)
    {
        var bomb = Compressed(coding, 200);
        web.At("/bomb", Answer(coding, bomb)).At("/honest", Answer(coding, Compressed(coding, 1)));
        Assert.Equal(1_000_000, (await web.Get("/honest")).Bytes.Length);

        var fault = await web.Fault("/bomb");
        Assert.Equal(FetchFault.TooLarge, fault.Fault);
        Assert.Equal($"{web.Address("/bomb")} cannot be fetched: it is larger than 10 MB.", fault.Message);

        var beginning = await web.Get(
            new FetchRequest(web.Address("/bomb")) { MaxBytes = 5000, TakesBeginning = true }
        );
        Assert.Equal(5000, beginning.Bytes.Length);
        Assert.True(bomb.Length < 250_000, $"{bomb.Length} bytes are no bomb");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Wrongly_declared_compression_is_named(string coding)
    {
        web.At("/", Answer(coding, "<rss>this is plain</rss>"u8.ToArray()));
        var fault = await web.Fault("/");
        Assert.Equal(FetchFault.Protocol, fault.Fault);
        Assert.Contains("not compressed the way its headers say", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task Body_of_exactly_the_limit_is_allowed(int length, bool isTaken)
    {
        // In chunks, without a declared length.
        web.At(
            "/",
            async context =>
            {
                for (var i = 0; i < length; i++)
                {
                    await context.Response.Body.WriteAsync("x"u8.ToArray());
                    if (i % 300 == 0)
                        await context.Response.Body.FlushAsync();
                }
            }
        );
        var request = new FetchRequest(web.Address("/")) { MaxBytes = 1000 };
        if (isTaken)
            Assert.Equal(length, (await web.Get(request)).Bytes.Length);
        else
            Assert.EndsWith("larger than 1 KB.", (await web.Fault(request)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, "", null)]
    [InlineData(HttpStatusCode.NotFound, "7", 7)]
    [InlineData(HttpStatusCode.TooManyRequests, "120", 120)]
    [InlineData(HttpStatusCode.TooManyRequests, "99999999999999999999", 86400)]
    [InlineData(HttpStatusCode.TooManyRequests, "-5", null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "soon", null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Mon, 02 Jan 2006 15:04:05 GMT", 0)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Fri, 31 Dec 2100 23:59:59 GMT", 86400)]
    [InlineData(HttpStatusCode.MultipleChoices, "", null)]
    public async Task Any_status_is_returned_as_a_value_with_its_retry_time(
        HttpStatusCode status,
        string retryAfter,
        int? seconds
    )
    {
        web.At(
            "/",
            context =>
            {
                context.Response.StatusCode = (int)status;
                if (retryAfter.Length > 0)
                    context.Response.Headers.RetryAfter = retryAfter;
                return context.Response.WriteAsync("an error page, which nobody reads");
            }
        );
        var fetched = await web.Get("/");
        Assert.Equal(status, fetched.Status);
        Assert.Equal(seconds, (int?)fetched.RetryAfter?.TotalSeconds);
        Assert.True(fetched.Bytes.IsEmpty);
    }

    [Theory]
    [InlineData("no-cache", null, 0)]
    [InlineData("max-age=60, no-store", null, 0)]
    [InlineData("max-age=999999999", null, 86400)]
    [InlineData("max-age=x", null, null)]
    [InlineData("max-age=600", "Mon, 02 Jan 2006 15:04:05 GMT", 600)]
    [InlineData("", "Mon, 02 Jan 2006 15:04:05 GMT", 0)]
    [InlineData("", "Fri, 31 Dec 2100 23:59:59 GMT", 86400)]
    [InlineData("", "0", 0)]
    public async Task Freshness_lifetime_is_clamped(string cacheControl, string? expires, int? seconds)
    {
        web.At(
            "/",
            context =>
            {
                if (cacheControl.Length > 0)
                    context.Response.Headers.CacheControl = cacheControl;
                context.Response.Headers.Expires = expires;
                return Task.CompletedTask;
            }
        );
        Assert.Equal(seconds, (int?)(await web.Get("/")).MaxAge?.TotalSeconds);
    }

    [Fact]
    public async Task Slow_response_ends_at_the_deadline()
    {
        var isLeft = new TaskCompletionSource();
        web.At(
            "/",
            async context =>
            {
                context.RequestAborted.Register(() => isLeft.TrySetResult());
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync("drip");
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(20);
                }
            }
        );
        var fault = await web.Fault(new FetchRequest(web.Address("/")) { Deadline = TimeSpan.FromSeconds(0.5) });
        Assert.Equal(FetchFault.Timeout, fault.Fault);
        Assert.EndsWith("no complete response within 0.5 seconds.", fault.Message, StringComparison.Ordinal);
        await isLeft.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task No_response_ends_at_the_deadline_and_cancelling_is_not_a_fault()
    {
        web.At("/", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        Assert.Equal(
            FetchFault.Timeout,
            (await web.Fault(new FetchRequest(web.Address("/")) { Deadline = TimeSpan.FromSeconds(0.3) })).Fault
        );
        using var given = new CancellationTokenSource(300);
        await Assert.ThrowsAsync<OperationCanceledException>(() => web.Fetcher.Get(new(web.Address("/")), given.Token));
    }

    [Fact]
    public async Task Closed_port_and_broken_connection_have_different_errors()
    {
        web.At(
            "/",
            async context =>
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("<rss>");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        );
        Assert.Equal(FetchFault.Unreachable, (await web.Fault("/")).Fault);

        Assert.Contains(
            "ended before the response was complete",
            (await LoopbackWeb.FaultOfRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")).Message,
            StringComparison.Ordinal
        );

        await using var closed = LoopbackWeb.Start();
        await closed.DisposeAsync();
        await using var fetching = LoopbackWeb.Fetching($"127.0.0.1:{closed.Port}");
        var refused = await Assert.ThrowsAsync<FetchException>(() =>
            Microsoft
                .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<WebFetcher>(
                    fetching
                )
                .Get(new(closed.Address("/")), default)
        );
        Assert.EndsWith("the host refuses the connection.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_certificate_is_refused_without_fetching_its_issuer()
    {
        var isAsked = false;
        web.At(
            "/issuer.crt",
            context =>
            {
                isAsked = true;
                return Task.CompletedTask;
            }
        );
        using var certificate = LoopbackWeb.Untrusted(web.Address("/issuer.crt"));
        await using var secure = LoopbackWeb.Start(certificate);
        // The server itself fetches it at startup.
        isAsked = false;
        var fault = await secure.Fault(new FetchRequest(secure.Address("/", scheme: "https")));
        Assert.Equal(FetchFault.Certificate, fault.Fault);
        Assert.Contains("its certificate is not valid", fault.Message, StringComparison.Ordinal);
        Assert.False(isAsked);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", FetchFault.Protocol)]
    [InlineData("", FetchFault.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", FetchFault.Protocol)]
    public async Task Response_that_is_not_http_is_named(string answer, FetchFault expected) =>
        Assert.Equal(expected, (await LoopbackWeb.FaultOfRaw(answer)).Fault);

    [Fact]
    public async Task Response_headers_are_limited()
    {
        var fault = await LoopbackWeb.FaultOfRaw($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100_000)}\r\n\r\n");
        Assert.Equal(FetchFault.Protocol, fault.Fault);
        Assert.Contains("response headers are too large", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_gets_one_request_at_a_time_per_lane()
    {
        int now = 0,
            most = 0;
        web.At(
            "/",
            async context =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(30);
                Interlocked.Decrement(ref now);
            }
        );
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => web.Get("/")));
        Assert.Equal(1, most);

        var held = new TaskCompletionSource();
        web.At("/held", context => held.Task).Text("/picture", "x");
        var news = web.Get("/held");
        await web.Get(new FetchRequest(web.Address("/picture")) { Lane = FetchLane.Pictures })
            .WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(news.IsCompleted);
        held.SetResult();
        await news;
    }

    private static RequestDelegate Answer(string coding, byte[] bytes) =>
        context =>
        {
            context.Response.Headers.ContentEncoding = coding;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        };

    private static byte[] Compressed(string coding, int megabytes)
    {
        using var bytes = new MemoryStream();
        using (
            Stream stream = coding switch
            {
                "gzip" => new GZipStream(bytes, CompressionLevel.Optimal),
                "br" => new BrotliStream(bytes, CompressionLevel.Optimal),
                _ => new ZLibStream(bytes, CompressionLevel.Optimal),
            }
        )
        {
            var zeros = new byte[1_000_000];
            for (var i = 0; i < megabytes; i++)
                stream.Write(zeros);
        }
        return bytes.ToArray();
    }
}
