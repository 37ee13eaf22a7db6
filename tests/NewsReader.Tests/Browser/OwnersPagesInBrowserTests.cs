using Microsoft.Playwright;
using NewsReader.Tests.Accounts;
using static Microsoft.Playwright.Assertions;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Browser;

/// <summary>The owner's pages of feeds and documents, as a browser shows them.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class OwnersPagesInBrowserTests(BrowsedSite browsed) : IAsyncDisposed
{
    private static readonly string LongAddress = $"https://news.example.org/{new string('a', 300)}";

    private readonly NewsSite site = new() { Settings = { ["ReloadStaticAssetsAtRuntime"] = "false" } };

    public Task InitializeAsync()
    {
        site.Web.At(
                "https://news.example.org/",
                "<html><head><link rel=alternate type=application/rss+xml href=feed.xml></head></html>"
            )
            .At(Address, Rss(Item("1", "Alpha Rises")), "application/rss+xml");
        if (Chromium.WhySkip is null)
            BrowsedSite.Serve(site);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [BrowserFact]
    public async Task By_keyboard_and_without_script_from_the_first_start_to_a_feed_and_a_document()
    {
        await using var context = await browsed.Context(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var reader = new Reader(page, kind => new Uri(At(kind.Path)));
        await page.GotoAsync(At("/"));
        await Open(reader, AriaRole.Contentinfo, "Owner", "/owner", "Owner");
        await Open(reader, AriaRole.Main, "Feeds", "/owner/feeds", "Feeds");

        await Type(reader, "Address of a site or feed", "news.example.org");
        await Type(reader, "Folder", "World");
        await reader.Enter();
        await Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("You now follow Example Wire. 1 article came or changed.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "World" })).ToBeVisibleAsync();

        await Open(reader, AriaRole.Main, "Import", "/owner/import", "Import");
        await Type(reader, "Or a text", "Bridge Reopens\n\nIt opened.\n");
        await reader.TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }));
        await reader.Enter();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 added.");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 added.");
        await Open(reader, AriaRole.Main, "Bridge Reopens", "/articles/bridge-reopens", "Bridge Reopens");
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 added.");
    }

    [BrowserFact]
    public async Task What_is_too_large_is_told_in_the_browser()
    {
        await using var context = await browsed.Context();
        var page = await context.NewPageAsync();
        await page.GotoAsync(At("/owner/import"));
        await page.GetByLabel("Files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "large.txt",
                    MimeType = "text/plain",
                    Buffer = new byte[11_000_000],
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("That is too much at once");
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_violated_and_nothing_sticks_out(ColorScheme colours)
    {
        using var owner = OwnersForms.AtPort(site);
        using var followed = await owner.Submit(
            "/owner/feeds",
            "/owner/feeds",
            ("address", Address),
            ("folder", "World")
        );
        var list =
            $"<opml><body><outline text=\"Long\" xmlUrl=\"{LongAddress}\"/><outline xmlUrl=\"mailto:x\"/></body></opml>";
        using var sent = await owner.Upload(
            ("feeds.opml", list),
            ("story.txt", "Bridge Reopens\n\nIt opened.\n"),
            (new string('x', 300) + ".png", "x")
        );
        await using var context = await browsed.Context(new() { ColorScheme = colours });
        var page = await context.NewPageAsync();
        foreach (
            var path in (string[])
                [
                    "/owner/feeds?done=added&feed=1",
                    "/owner/feeds/2?done=changed",
                    "/owner/feeds/1/remove",
                    sent.Headers.Location!.OriginalString,
                ]
        )
        {
            await page.GotoAsync(At(path));
            await Sound(page);
        }
        await page.GotoAsync(At("/owner/import"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Choose a file, or paste a text.")).ToBeVisibleAsync();
        await Sound(page);
        await page.GotoAsync(At("/owner/feeds"));
        await page.GetByLabel("Address of a site or feed").FillAsync(new string('x', 300) + " is no address");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add feed", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Address of a site or feed")).ToHaveAttributeAsync("aria-invalid", "true");
        await Sound(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import feeds" }).ClickAsync();
        await Expect(page.GetByText("Choose a file, or paste a list.")).ToBeVisibleAsync();
        await Sound(page);
    }

    private static async Task Sound(IPage page)
    {
        await Axe.FindsNothing(page);
        foreach (var width in (int[])[320, 390, 1280])
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Equal(
                (page.Url, true),
                (
                    page.Url,
                    await page.EvaluateAsync<bool>(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                    )
                )
            );
        }
    }

    private static async Task Open(Reader reader, AriaRole part, string link, string path, string title)
    {
        await reader.TabTo(reader.Page.GetByRole(part).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));
        await reader.Enter();
        await reader.IsAt(path, title);
    }

    private static async Task Type(Reader reader, string label, string text)
    {
        await reader.TabTo(reader.Page.GetByLabel(label));
        await reader.Page.Keyboard.TypeAsync(text);
    }

    private string At(string path) => $"http://localhost:{site.ClientOptions.BaseAddress.Port}{path}";
}
