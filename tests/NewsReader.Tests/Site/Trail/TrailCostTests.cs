namespace NewsReader.Tests.Site.Trail;

/// <summary>A reader who did not come along a trail does not pay for it.</summary>
public sealed class TrailCostTests : IAsyncDisposed
{
    private readonly CountedSite site = new();

    [Fact]
    public async Task A_page_without_a_trail_asks_for_its_article_alone()
    {
        await site.Html("/");
        var article = (await site.StatementsOf(NewsSite.DronesPath)).Count;
        Assert.InRange(article, 1, 3);

        Assert.Equal(article, (await site.StatementsOf(NewsSite.DronesPath + "?from=unread!")).Count);
        Assert.Equal(article + 4, (await site.StatementsOf(NewsSite.DronesPath + "?from=2.1.2.1.2.1.2.1")).Count);
        Assert.Empty(await site.StatementsOf(NewsSite.DronesPath));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
