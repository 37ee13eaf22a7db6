using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>Reading contacts nobody but the site, and leaves the browser nothing to complain of.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class QuietTests(BrowsedSite site)
{
    [BrowserTheory]
    [MemberData(nameof(PageKind.Names), MemberType = typeof(PageKind))]
    public async Task No_other_origin_is_asked_and_the_console_stays_empty(string kind)
    {
        var reader = await site.SharedReader();
        List<string> asked = [],
            said = [];
        void Ask(object? sender, IRequest request) => asked.Add(request.Url);
        void Say(object? sender, IConsoleMessage message) => said.Add($"{message.Text} ({message.Location})");
        void Fail(object? sender, string error) => said.Add(error);
        reader.Page.Context.Request += Ask;
        reader.Page.Console += Say;
        reader.Page.PageError += Fail;

        var page = await reader.GoTo(PageKind.Named(kind));
        // What is fetched late is fetched by then.
        await reader.Page.Keyboard.PressAsync("End");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        reader.Page.Context.Request -= Ask;
        reader.Page.Console -= Say;
        reader.Page.PageError -= Fail;

        var own = new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/";
        Assert.NotEmpty(asked);
        Reader.FindsNothingIn(asked.Where(url => !url.StartsWith(own, StringComparison.Ordinal)));
        Reader.FindsNothingIn(said.Where(text => !IsOfErrorPage(text, page)));
    }

    // Of a page whose status is an error the browser says so, whatever the page does.
    private static bool IsOfErrorPage(string text, IResponse page) =>
        !page.Ok
        && text.StartsWith(
            $"Failed to load resource: the server responded with a status of {page.Status}",
            StringComparison.Ordinal
        )
        && text.Contains(page.Url, StringComparison.Ordinal);
}
