using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>Searching as a reader does: from the box of any page to a hit, and on its own page anew.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class SearchInBrowserTests(BrowsedSite site)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_click_with_scripts_and_without(bool scripts)
    {
        await using var reader = await site.Reader(new() { JavaScriptEnabled = scripts });
        await reader.GoTo(PageKind.Seed);

        await reader.SearchBox.FillAsync("harbor OR harbour reopens");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await reader.IsAt("/search", "Search");
        await Expect(reader.SearchBox).ToHaveValueAsync("harbor OR harbour reopens");

        await reader.HarbourInHits.ClickAsync();
        await reader.IsAt(PageKind.Markdown.Path, "The harbour reopens");
    }

    [BrowserFact]
    public async Task By_keyboard_alone()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Index);

        await reader.TabTo(reader.SearchBox);
        await reader.Page.Keyboard.TypeAsync("lighthouse");
        await reader.Enter();
        await reader.IsAt("/search", "Search");

        await reader.TabTo(reader.SearchBox);
        await reader.Page.Keyboard.PressAsync("End");
        await reader.Page.Keyboard.TypeAsync(" keeper");
        await reader.Enter();
        await Expect(reader.Main.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 article");

        await reader.TabTo(reader.HarbourInHits);
        await reader.Enter();
        await reader.IsAt(PageKind.Markdown.Path, "The harbour reopens");
    }

    [BrowserFact]
    public async Task The_words_are_seen_to_be_marked()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Named("a search"));

        await Expect(reader.HarbourInHits.Locator("mark")).ToHaveTextAsync("harbour");
        await Expect(reader.HarbourInHits.Locator("mark")).Not.ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
    }
}
