namespace NewsReader.Tests.Site.Articles;

/// <summary>The main journey: from the seed article to a related headline, and back through "listed by".</summary>
public sealed class JourneyTests(NewsSite site) : IClassFixture<NewsSite>
{
    [Fact]
    public async Task From_the_seed_article_to_a_related_headline_and_back()
    {
        var article = await site.Page(NewsSite.SeedPath);
        Assert.NotNull(article.QuerySelector($"[aria-labelledby=related] a[href='{NewsSite.DronesPath}?from=1']"));

        var headline = await site.Page(NewsSite.DronesPath);
        Assert.Contains("The story itself has not arrived", headline.Text(".waiting-note"), StringComparison.Ordinal);
        Assert.NotNull(headline.QuerySelector($"[aria-labelledby=listed-by] a[href='{NewsSite.SeedPath}?from=2']"));
    }
}
