using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NewsReader.Tests.Hosting;

/// <summary>A real nginx on a free port of this machine, in front of a running program.</summary>
public sealed class Nginx : IDisposable
{
    private static readonly string[] Paths =
    [
        "/usr/sbin/nginx",
        "/usr/bin/nginx",
        "/usr/local/sbin/nginx",
        "/opt/homebrew/bin/nginx",
    ];

    private readonly TempFolder folder = new();
    private readonly Process process;

    private Nginx(string server, bool isHttps)
    {
        Port = FreePort();
        if (isHttps)
            MakeCertificate();
        var config = folder.Write(
            "nginx.conf",
            $$"""
            daemon off; master_process off; worker_processes 1; pid {{folder.Path}}/pid; error_log {{folder.Path}}/error.log;
            events { worker_connections 64; }
            http {
              access_log off; client_body_temp_path {{folder.Path}}/body; proxy_temp_path {{folder.Path}}/proxy;
              fastcgi_temp_path {{folder.Path}}/fastcgi; uwsgi_temp_path {{folder.Path}}/uwsgi; scgi_temp_path {{folder.Path}}/scgi;
              server {
                listen 127.0.0.1:{{Port}}{{(
                isHttps
                    ? $" ssl; ssl_certificate {folder.Path}/cert.pem; ssl_certificate_key {folder.Path}/key.pem"
                    : ""
            )}};
                client_max_body_size 20m;
                {{server}}
              }
            }
            """
        );
        process = Process.Start(
            new ProcessStartInfo(
                Program!,
                ["-p", folder.Path, "-c", config, "-e", Path.Combine(folder.Path, "error.log")]
            )
        )!;
        Client = new(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                    certificate?.Subject == "CN=news.example",
            }
        )
        {
            BaseAddress = new Uri($"{(isHttps ? "https" : "http")}://127.0.0.1:{Port}"),
        };
    }

    public int Port { get; }

    /// <summary>Sends requests to nginx; it does not follow redirects, and accepts nginx's certificate.</summary>
    public HttpClient Client { get; }

    /// <summary>Why nginx tests are skipped; null if nginx is installed, and in CI, where a missing nginx is a
    /// failure.</summary>
    public static string? WhySkip =>
        Program is not null || IsCi ? null : "There is no nginx: install Debian's package nginx-light.";

    /// <summary>The same for https.</summary>
    public static string? WhySkipHttps =>
        WhySkip
        ?? (
            File.Exists("/usr/bin/openssl") || IsCi
                ? null
                : "There is no openssl to make a certificate: install Debian's package openssl."
        );

    private static string? Program => Array.Find(Paths, File.Exists);

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Starts nginx, and returns when it accepts connections.</summary>
    /// <param name="server">Directives inside its only server block, such as locations.</param>
    /// <param name="isHttps">True to create a certificate for news.example and listen with it.</param>
    public static async Task<Nginx> Start(string server, bool isHttps = false)
    {
        var nginx = new Nginx(server, isHttps);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, nginx.Port);
                return nginx;
            }
            catch (SocketException) when (!nginx.process.HasExited && waited.Elapsed < TimeSpan.FromSeconds(30))
            {
                // Not ready yet.
            }
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    private void MakeCertificate()
    {
        string[] arguments =
        [
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=news.example",
            "-keyout",
            Path.Combine(folder.Path, "key.pem"),
            "-out",
            Path.Combine(folder.Path, "cert.pem"),
        ];
        using var openssl = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true })!;
        openssl.StandardError.ReadToEnd();
        openssl.WaitForExit();
        Assert.Equal(0, openssl.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A theory that needs nginx.</summary>
public sealed class NginxTheoryAttribute : TheoryAttribute
{
    public NginxTheoryAttribute() => Skip = Nginx.WhySkip;
}

/// <summary>A fact that needs nginx and a certificate for it.</summary>
public sealed class NginxHttpsFactAttribute : FactAttribute
{
    public NginxHttpsFactAttribute() => Skip = Nginx.WhySkipHttps;
}
