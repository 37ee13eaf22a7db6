using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Formats.Html;

namespace NewsReader.Tests.Formats.Html;

public sealed class HostileHtmlTests
{
    // Listed here again, so that a mistake in the writer's own lists is noticed.
    private static readonly HashSet<string> Elements =
    [
        .. "p h2 h3 h4 h5 h6 hr br ul ol li dl dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr th td div img a em strong b i u s del ins sub sup small mark abbr code kbd samp var q cite dfn time ruby rt rp bdi bdo span".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> Formulas =
    [
        .. "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> FormulaAttributes =
    [
        .. "display mathvariant linethickness stretchy fence separator accent accentunder".Split(' '),
    ];

    private static readonly HashSet<string> Attributes =
    [
        .. "href src alt title lang dir width height colspan rowspan datetime start rel role aria-label tabindex".Split(
            ' '
        ),
    ];

    private static readonly Uri Base = new("https://news.example/2024/story?id=1");

    [Fact]
    public void Only_allowed_elements_and_attributes_are_written() =>
        Assert.All(
            HostileHtml.All,
            payload =>
            {
                foreach (
                    var written in new[]
                    {
                        ArticleHtml.Sanitise(payload.Html),
                        ArticleHtml.Sanitise(payload.Html, Base),
                    }
                )
                    Assert.Empty(Faults(written.Html));
            }
        );

    [Fact]
    public void Visible_text_survives() =>
        Assert.All(HostileHtml.All, payload => Assert.Equal(payload.Text, ArticleHtml.Sanitise(payload.Html).Text));

    [Fact]
    public void Sanitizing_twice_changes_nothing() =>
        Assert.All(HostileHtml.All, payload => AssertStable(payload.Html));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_markup_becomes_allowed_and_stable_html(int seed)
    {
        var markup = new RandomMarkup(seed);
        for (var i = 0; i < 1_500; i++)
            AssertStable(markup.Next());
    }

    [Theory]
    [InlineData("<p onclick=x>a</p>")]
    [InlineData("<script>x</script>")]
    [InlineData("<a href=\"javascript:x\">a</a>")]
    [InlineData("<img src=\"data:,x\" alt=\"\">")]
    [InlineData("<svg></svg>")]
    [InlineData("<math><mtext><b>x</b></mtext></math>")]
    [InlineData("<math href=\"https://a.example/\"></math>")]
    [InlineData("<math><annotation-xml></annotation-xml></math>")]
    [InlineData("<p id=\"x\">a</p>")]
    [InlineData("<a href=\"#note-x\">a</a>")]
    public void Forbidden_html_would_be_noticed(string html) => Assert.NotEmpty(Faults(html));

    private static void AssertStable(string html)
    {
        var once = ArticleHtml.Sanitise(html, Base);
        Assert.Empty(Faults(once.Html));
        Assert.Equal(once, ArticleHtml.Sanitise(once.Html));
    }

    private static IEnumerable<string> Faults(string html)
    {
        var body = new HtmlParser(new() { IsScripting = true }).ParseDocument("<!DOCTYPE html>").Body!;
        foreach (
            var element in new HtmlParser(new() { IsScripting = true })
                .ParseFragment(html, body)
                .OfType<IElement>()
                .SelectMany(e => e.QuerySelectorAll("*").Prepend(e))
        )
        {
            if (element.NamespaceUri == NamespaceNames.MathMlUri)
            {
                if (!Formulas.Contains(element.LocalName))
                    yield return element.OuterHtml;
                if (element.LocalName is "mi" or "mn" or "mo" or "ms" or "mtext" && element.Children.Length > 0)
                    yield return element.OuterHtml;
                foreach (
                    var attribute in element.Attributes.Where(attribute => !FormulaAttributes.Contains(attribute.Name))
                )
                    yield return $"{element.LocalName} {attribute.Name}";
                continue;
            }
            if (element.NamespaceUri != NamespaceNames.HtmlUri || !Elements.Contains(element.LocalName))
                yield return element.OuterHtml;
            if (
                element.LocalName == "span"
                && (element.ChildNodes.Length > 0 || element.Attributes.Length != 1 || !element.HasAttribute("id"))
            )
                yield return element.OuterHtml;
            foreach (var attribute in element.Attributes)
            {
                // The target of an in-page link.
                if (attribute.Name == "id" && attribute.Value.StartsWith("note-", StringComparison.Ordinal))
                    continue;
                if (
                    attribute is { Name: "href", Value: ['#', ..] }
                    && html.Contains($"id=\"{attribute.Value[1..]}\"", StringComparison.Ordinal)
                )
                    continue;
                if (
                    attribute.Name == "src"
                    && attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)
                )
                    continue;
                if (!Attributes.Contains(attribute.Name))
                    yield return $"{element.LocalName} {attribute.Name}";
                if (
                    attribute.Name is "href" or "src"
                    && !IsOnTheWeb(attribute.Value)
                    && !(attribute.Name == "href" && attribute.Value.StartsWith("mailto:", StringComparison.Ordinal))
                )
                    yield return attribute.Value;
            }
        }
    }

    private static bool IsOnTheWeb(string address) =>
        address.StartsWith("https://", StringComparison.Ordinal)
        || address.StartsWith("http://", StringComparison.Ordinal);
}
