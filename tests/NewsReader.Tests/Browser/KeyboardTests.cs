using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>What the keys reach, and that it shows.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class KeyboardTests(BrowsedSite site)
{
    [BrowserFact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Markdown);

        await reader.Tab();
        Assert.True(await Reader.HasFocus(reader.SkipLink));
        await Expect(reader.SkipLink).ToHaveCSSAsync("clip-path", "none");

        await reader.Enter();
        await Expect(reader.Main).ToBeFocusedAsync();

        await reader.Tab();
        Assert.True(await Reader.HasFocus(reader.Main.Locator("a").First));
    }

    [BrowserTheory]
    [InlineData("headlines only")]
    [InlineData("an article in Markdown")]
    [InlineData("a headline only")]
    [InlineData("a story")]
    [InlineData("a trail")]
    [InlineData("a topic")]
    [InlineData("the last of the wanted")]
    [InlineData("a search")]
    [InlineData("not found")]
    public async Task Every_stop_is_seen_and_the_last_one_lets_go(string kind)
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Named(kind));

        var last = reader.Page.Locator("a, button, select, summary, [tabindex='0']").Last;

        await reader.TabTo(last);
        await reader.Page.Keyboard.PressAsync("Tab");

        Assert.False(await Reader.HasFocus(last));
    }

    [BrowserFact]
    public async Task A_wide_table_scrolls_by_the_arrow_keys()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Named("an article of long words"));
        var table = reader.Page.GetByRole(AriaRole.Region, new() { Name = "Table", Exact = true });

        await reader.TabTo(table);
        await reader.Page.Keyboard.PressAsync("ArrowRight");

        await reader.Page.WaitForFunctionAsync("table => table.scrollLeft > 0", await table.ElementHandleAsync());
    }
}
