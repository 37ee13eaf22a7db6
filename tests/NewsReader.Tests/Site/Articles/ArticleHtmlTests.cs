using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Tests.Site.Articles;

public sealed class ArticleHtmlTests
{
    [Theory]
    [InlineData("<p>One <b>bold</b></p>", "<p>One <b>bold</b></p>")]
    [InlineData("<p onclick=x style=y class=z id=w>One</p>", "<p>One</p>")]
    [InlineData("<script>alert(1)</script><p>One</p><style>p{}</style>", "<p>One</p>")]
    [InlineData("<svg><script>alert(1)</script></svg><math><mi>x</mi></math>after", "<math><mi>x</mi></math>after")]
    [InlineData("<a href=\"java\tscript:alert(1)\">x</a>", "x")]
    [InlineData("<a href=\" &#1;javascript:alert(1)\">x</a>", "x")]
    [InlineData("<a href=\"//example.org/x\">x</a>", "x")]
    [InlineData("<a href=\"https://user:pass@example.org/\">x</a>", "x")]
    [InlineData("<form><input value=x><button>Send</button>words</form>", "<p>Send words</p>")]
    [InlineData("<iframe srcdoc='<p>no'></iframe>x", "x")]
    [InlineData("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>")]
    [InlineData("<h1>A</h1><h4>B</h4><h4>C</h4><h2>D</h2>", "<h2>A</h2><h3>B</h3><h3>C</h3><h3>D</h3>")]
    [InlineData("<td>cell", "cell")]
    [InlineData("<b><p>unclosed", "<p><b>unclosed</b></p>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "&quot;&gt;")]
    [InlineData("a &lt;b&gt; & \u0000c", "a &lt;b&gt; &amp; c")]
    public void Only_allowed_elements_and_attributes_stay(string html, string expected)
    {
        var once = ArticleHtml.Sanitise(html).Html;
        Assert.Equal(expected, once);
        Assert.Equal(once, ArticleHtml.Sanitise(once).Html);
    }

    [Fact]
    public void A_link_to_another_site_sends_no_referrer() =>
        Assert.Equal(
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow ugc\">x</a>",
            ArticleHtml.Sanitise("<a href=https://example.org rel=opener target=_blank>x</a>").Html
        );

    [Fact]
    public void Words_of_neighbouring_blocks_do_not_run_together() =>
        Assert.Equal("One\nTwo\nThree", ArticleHtml.Sanitise("<h2>One</h2><p>Two</p><ul><li>Three</li></ul>").Text);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains(
            "200 levels",
            Assert
                .Throws<ArticleException>(() => ArticleHtml.Sanitise(string.Concat(Enumerable.Repeat("<div>", 10_000))))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Too_many_tags_are_refused() =>
        Assert.Contains(
            "tags",
            Assert
                .Throws<ArticleException>(() => ArticleHtml.Sanitise(string.Concat(Enumerable.Repeat("<br>", 20_001))))
                .Message,
            StringComparison.Ordinal
        );
}
