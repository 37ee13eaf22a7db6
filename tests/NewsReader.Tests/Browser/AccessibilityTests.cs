using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>The rules of axe, on every kind of page.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowsedSite site)
{
    // In the dark nothing but the colours is another.
    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast") };

    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public Task Nothing_is_violated_in_light(string kind) => ViolatesNothing(kind, ColorScheme.Light, new());

    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public Task Nothing_is_violated_in_dark(string kind) => ViolatesNothing(kind, ColorScheme.Dark, Colours);

    private async Task ViolatesNothing(string kind, ColorScheme colours, AxeRunOptions rules)
    {
        await using var reader = await site.Reader(new() { ColorScheme = colours });
        await reader.GoTo(PageKind.Named(kind));

        var found = await reader.Page.RunAxe(rules);

        Assert.NotEmpty(found.Passes);
        Reader.FindsNothingIn(
            found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}"))
        );
    }
}
