using NewsReader.Formats;

namespace NewsReader.Tests.Site.Articles;

public sealed class HeadlinesTests
{
    [Theory]
    [InlineData("Trump’s Name Appears", "trump's name appears")]
    [InlineData("  “Truly   Friendly” Talks ", "TRULY FRIENDLY\" talks")]
    [InlineData("Rwanda–Congo Deal", "Rwanda-Congo deal")]
    [InlineData("Can the Ceasefire Hold?", "“can the ceasefire hold”")]
    [InlineData("Ｆｕｌｌ Width", "full width")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευς")]
    [InlineData("Cafe\u0301 Opens", "CAFÉ OPENS")]
    [InlineData("Line\tbreak\nhere", "line break here")]
    public void Headlines_that_read_the_same_are_equal(string one, string other) =>
        Assert.Equal(Headlines.Normalise(one), Headlines.Normalise(other));

    [Theory]
    [InlineData("Sales rise 8%", "Sales rise 8")]
    [InlineData("Learning C#", "Learning C")]
    [InlineData("Talks resume", "Talks resumed")]
    [InlineData("Resume talks", "Résumé talks")]
    [InlineData("?", "!")]
    public void Headlines_that_read_differently_are_not_equal(string one, string other) =>
        Assert.NotEqual(Headlines.Normalise(one), Headlines.Normalise(other));

    [Theory]
    [InlineData("Russia and Ukraine", "russia-and-ukraine")]
    [InlineData("Zelenskiy’s Flight: U.S.-Brokered “Deal”", "zelenskiys-flight-u-s-brokered-deal")]
    [InlineData("Café Zürich Øresund", "cafe-zurich-øresund")]
    [InlineData("北部で大雪", "北部で大雪")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("Новый йод", "новый-йод")]
    [InlineData("ข่าวด่วน", "ข่าวด่วน")]
    [InlineData("น้ำท่วม", "น้ำท่วม")]
    [InlineData("!!! ???", "article")]
    [InlineData("🎉", "article")]
    public void A_slug_is_made_of_letters_and_digits(string headline, string slug) =>
        Assert.Equal(slug, Slugs.From(headline, "article"));

    [Fact]
    public void A_long_headline_is_cut_between_words()
    {
        var slug = Slugs.From(string.Join(' ', Enumerable.Repeat("headline", 30)), "article");
        Assert.Equal(string.Join('-', Enumerable.Repeat("headline", 9)), slug);
    }
}
