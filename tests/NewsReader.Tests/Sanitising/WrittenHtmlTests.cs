using NewsReader.Articles;

namespace NewsReader.Tests.Sanitising;

/// <summary>What becomes of ordinary HTML.</summary>
public sealed class WrittenHtmlTests
{
    private const string Rel = " rel=\"noopener noreferrer nofollow ugc\"";

    private static readonly Uri Base = new("https://news.example/2024/story?id=1");

    [Theory]
    [InlineData("<h2>A</h2><p>One <em>two</em> <strong>three</strong><br>four</p><hr><ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul><blockquote><p>q</p></blockquote><pre><code>x\n  y</code></pre>")]
    [InlineData("<figure><img src=\"https://news.example/b.jpg\" alt=\"A bridge\" width=\"300\" height=\"200\"><figcaption>Caption</figcaption></figure>")]
    [InlineData("<dl><dt>t</dt><dd>d</dd></dl><p lang=\"fr\" dir=\"ltr\" title=\"T\">H<sub>2</sub>O<sup>+</sup> <abbr title=\"Long\">L</abbr> <time datetime=\"2024-05-01\">May</time> <ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby></p>")]
    [InlineData("<div role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><caption>C</caption><thead><tr><th colspan=\"2\">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table></div>")]
    [InlineData("Bare <b>text</b> with <q>words</q>")]
    public void Plain_html_stays_as_it_is(string html) => Assert.Equal(html, ArticleHtml.Sanitise(html).Html);

    [Theory]
    [InlineData("<p>It led <a href='javascript:x'>nowhere</a>, to <a>somebody</a>, or <span>her</span>e.</p>", "<p>It led nowhere, to somebody, or here.</p>")]
    [InlineData("<div>text <p>para</p> more</div>tail", "<p>text </p><p>para</p><p> more</p>tail")]
    [InlineData("<span><div>one</div><div>two</div></span>", "<p>one</p><p>two</p>")]
    [InlineData("<section><h1>A</h1><div><p>b</p></div></section>", "<h2>A</h2><p>b</p>")]
    [InlineData("<div dir=rtl lang=ar><p>one</p>two</div><p>three", "<p lang=\"ar\" dir=\"rtl\">one</p><p lang=\"ar\" dir=\"rtl\">two</p><p>three</p>")]
    [InlineData("<ul><div><li>a</li></div>text<ul><li>b</ul><li>c</ul><li>stray", "<ul><li>a</li><li>text<ul><li>b</li></ul></li><li>c</li></ul><p>stray</p>")]
    [InlineData("<p>x<table><tr><td>y</table>", "<p>x</p><div role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><tbody><tr><td>y</td></tr></tbody></table></div>")]
    [InlineData("<p>A<button>B</button>C<select><option>D<option>E</select></p>", "<p>A B C D E</p>")]
    [InlineData("<p><svg><foreignObject><ul><li>x</ul></foreignObject></svg>y", "<p>x y</p>")]
    [InlineData("<details><summary>Sum</summary>Text</details>", "<p>Sum</p><p>Text</p>")]
    [InlineData("<svg><title>no</title><text>A</text><text>B</text></svg>", "A B")]
    [InlineData("<math><msup><mi>x</mi><mn>2</mn></msup><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>no</annotation></math>", "x<sup>2</sup>a/b")]
    [InlineData("<pre><div>a</div><div>b</div></pre><xmp><b></xmp><plaintext>c</p>", "<pre>a\nb</pre><pre>&lt;b&gt;</pre><pre>c&lt;/p&gt;</pre>")]
    [InlineData("<strike>a</strike><acronym title=b>c</acronym><center>d</center><font>e</font><menu><li>f</menu>", "<s>a</s><abbr title=\"b\">c</abbr><p>d</p>e<ul><li>f</li></ul>")]
    [InlineData("<p>&nbsp;</p><h2><script>x</script></h2><p hidden>no</p><dialog>no</dialog><table></table>a<b> </b>c", "a c")]
    [InlineData("<h2>A<div>B</div></h2>", "<h2>A B</h2>")]
    [InlineData("<isindex>x", "<hr><hr>x")]
    public void Other_html_becomes_what_an_article_may_hold(string html, string expected)
    {
        var once = ArticleHtml.Sanitise(html);
        Assert.Equal(expected, once.Html);
        Assert.Equal(once, ArticleHtml.Sanitise(once.Html));
    }

    [Theory]
    [InlineData("<a href=/y>x</a>", "https://news.example/y")]
    [InlineData("<a href=z>x</a>", "https://news.example/2024/z")]
    [InlineData("<a href=?p=2>x</a>", "https://news.example/2024/story?p=2")]
    [InlineData("<a href=//other.example/x>x</a>", "https://other.example/x")]
    [InlineData("<a href=\\\\other.example\\x>x</a>", "https://other.example/x")]
    [InlineData("<a href='https://a.example/?a=1&utm_source=x&b=2&fbclid=3#f'>x</a>", "https://a.example/?a=1&amp;b=2#f")]
    [InlineData("<a href='https://a.example/?UTM_Source=x&amp;amp;utm_medium=y#xtor=RSS-1'>x</a>", "https://a.example/")]
    [InlineData("<a href='https://a.example/?utm%5Fsource=x&at_medium=y&mc_cid=1&at=2'>x</a>", "https://a.example/?at=2")]
    [InlineData("<a href='https://a.example/?q=a%26utm_source=b'>x</a>", "https://a.example/?q=a%26utm_source=b")]
    [InlineData("<a href='https://a.example/out?url=https://b.example/?utm_source=x'>x</a>", "https://a.example/out?url=https://b.example/?utm_source=x")]
    public void Links_lead_where_the_publisher_meant(string html, string href) => Assert.Equal($"<a href=\"{href}\"{Rel}>x</a>", ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<a href=#top>x</a>")]
    [InlineData("<a href=''>x</a>")]
    [InlineData("<a name=top>x</a>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    public void What_leads_nowhere_is_text(string html) => Assert.Equal("x", ArticleHtml.Sanitise(html, Base).Html);

    [Fact]
    public void A_base_that_is_not_of_the_web_is_none() => Assert.Equal("x", ArticleHtml.Sanitise("<a href=/y>x</a>", new("file:///etc/")).Html);

    [Theory]
    [InlineData("<iframe src=https://www.youtube.com/embed/a></iframe>", "<p><a href=\"https://www.youtube.com/embed/a\"{rel}>Video: youtube.com</a></p>")]
    [InlineData("<iframe src=//player.vimeo.com/video/1 title='A film'></iframe>", "<p><a href=\"https://player.vimeo.com/video/1\"{rel}>Video: A film</a></p>")]
    [InlineData("<video><source src=/v.mp4>no</video>", "<p><a href=\"https://news.example/v.mp4\"{rel}>Video: news.example</a></p>")]
    [InlineData("<p>a<audio src=/a.mp3></audio>b</p>", "<p>a <a href=\"https://news.example/a.mp3\"{rel}>Audio: news.example</a> b</p>")]
    [InlineData("<iframe src=https://maps.example/></iframe>", "<p><a href=\"https://maps.example/\"{rel}>Embedded page: maps.example</a></p>")]
    [InlineData("<iframe src=https://www.googletagmanager.com/ns.html></iframe><iframe src=https://a.example/ height=0></iframe>", "")]
    public void What_would_play_is_a_link(string html, string expected) => Assert.Equal(expected.Replace("{rel}", Rel, StringComparison.Ordinal), ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<a href=https://a.example/><svg><path/></svg></a>", "Link to a.example")]
    [InlineData("<a href=https://a.example/ aria-label=Home><i></i></a>", "Home")]
    [InlineData("<a href=https://a.example/></a>", "")]
    public void A_link_that_shows_something_has_a_name(string html, string text) => Assert.Equal(text, ArticleHtml.Sanitise(html).Text);
}
