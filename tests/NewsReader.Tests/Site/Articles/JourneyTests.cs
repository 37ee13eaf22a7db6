namespace NewsReader.Tests.Site.Articles;

/// <summary>The main journey: from the seed article to a related headline, and back through "listed by".</summary>
public sealed class JourneyTests(NewsSite site) : IClassFixture<NewsSite>
{
    [Fact]
    public async Task From_the_seed_article_to_a_related_headline_and_back()
    {
        var article = await site.Html(NewsSite.SeedPath);
        Assert.Contains($"href=\"{NewsSite.DronesPath}?from=1\"", article, StringComparison.Ordinal);

        var headline = await site.Html(NewsSite.DronesPath);
        Assert.Contains("The story itself has not arrived", headline, StringComparison.Ordinal);
        Assert.Contains($"href=\"{NewsSite.SeedPath}?from=2\"", headline, StringComparison.Ordinal);
    }
}
