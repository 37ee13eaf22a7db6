using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Browser;

/// <summary>One browser for all browser tests, and what it visits: a site with <see cref="BrowsedDocuments"/>, and one without any.</summary>
public sealed class BrowsedSite : IAsyncDisposed
{
    // Files as they are published: compressed ahead, not read anew for somebody who edits them.
    private readonly NewsSite site = new() { Settings = { ["ReloadStaticAssetsAtRuntime"] = "false" } };
    private readonly EmptySite empty = new();

    // The smallest picture that a browser shows: one clear dot.
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Reader? shared;

    /// <summary>A reader in a browser context of their own.</summary>
    public async Task<Reader> Reader(BrowserNewContextOptions? options = null)
    {
        var context = await Context(options);
        return new(
            await context.NewPageAsync(),
            kind => new Uri((kind.IsOfEmptySite ? empty : site).ClientOptions.BaseAddress, kind.Path)
        );
    }

    /// <summary>
    /// A reader in a window that many tests share, for those that look at a page and change nothing: opening a window
    /// takes longer than most of what is looked at. It is as a new one, but knows what it has read before.
    /// </summary>
    public async Task<Reader> SharedReader()
    {
        shared ??= await Reader();
        await shared.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await shared.Page.SetViewportSizeAsync(1280, 720);
        return shared;
    }

    /// <summary>A browser context for a site of a test's own.</summary>
    public Task<IBrowserContext> Context(BrowserNewContextOptions? options = null) => browser!.NewContextAsync(options);

    public async Task InitializeAsync()
    {
        // Fixtures are made for tests that are skipped, too.
        if (Chromium.WhySkip is not null)
            return;
        foreach (var picture in (string[])["ships.jpg", "linked.png"])
            site.Web.At($"https://pictures.example/{picture}", Dot, "image/png");
        Serve(site);
        Serve(empty);
        var imported = await site.Import(BrowsedDocuments.All);
        Assert.All(imported, document => Assert.Null(document.Refusal));
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Launch(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await site.DisposeAsync();
        await empty.DisposeAsync();
    }

    public static void Serve(NewsSite site)
    {
        site.UseKestrel(0);
        site.StartServer();
    }

    private sealed class EmptySite : NewsSite
    {
        protected override bool StartsWithSeeds => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.AddSingleton(
                    new DocumentFolders(Path.Combine(Data.Path, "no-seeds"), Path.Combine(Data.Path, "no-documents"))
                )
            );
        }
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowsedSite>
{
    public const string Name = "Browser";
}
