using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>Somebody who reads the site in a browser window of their own.</summary>
public sealed class Reader(IPage page, Func<PageKind, Uri> address) : IAsyncDisposable
{
    private const int MostStops = 100;

    public IPage Page => page;

    public ILocator SkipLink => page.GetByText("Skip to the content");

    public ILocator Main => page.GetByRole(AriaRole.Main);

    public ILocator SeedInIndex =>
        Main.GetByRole(AriaRole.Link, Named("Russia and Ukraine resumed peace talks in Istanbul on Wednesday"));

    public ILocator DronesInRelated =>
        Section("Related headlines")
            .GetByRole(
                AriaRole.Link,
                Named("Drones Spotted Near Zelenskiy’s Flight Path in Ireland Trigger Security Alert")
            );

    public ILocator SeedInListedBy =>
        Section("Listed by")
            .GetByRole(AriaRole.Link, Named("Russia and Ukraine resumed peace talks in Istanbul on Wednesday"));

    public ILocator DronesTrail =>
        Navigation("Your trail").GetByRole(AriaRole.Link, Named("Drones Spotted Near Zelenskiy’s Flight Path"));

    public ILocator Navigation(string name) => page.GetByRole(AriaRole.Navigation, new() { Name = name, Exact = true });

    public ILocator SearchBox => page.GetByRole(AriaRole.Searchbox);

    public ILocator HarbourInHits =>
        Main.GetByRole(AriaRole.Link, Named("The harbour reopens after two years of works"));

    public ILocator Section(string heading) => page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

    public async Task<IResponse> GoTo(PageKind kind) => (await page.GotoAsync(address(kind).AbsoluteUri))!;

    public async Task IsAt(string path, string headline)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(headline);
        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
    }

    /// <summary>Goes from stop to stop by the Tab key; each of them must be seen to have the focus.</summary>
    public async Task TabTo(ILocator target)
    {
        for (var stop = 1; stop <= MostStops; stop++)
        {
            await Tab();
            if (await HasFocus(target))
                return;
        }
        Assert.Fail($"{target} was not reached within {MostStops} stops");
    }

    public async Task Tab()
    {
        await page.Keyboard.PressAsync("Tab");
        var ring = await page.EvaluateAsync<string>(
            "() => { const s = getComputedStyle(document.activeElement); return `${s.outlineStyle} ${parseFloat(s.outlineWidth) >= 2}` }"
        );
        Assert.Equal("solid true", ring);
    }

    public Task Enter() => page.Keyboard.PressAsync("Enter");

    public static Task<bool> HasFocus(ILocator element) =>
        element.EvaluateAsync<bool>("e => e === document.activeElement");

    /// <summary>Fails with the whole list of what was found.</summary>
    public static void FindsNothingIn(IEnumerable<string> faults)
    {
        var list = string.Join('\n', faults);
        Assert.True(list.Length == 0, list);
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    // In print a link's address is part of its name.
    private static LocatorGetByRoleOptions Named(string name) => new() { Name = name };
}
