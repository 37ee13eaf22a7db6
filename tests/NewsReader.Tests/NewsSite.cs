using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests;

/// <summary>The whole site over a data folder of its own, with a real SQLite file; the seeds are in it.</summary>
public class NewsSite : WebApplicationFactory<Program>
{
    public const string SeedPath = "/articles/russia-and-ukraine-resumed-peace-talks-in-istanbul-on-wednesday";

    public const string DronesPath =
        "/articles/drones-spotted-near-zelenskiys-flight-path-in-ireland-trigger-security-alert";

    /// <summary>The folder that holds all that this site keeps.</summary>
    public TempFolder Data { get; } = new();

    /// <summary>All that this site can reach of the web.</summary>
    public StubWeb Web { get; } = new();

    /// <summary>True leaves the site its real connections, guarded as they are.</summary>
    public bool ReachesTheNetwork { get; init; }

    /// <summary>A clock that stands until the test moves it, and timers with it; null for the system's.</summary>
    public FakeTimeProvider? Clock { get; init; }

    /// <summary>Settings by name, to be set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Where all requests come from; null as long as it is not told, and then they are from nowhere that is known.</summary>
    public IPAddress? From { get; set; }

    /// <summary>Where the site says that it listens, to be set before the first request.</summary>
    public string? Listens { get; init; }

    /// <summary>A site that only this machine can reach, asked from this machine.</summary>
    public static NewsSite AtThisMachine() => new() { From = IPAddress.Loopback, Listens = "http://127.0.0.1:5080" };

    /// <summary>A client that shows redirects instead of following them.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task<string> Html(string path)
    {
        using var client = Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Writes documents to a folder of their own and imports them, as one import.</summary>
    public async Task<IReadOnlyList<ImportedDocument>> Import(params (string Name, string Text)[] documents)
    {
        using var folder = new TempFolder();
        return await ImportFrom(folder, documents);
    }

    /// <summary>Writes documents to <paramref name="folder"/> and imports them, as one import.</summary>
    public async Task<IReadOnlyList<ImportedDocument>> ImportFrom(
        TempFolder folder,
        params (string Name, string Text)[] documents
    )
    {
        var files = documents.Select(document => folder.Write(document.Name, document.Text)).ToList();
        List<ImportedDocument> imported = [];
        await foreach (
            var document in Services
                .GetRequiredService<DocumentImport>()
                .Import(files.Select(file => new FoundFile(file)), CancellationToken.None)
        )
            imported.Add(document);
        return imported;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data", Data.Path);
        builder.UseSetting("Polling:Enabled", "false");
        if (Clock is { } clock)
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        if (!ReachesTheNetwork)
            builder.ConfigureTestServices(services => services.AddSingleton<HttpMessageHandler>(Web));
        builder.ConfigureTestServices(services =>
            services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(Serilog.Core.Logger.None)
        );
        builder.ConfigureTestServices(services => services.AddTransient<IStartupFilter>(_ => new Surroundings(this)));
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Web.Dispose();
        Data.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tells the site what a network would: where requests come from. Over a real port the network does.</summary>
file sealed class Surroundings(NewsSite site) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            if (site.Listens is { } address)
            {
                var listening = new ServerAddressesFeature();
                listening.Addresses.Add(address);
                app.ServerFeatures.Set<IServerAddressesFeature>(listening);
            }
            app.Use(
                (context, following) =>
                {
                    context.Connection.RemoteIpAddress ??= site.From;
                    return following(context);
                }
            );
            next(app);
        };
}

/// <summary>A folder that is gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The variable that names the folder for the framework's temporary files.</summary>
    public const string OfTheFramework = "ASPNETCORE_TEMP";

    public string Path { get; } = Directory.CreateTempSubdirectory("newsreader-").FullName;

    // All sites of this process share one, which outlasts each of them. No host watches its settings: a user may watch
    // 128 times on a usual machine, and hundreds of hosts start here.
    [ModuleInitializer]
    internal static void PrepareTheProcess()
    {
        Environment.SetEnvironmentVariable(OfTheFramework, System.IO.Path.GetTempPath());
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }

    /// <summary>Writes a file, with the folders above it.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
