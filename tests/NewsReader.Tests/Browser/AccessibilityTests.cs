using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>The rules of axe, on every kind of page.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class AccessibilityTests(BrowsedSite site)
{
    // In the dark nothing but the colours is another.
    private const string Colours = "color-contrast";

    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public Task Nothing_is_violated_in_light(string kind) => ViolatesNothing(kind, ColorScheme.Light);

    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public Task Nothing_is_violated_in_dark(string kind) => ViolatesNothing(kind, ColorScheme.Dark, Colours);

    [BrowserFact]
    public async Task What_is_violated_is_found()
    {
        var page = (await site.SharedReader()).Page;
        await page.GotoAsync("about:blank");
        await page.SetContentAsync("<img src='data:,'><p style='color: #eee; background: #fff'>Pale words</p>");

        var all = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Axe.FindsNothing(page));
        Assert.Contains("image-alt: <img", all.Message, StringComparison.Ordinal);
        Assert.Contains("color-contrast: <p", all.Message, StringComparison.Ordinal);
        var colours = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Axe.FindsNothing(page, Colours));
        Assert.DoesNotContain("image-alt", colours.Message, StringComparison.Ordinal);
    }

    private async Task ViolatesNothing(string kind, ColorScheme colours, params string[] rules)
    {
        var reader = await site.SharedReader();
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = colours });
        await reader.GoTo(PageKind.Named(kind));

        await Axe.FindsNothing(reader.Page, rules);
    }
}
