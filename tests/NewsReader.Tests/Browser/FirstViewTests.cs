using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>What the first page costs somebody who has never been here.</summary>
[Collection(BrowserTests.Name)]
[Trait("Speed", "Slow")]
public sealed class FirstViewTests(BrowsedSite site)
{
    // What a server sends before it first waits for an answer.
    private const int Budget = 14 * 1024;

    [BrowserFact]
    public async Task An_article_is_two_requests_of_14_KB_together()
    {
        await using var reader = await site.Reader();
        List<IRequest> requests = [];
        reader.Page.Request += (_, request) => requests.Add(request);

        await reader.GoTo(PageKind.Seed);
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        requests.RemoveAll(request => new Uri(request.Url).AbsolutePath.StartsWith("/icon.", StringComparison.Ordinal));
        Assert.Equal("document, stylesheet", string.Join(", ", requests.Select(request => request.ResourceType)));
        var sizes = await Task.WhenAll(requests.Select(request => request.SizesAsync()));
        Assert.All(sizes, size => Assert.NotEqual(0, size.ResponseBodySize));
        Assert.InRange(sizes.Sum(size => size.ResponseBodySize), 1, Budget);
    }
}
