using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>The trail as a reader sees it: from the seed article to a related headline, on from there, and back by the trail.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class TrailInBrowserTests(BrowsedSite site)
{
    private const string Seed = "Russia and Ukraine resumed peace talks";

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_click_with_scripts_and_without(bool scripts)
    {
        await using var reader = await site.Reader(new() { JavaScriptEnabled = scripts });
        await reader.GoTo(PageKind.Seed);
        await Expect(reader.Navigation("Your trail")).ToHaveCountAsync(0);

        await reader.DronesInRelated.ClickAsync();
        await Expect(reader.Main).ToContainTextAsync($"You came from {Seed}");
        await Expect(reader.Navigation("Your trail").Locator("ol > li")).ToHaveCountAsync(1);

        // What somebody does who is not sure what has happened.
        await reader.Page.ReloadAsync();
        await Expect(reader.Main).ToContainTextAsync($"You came from {Seed}");

        await reader.SeedInListedBy.ClickAsync();
        await Expect(reader.Navigation("Your trail").Locator("ol > li")).ToHaveCountAsync(2);

        await reader.DronesTrail.ClickAsync();
        await reader.IsAt(NewsSite.DronesPath, "Drones Spotted Near");
        await Expect(reader.Navigation("Your trail").Locator("ol > li")).ToHaveCountAsync(1);

        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Link without the trail" }).ClickAsync();
        await reader.IsAt(NewsSite.DronesPath, "Drones Spotted Near");
        Assert.Empty(new Uri(reader.Page.Url).Query);
        await Expect(reader.Navigation("Your trail")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task By_keyboard_alone_and_along_a_way_not_taken()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Seed);
        await reader.TabTo(reader.DronesInRelated);
        await reader.Enter();
        await Expect(reader.Main).ToContainTextAsync("You came from");

        var fork = reader
            .Navigation("Your trail")
            .GetByRole(AriaRole.Link, new() { Name = "Escalating Conflict in Eastern Congo" });
        await Expect(fork).ToBeHiddenAsync();
        await reader.TabTo(reader.Page.GetByText("5 of 16 other headlines from here"));
        await reader.Enter();
        await Expect(fork).ToBeVisibleAsync();
        await reader.TabTo(fork);
        await reader.Enter();

        await reader.IsAt(
            "/articles/escalating-conflict-in-eastern-congo-despite-u-s-brokered-peace-efforts",
            "Escalating Conflict"
        );
        await Expect(reader.Main).ToContainTextAsync($"You came from {Seed}");
        await Expect(reader.Navigation("Your trail").Locator("ol > li")).ToHaveCountAsync(1);
    }

    [BrowserTheory]
    [InlineData("a trail")]
    [InlineData("a trail of long words")]
    [InlineData("a trail in Arabic")]
    public async Task The_examples_have_one_and_steps_take_one_line(string kind)
    {
        await using var reader = await site.Reader(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 800 },
            }
        );
        await reader.GoTo(PageKind.Named(kind));

        var steps = await reader.Navigation("The trail of this link").Locator("ol > li > a").AllAsync();
        Assert.NotEmpty(steps);
        foreach (var step in steps)
            Assert.InRange((await step.BoundingBoxAsync())!.Height, 10, 32);
    }
}
