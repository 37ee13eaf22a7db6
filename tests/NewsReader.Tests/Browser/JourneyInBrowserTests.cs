namespace NewsReader.Tests.Browser;

/// <summary>The main journey as a reader makes it: from the index to the seed article, to a related headline, and back.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class JourneyInBrowserTests(BrowsedSite site)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_click_with_scripts_and_without(bool scripts)
    {
        await using var reader = await site.Reader(new() { JavaScriptEnabled = scripts });
        await reader.GoTo(PageKind.Index);

        await reader.SeedInIndex.ClickAsync();
        await IsAtSeed(reader);

        await reader.DronesInRelated.ClickAsync();
        await IsAtDrones(reader);

        await reader.SeedInListedBy.ClickAsync();
        await IsAtSeed(reader);
    }

    [BrowserFact]
    public async Task By_keyboard_alone()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Index);

        await reader.TabTo(reader.SeedInIndex);
        await reader.Enter();
        await IsAtSeed(reader);

        await reader.TabTo(reader.DronesInRelated);
        await reader.Enter();
        await IsAtDrones(reader);

        await reader.TabTo(reader.SeedInListedBy);
        await reader.Enter();
        await IsAtSeed(reader);
    }

    private static Task IsAtSeed(Reader reader) =>
        reader.IsAt(NewsSite.SeedPath, "Russia and Ukraine resumed peace talks");

    private static Task IsAtDrones(Reader reader) => reader.IsAt(NewsSite.DronesPath, "Drones Spotted Near");
}
