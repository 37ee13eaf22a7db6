using System.Net;
using Microsoft.Playwright;
using NewsReader.Tests.Accounts;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>A headline that waits gets its story from its owner, and loses it again: by keyboard, and without script.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class GivingInBrowserTests(BrowsedSite browsed) : IAsyncDisposed
{
    private readonly NewsSite site = new() { Settings = { ["ReloadStaticAssetsAtRuntime"] = "false" } };

    public Task InitializeAsync()
    {
        if (Chromium.WhySkip is not null)
            return Task.CompletedTask;
        site.Web.At("https://wire.example.org/robots.txt", HttpStatusCode.NotFound)
            .At("https://wire.example.org/story", HttpStatusCode.Forbidden);
        BrowsedSite.Serve(site);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [BrowserFact]
    public async Task By_keyboard_and_without_script_a_waiting_headline_is_filled_and_waits_again()
    {
        await using var context = await browsed.Context(new() { JavaScriptEnabled = false });
        var reader = new Reader(await context.NewPageAsync(), kind => new Uri(At(kind.Path)));
        var page = reader.Page;
        await page.GotoAsync(At("/owner/new"));
        await page.GetByLabel("Your name").FillAsync(Visitor.OwnerName);
        await page.GetByLabel("Password").FillAsync(Visitor.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Become the owner" }).ClickAsync();
        await page.GotoAsync(At(NewsSite.DronesPath));

        await reader.TabTo(page.GetByRole(AriaRole.Link, new() { Name = "Give the story" }));
        await reader.Enter();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Give the story");
        await reader.TabTo(page.GetByLabel("Its address"));
        await page.Keyboard.TypeAsync("https://wire.example.org/story");
        await reader.Enter();
        await Expect(page.GetByLabel("Its address")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Its address")).ToHaveValueAsync("https://wire.example.org/story");
        await reader.TabTo(page.GetByLabel("Its text"));
        await page.Keyboard.TypeAsync("They were seen over the bay.");
        await reader.TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Take this text" }));
        await reader.Enter();

        await reader.IsAt(NewsSite.DronesPath, "Drones Spotted Near Zelenskiy");
        await Expect(page.GetByText("They were seen over the bay.")).ToBeVisibleAsync();
        await Expect(page.GetByText("You pasted this story on")).ToBeVisibleAsync();
        await reader.TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Not this story" }));
        await reader.Enter();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is what it was before.");
        await page.GotoAsync(At(NewsSite.DronesPath));
        await Expect(page.GetByText("The story itself has not arrived.")).ToBeVisibleAsync();
    }

    private string At(string path) => $"http://localhost:{site.ClientOptions.BaseAddress.Port}{path}";
}
