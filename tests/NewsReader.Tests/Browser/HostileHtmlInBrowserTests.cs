using Microsoft.Playwright;
using NewsReader.Formats.Html;
using NewsReader.Tests.Formats.Html;

namespace NewsReader.Tests.Browser;

/// <summary>Hostile content in a browser that nothing else protects: no policy, scripts on.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class HostileHtmlInBrowserTests(BrowsedSite site)
{
    private const string Quiet = "https://quiet.example/";

    [BrowserFact]
    public async Task Nothing_of_it_runs_or_is_asked_for_and_what_is_seen_is_seen()
    {
        await using var reader = await site.Reader();
        var noticed = await Watch(reader.Page);
        List<string> lost = [];
        foreach (var payload in HostileHtml.All)
        {
            var safe = ArticleHtml.Sanitise(payload.Html, new Uri("https://news.example/")).Html;
            var seen = await Show(reader.Page, safe);
            if (noticed.Count > 0)
                Assert.Fail($"{payload.Html}\nbecame\n{safe}\n{string.Join('\n', noticed)}");
            if (WithoutBlanks(seen) != WithoutBlanks(ArticleHtml.TextOf(safe)))
                lost.Add($"{payload.Html}\nshows\n{seen}");
        }
        Reader.FindsNothingIn(lost);
    }

    [BrowserTheory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<iframe src=https://evil.example/></iframe>")]
    [InlineData("<style>@import '//evil.example/x.css';</style>")]
    public async Task What_runs_or_asks_would_be_noticed(string html)
    {
        await using var reader = await site.Reader();
        var noticed = await Watch(reader.Page);
        await Show(reader.Page, html);
        Assert.NotEmpty(noticed);
    }

    // Pictures are asked for, since they are kept, and get no answer: on our pages they have other addresses.
    private static async Task<List<string>> Watch(IPage page)
    {
        List<string> noticed = [];
        await page.RouteAsync(
            "**/*",
            route =>
            {
                if (route.Request.Url == Quiet)
                    return route.FulfillAsync(
                        new() { Body = "<!DOCTYPE html><title>Quiet</title>", ContentType = "text/html" }
                    );
                if (route.Request.ResourceType != "image")
                    noticed.Add($"asked for {route.Request.Url}");
                return route.FulfillAsync(new() { Status = 204 });
            }
        );
        page.Dialog += (_, dialog) =>
        {
            noticed.Add($"said {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) => noticed.Add($"wrote {message.Text}");
        page.PageError += (_, error) => noticed.Add($"failed {error}");
        page.Popup += (_, popup) => noticed.Add($"opened {popup.Url}");
        await page.GotoAsync(Quiet);
        return noticed;
    }

    // Twice: as it is parsed, and as a script would copy it, where markup that mutates shows.
    private static async Task<string> Show(IPage page, string html)
    {
        await page.SetContentAsync(
            $"<!DOCTYPE html><body>{html}",
            new() { WaitUntil = WaitUntilState.DOMContentLoaded }
        );
        return await page.EvaluateAsync<string>(
            """
            async () => {
                const seen = document.body.innerText;
                for (const element of document.querySelectorAll('*')) for (const kind of ['mouseover', 'focus', 'toggle']) element.dispatchEvent(new Event(kind, { bubbles: true }));
                document.body.innerHTML = document.body.innerHTML;
                await new Promise(done => setTimeout(done, 20));
                return seen;
            }
            """
        );
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
