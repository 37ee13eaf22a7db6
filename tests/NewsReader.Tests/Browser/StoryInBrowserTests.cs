using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>Following a story as a reader does: from an article to its story, and over the map or the list to another article.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class StoryInBrowserTests(BrowsedSite site)
{
    private const string Drones = "Drones Spotted Near Zelenskiy’s Flight Path";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_click_with_scripts_and_without(bool scripts)
    {
        await using var reader = await site.Reader(new() { JavaScriptEnabled = scripts });
        await reader.GoTo(PageKind.Seed);
        await reader.Main.GetByRole(AriaRole.Link, new() { Name = "Follow this story" }).ClickAsync();
        await reader.IsAt(NewsSite.SeedPath + "/story", "Russia and Ukraine resumed peace talks");

        // What the picture shows is in the lists below it too.
        var listed = await reader.Main.Locator(".related li:not(.gap)").CountAsync();
        Assert.True(listed >= 18);
        await Expect(reader.Section("Map").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(listed);
        await reader.Section("Map").GetByRole(AriaRole.Link, new() { Name = Drones }).ClickAsync();
        await reader.IsAt(NewsSite.DronesPath, Drones);
    }

    [BrowserFact]
    public async Task By_keyboard_alone()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Named("a story"));

        await reader.TabTo(reader.Section("Map").GetByRole(AriaRole.Link, new() { Name = Drones }));
        await reader.TabTo(reader.Section("Undated").GetByRole(AriaRole.Link, new() { Name = Drones }));
        await reader.Enter();
        await reader.IsAt(NewsSite.DronesPath, Drones);
    }

    [BrowserFact]
    public async Task Along_a_trail_and_back_by_it()
    {
        await using var reader = await site.Reader(new() { JavaScriptEnabled = false });
        await reader.GoTo(PageKind.Seed);
        await reader.DronesInRelated.ClickAsync();
        await reader.Main.GetByRole(AriaRole.Link, new() { Name = "Follow this story" }).ClickAsync();
        await reader.IsAt(NewsSite.DronesPath + "/story", Drones);
        await reader
            .Section("Undated")
            .GetByRole(AriaRole.Link, new() { Name = "Russia and Ukraine resumed" })
            .ClickAsync();
        await reader.IsAt(NewsSite.SeedPath, "Russia and Ukraine resumed peace talks");
        await Expect(reader.Main).ToContainTextAsync($"You came from {Drones}");
        await reader.DronesTrail.ClickAsync();
        await reader.IsAt(NewsSite.DronesPath, Drones);
        await Expect(reader.Main).ToContainTextAsync("You came from Russia and Ukraine resumed peace talks");
    }

    [BrowserFact]
    public async Task What_was_given_and_what_was_found_differ_in_more_than_colour()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Named("a story"));

        await Expect(reader.Page.Locator(".map path.given").First).ToHaveCSSAsync("stroke-dasharray", "none");
        await Expect(reader.Page.Locator(".map path.found").First).Not.ToHaveCSSAsync("stroke-dasharray", "none");
    }
}
