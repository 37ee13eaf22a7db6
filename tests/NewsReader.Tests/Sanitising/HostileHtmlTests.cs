using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Articles;

namespace NewsReader.Tests.Sanitising;

public sealed class HostileHtmlTests
{
    // Written down here once more, so that a slip in the writer's own lists shows.
    private static readonly HashSet<string> Elements =
        [.. "p h2 h3 h4 h5 h6 hr br ul ol li dl dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr th td div img a em strong b i u s del ins sub sup small mark abbr code kbd samp var q cite dfn time ruby rt rp bdi bdo".Split(' ')];

    private static readonly HashSet<string> Attributes = [.. "href src alt title lang dir width height colspan rowspan datetime start rel role aria-label tabindex".Split(' ')];

    private static readonly Uri Base = new("https://news.example/2024/story?id=1");

    [Fact]
    public void Nothing_but_what_an_article_may_hold_comes_through() =>
        Assert.All(HostileHtml.All, payload =>
        {
            foreach (var written in new[] { ArticleHtml.Sanitise(payload.Html), ArticleHtml.Sanitise(payload.Html, Base) })
                Assert.Empty(Faults(written.Html));
        });

    [Fact]
    public void The_words_that_are_seen_survive() => Assert.All(HostileHtml.All, payload => Assert.Equal(payload.Text, ArticleHtml.Sanitise(payload.Html).Text));

    [Fact]
    public void Sanitising_twice_changes_nothing() => Assert.All(HostileHtml.All, payload => AssertStable(payload.Html));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_is_put_together_comes_out_allowed_and_stays_as_it_is(int seed)
    {
        var markup = new RandomMarkup(seed);
        for (var i = 0; i < 1_500; i++) AssertStable(markup.Next());
    }

    [Theory]
    [InlineData("<p onclick=x>a</p>")]
    [InlineData("<script>x</script>")]
    [InlineData("<a href=\"javascript:x\">a</a>")]
    [InlineData("<img src=\"data:,x\" alt=\"\">")]
    [InlineData("<svg></svg>")]
    public void What_is_not_allowed_would_be_noticed(string html) => Assert.NotEmpty(Faults(html));

    private static void AssertStable(string html)
    {
        var once = ArticleHtml.Sanitise(html, Base);
        Assert.Empty(Faults(once.Html));
        Assert.Equal(once, ArticleHtml.Sanitise(once.Html));
    }

    private static IEnumerable<string> Faults(string html)
    {
        var body = new HtmlParser(new() { IsScripting = true }).ParseDocument("<!DOCTYPE html>").Body!;
        foreach (var element in new HtmlParser(new() { IsScripting = true }).ParseFragment(html, body).OfType<IElement>().SelectMany(e => e.QuerySelectorAll("*").Prepend(e)))
        {
            if (element.NamespaceUri != NamespaceNames.HtmlUri || !Elements.Contains(element.LocalName)) yield return element.OuterHtml;
            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name)) yield return $"{element.LocalName} {attribute.Name}";
                if (attribute.Name is "href" or "src" && !IsOnTheWeb(attribute.Value) && !(attribute.Name == "href" && attribute.Value.StartsWith("mailto:", StringComparison.Ordinal))) yield return attribute.Value;
            }
        }
    }

    private static bool IsOnTheWeb(string address) =>
        address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);
}
