using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests;

/// <summary>The whole site with its own data folder and a real SQLite file. It contains the seeds.</summary>
public class NewsSite : WebApplicationFactory<Program>
{
    public const string SeedPath = "/articles/russia-and-ukraine-resumed-peace-talks-in-istanbul-on-wednesday";

    public const string DronesPath =
        "/articles/drones-spotted-near-zelenskiys-flight-path-in-ireland-trigger-security-alert";

    // Enough for a test. The program's own number, which PasswordHashTests checks, takes a tenth of a second each time.
    private const int HashIterations = 100;

    /// <summary>The site's data folder.</summary>
    public TempFolder Data { get; } = new();

    /// <summary>The part of the web that this site can reach.</summary>
    public StubWeb Web { get; } = new();

    /// <summary>True to keep the site's real, guarded connections.</summary>
    public bool ReachesTheNetwork { get; init; }

    /// <summary>A clock that only the test advances, including timers; null for the system clock.</summary>
    public FakeTimeProvider? Clock { get; init; }

    /// <summary>Settings by name, to be set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The address all requests come from; null for no known address.</summary>
    public IPAddress? From { get; set; }

    /// <summary>The address the site claims to listen on, to be set before the first request.</summary>
    public string? Listens { get; init; }

    /// <summary>False for a site that makes its database itself.</summary>
    protected virtual bool StartsWithDatabase => true;

    // The seeds of a site with its own clock come in by that clock.
    /// <summary>Whether the database that the site starts with contains the seeds.</summary>
    protected virtual bool StartsWithSeeds => Clock is null;

    /// <summary>A site that only this machine can reach, with requests from this machine.</summary>
    public static NewsSite AtThisMachine() => new() { From = IPAddress.Loopback, Listens = "http://127.0.0.1:5080" };

    /// <summary>A client that does not follow redirects.</summary>
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

    /// <summary>Writes documents to a new folder and imports them in one run.</summary>
    public async Task<IReadOnlyList<ImportedDocument>> Import(params (string Name, string Text)[] documents)
    {
        using var folder = new TempFolder();
        return await ImportFrom(folder, documents);
    }

    /// <summary>Writes documents to <paramref name="folder"/> and imports them in one run.</summary>
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
        if (StartsWithDatabase)
            TemplateDatabase.PutInto(Settings.GetValueOrDefault("Data", Data.Path), StartsWithSeeds);
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
        builder.ConfigureTestServices(services =>
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations)
        );
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

/// <summary>Sets the remote address of requests, as a network would. On a real port this is not needed.</summary>
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
