using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsReader.Tests.Browser;

/// <summary>On paper, in the dark, and without motion.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class MediaTests(BrowsedSite site)
{
    [BrowserFact]
    public async Task Print_leaves_out_the_navigation_and_keeps_the_related_headlines()
    {
        await using var reader = await site.Reader();
        await reader.GoTo(PageKind.Seed);
        var navigation = reader.Page.Locator("nav");
        await Expect(navigation.First).ToBeVisibleAsync();

        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.All(await Task.WhenAll((await navigation.AllAsync()).Select(nav => nav.IsVisibleAsync())), Assert.False);
        await Expect(reader.DronesInRelated).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData(ReducedMotion.NoPreference, "smooth")]
    [InlineData(ReducedMotion.Reduce, "auto")]
    public async Task Scrolling_is_smooth_unless_less_motion_is_asked_for(ReducedMotion asked, string behaviour)
    {
        await using var reader = await site.Reader(new() { ReducedMotion = asked });
        await reader.GoTo(PageKind.Seed);

        await Expect(reader.Page.Locator("html")).ToHaveCSSAsync("scroll-behavior", behaviour);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task Paper_is_dark_where_dark_is_asked_for(ColorScheme asked, bool isDark)
    {
        await using var reader = await site.Reader(new() { ColorScheme = asked });
        await reader.GoTo(PageKind.Seed);

        var red = await reader.Page.EvaluateAsync<int>(
            "() => Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
        );
        Assert.Equal(isDark, red < 64);
    }
}
