using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsReader.Collection;
using NewsReader.Fetching;
using NewsReader.Hosting;

namespace NewsReader.Tests.Fetching;

/// <summary>A real web server on this machine, and a fetcher for it.</summary>
public sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ServiceProvider services;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new(StringComparer.Ordinal);

    private LoopbackWeb(WebApplication app, Func<int, string[]> allow)
    {
        this.app = app;
        app.Run(context => answers[context.Request.Path](context));
        app.Start();
        Port = new Uri(app.Urls.Single()).Port;
        services = Fetching(allow(Port));
    }

    public int Port { get; }

    public WebFetcher Fetcher => services.GetRequiredService<WebFetcher>();

    /// <summary>Serves on a free port, which the fetcher may reach as <c>127.0.0.1</c>.</summary>
    public static LoopbackWeb Start(X509Certificate2? certificate = null) =>
        Start(port => [$"127.0.0.1:{port}"], certificate);

    /// <param name="allow">Makes the allow list from the port.</param>
    /// <param name="certificate">If set, serves https with it.</param>
    public static LoopbackWeb Start(Func<int, string[]> allow, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // So that tests see every byte of a header as it was sent.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            );
        });
        return new(builder.Build(), allow);
    }

    /// <summary>The fetching services as the program registers them.</summary>
    public static ServiceProvider Fetching(params string[] allow)
    {
        var settings = allow.Select((named, i) => KeyValuePair.Create($"Fetching:Allow:{i}", (string?)named));
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(TimeProvider.System);
        services.AddOptions<SiteOptions>().Configure(site => site.BaseAddress = "https://news.example.org");
        return services.AddFetching().BuildServiceProvider();
    }

    /// <summary>Answers every connection with the same bytes and closes it.</summary>
    public static async Task<FetchException> FaultOfRaw(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var serving = Task.Run(async () =>
        {
            // A client that gets no response may try again.
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                _ = await client.GetStream().ReadAsync(new byte[4096]);
                await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer));
            }
        });
        await using var fetching = Fetching($"127.0.0.1:{port}");
        var fault = await Assert.ThrowsAsync<FetchException>(() =>
            fetching.GetRequiredService<WebFetcher>().Get(new(new($"http://127.0.0.1:{port}/")), CancellationToken.None)
        );
        // Ends with the listener, or with a client that does not read to the end.
        listener.Stop();
        await Record.ExceptionAsync(() => serving);
        return fault;
    }

    public LoopbackWeb At(string path, RequestDelegate answer)
    {
        answers[path] = answer;
        return this;
    }

    public LoopbackWeb Redirect(string path, int status, string location) =>
        At(
            path,
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = location;
                return Task.CompletedTask;
            }
        );

    public LoopbackWeb Text(string path, string text) => At(path, context => context.Response.WriteAsync(text));

    public Uri Address(string path, string host = "127.0.0.1", string scheme = "http") =>
        new($"{scheme}://{host}:{Port}{path}");

    public Task<FetchResponse> Get(string path) => Get(new FetchRequest(Address(path)));

    public Task<FetchResponse> Get(FetchRequest request) => Fetcher.Get(request, CancellationToken.None);

    public Task<FetchException> Fault(string path) => Fault(new FetchRequest(Address(path)));

    public Task<FetchException> Fault(FetchRequest request) => Assert.ThrowsAsync<FetchException>(() => Get(request));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await app.DisposeAsync();
    }

    /// <summary>A self-signed certificate for this machine that claims its issuer's certificate is at an
    /// address.</summary>
    public static X509Certificate2 Untrusted(Uri issuerAt)
    {
        using var issuerKey = RSA.Create(2048);
        using var key = RSA.Create(2048);
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var issuer = new CertificateRequest(
            "CN=Nobody",
            issuerKey,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        issuer.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true)
        );
        using var issuing = issuer.CreateSelfSigned(from, until);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension(ocspUris: null, [issuerAt.AbsoluteUri])
        );
        using var issued = request.Create(issuing, from, until, [1, 2, 3, 4]);
        using var certificate = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
