using System.Net;
using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>The text of an article stays where it is while its pictures arrive, once their sizes are known.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class PicturesInBrowserTests(BrowsedSite browsed) : IAsyncDisposed
{
    private const string Shifts = """
        () => new Promise(told => new PerformanceObserver((list, observer) => { observer.disconnect(); told(list.getEntries()); }).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => told([]), 500))
          .then(entries => entries.reduce((sum, entry) => sum + entry.value, 0))
        """;

    private readonly NewsSite site = new() { Settings = { ["ReloadStaticAssetsAtRuntime"] = "false" } };

    public async Task InitializeAsync()
    {
        if (Chromium.WhySkip is not null)
            return;
        BrowsedSite.Serve(site);
        // Each comes late, as over a slow line.
        foreach (
            var sample in (string[])["plain.640x360.jpg", "lossy.321x123.webp", "one.320x200.avif", "flat.200x100.gif"]
        )
        {
            var bytes = await File.ReadAllBytesAsync(
                Path.Combine(AppContext.BaseDirectory, "Samples", "pictures", sample)
            );
            site.Web.At(
                $"https://pictures.example/{sample}",
                async (_, ct) =>
                {
                    await Task.Delay(300, ct);
                    return StubWeb.Answer(HttpStatusCode.OK, bytes);
                }
            );
        }
        const string paragraph =
            "\n\nDelegations met on Friday and spoke for hours about the harbour, the ferries and the fish.\n\n";
        await site.Import(
            (
                "talks.md",
                $"# Talks Resume\n\nText.\n\n![](https://pictures.example/plain.640x360.jpg){paragraph}![](https://pictures.example/lossy.321x123.webp){paragraph}"
                    + $"![](https://pictures.example/one.320x200.avif){paragraph}![](https://pictures.example/flat.200x100.gif){paragraph}"
            )
        );
    }

    private Uri Talks => new(site.ClientOptions.BaseAddress, "/articles/talks-resume");

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Text_does_not_jump_at_the_second_view(int width)
    {
        Assert.True(await ShiftOfView(width) > 0.01, "the first view, without sizes, does");
        // The sizes are stored after the first view, and the kept page is renewed.
        while (!await AreSizesKnown())
            await Task.Delay(50);
        Assert.Equal(0, await ShiftOfView(width));
    }

    private async Task<bool> AreSizesKnown()
    {
        using var client = new HttpClient();
        return PageSelectors.Parse(await client.GetStringAsync(Talks)).QuerySelectorAll("article img[width]").Length
            == 4;
    }

    // In a context of its own, a browser has none of the pictures.
    private async Task<double> ShiftOfView(int width)
    {
        await using var context = await browsed.Context(
            new()
            {
                ViewportSize = new() { Width = width, Height = 1400 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(Talks.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await page.WaitForFunctionAsync(
            "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)"
        );
        return await page.EvaluateAsync<double>(Shifts);
    }
}
