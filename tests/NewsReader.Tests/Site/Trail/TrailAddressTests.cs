using System.Net;
using System.Net.Http.Headers;

namespace NewsReader.Tests.Site.Trail;

/// <summary>Addresses with a trail are for their reader alone: not kept, not indexed, not the article's own.</summary>
public sealed class TrailAddressTests : IAsyncDisposed
{
    private const string WithTrail = NewsSite.DronesPath + "?from=1";

    private readonly NewsSite site = new()
    {
        Settings = { ["Site:BaseAddress"] = "https://news.example.org", ["Site:Public"] = "true" },
    };

    [Fact]
    public async Task The_canonical_address_has_no_trail_and_the_page_links_to_it()
    {
        const string address = "https://news.example.org" + NewsSite.DronesPath;
        var page = await site.Page(WithTrail);
        Assert.Equal(address, page.Attribute("head link[rel=canonical]", "href"));
        Assert.Equal(address, page.Attribute("head meta[property='og:url']", "content"));
        Assert.Equal(NewsSite.DronesPath, page.Link("Link without the trail"));
        Assert.DoesNotContain(
            "?from",
            (await site.Page(NewsSite.SeedPath)).One("script[type='application/ld+json']").TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(WithTrail)]
    [InlineData(NewsSite.DronesPath + "?from=forged")]
    [InlineData(NewsSite.DronesPath + "?FROM=1")]
    [InlineData(NewsSite.SeedPath + "/story?from=2")]
    public async Task Search_engines_are_told_to_leave_it_out(string path)
    {
        using var client = site.Client();
        using var clean = await client.GetAsync(new Uri(NewsSite.DronesPath, UriKind.Relative));
        Assert.False(clean.Headers.Contains("X-Robots-Tag"));
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("noindex, nofollow", response.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task It_is_not_cached_here_but_a_browser_that_has_it_gets_304()
    {
        using var client = site.Client();
        using var first = await client.GetAsync(new Uri(WithTrail, UriKind.Relative));
        using var again = await Get(client, WithTrail, first.Headers.ETag);
        Assert.Null(again.Headers.Age);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.True(again.Headers.CacheControl?.NoCache);
        Assert.Equal("noindex, nofollow", again.Headers.GetValues("X-Robots-Tag").Single());
        using var elsewhere = await Get(client, NewsSite.DronesPath, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task The_page_without_a_trail_is_cached_as_always()
    {
        using var client = site.Client();
        using var trail = await client.GetAsync(new Uri(WithTrail, UriKind.Relative));
        using var first = await client.GetAsync(new Uri(NewsSite.DronesPath, UriKind.Relative));
        using var kept = await client.GetAsync(new Uri(NewsSite.DronesPath, UriKind.Relative));
        Assert.Null(first.Headers.Age);
        Assert.NotNull(kept.Headers.Age);
        Assert.Empty((await kept.Page()).QuerySelectorAll(".came-from"));
        Assert.DoesNotContain("Sec-Fetch-Site", kept.Headers.Vary);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?from=1.2", "?from=1.2")]
    [InlineData("?from=1.2.", "")]
    [InlineData("?from=%0d%0aX:1", "")]
    public async Task A_former_address_redirects_with_the_trail(string query, string kept)
    {
        using var folder = new TempFolder();
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nText.\n"));
        await site.ImportFrom(folder, ("a.txt", "Alpha Falls\n\nText.\n"));
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri("/articles/alpha-rises" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal("/articles/alpha-falls" + kept, response.Headers.Location?.OriginalString);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await client.SendAsync(request);
    }
}
