using NewsReader.Formats.Html;

namespace NewsReader.Tests.Formats.Html;

/// <summary>How ordinary HTML is sanitized.</summary>
public sealed class WrittenHtmlTests
{
    private const string Rel = " rel=\"noopener noreferrer nofollow ugc\"";

    private static readonly Uri Base = new("https://news.example/2024/story?id=1");

    [Theory]
    [InlineData(
        "<h2>A</h2><p>One <em>two</em> <strong>three</strong><br>four</p><hr><ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul><blockquote><p>q</p></blockquote><pre><code>x\n  y</code></pre>"
    )]
    [InlineData(
        "<figure><img src=\"https://news.example/b.jpg\" alt=\"A bridge\" width=\"300\" height=\"200\"><figcaption>Caption</figcaption></figure>"
    )]
    [InlineData(
        "<dl><dt>t</dt><dd>d</dd></dl><p lang=\"fr\" dir=\"ltr\" title=\"T\">H<sub>2</sub>O<sup>+</sup> <abbr title=\"Long\">L</abbr> <time datetime=\"2024-05-01\">May</time> <ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby></p>"
    )]
    [InlineData(
        "<div role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><caption>C</caption><thead><tr><th colspan=\"2\">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table></div>"
    )]
    [InlineData("Bare <b>text</b> with <q>words</q>")]
    public void Allowed_html_stays_unchanged(string html) => Assert.Equal(html, ArticleHtml.Sanitise(html).Html);

    [Theory]
    [InlineData(
        "<p>It led <a href='javascript:x'>nowhere</a>, to <a>somebody</a>, or <span>her</span>e.</p>",
        "<p>It led nowhere, to somebody, or here.</p>"
    )]
    [InlineData("<div>text <p>para</p> more</div>tail", "<p>text </p><p>para</p><p> more</p>tail")]
    [InlineData("<span><div>one</div><div>two</div></span>", "<p>one</p><p>two</p>")]
    [InlineData("<section><h1>A</h1><div><p>b</p></div></section>", "<h2>A</h2><p>b</p>")]
    [InlineData(
        "<div dir=rtl lang=ar><p>one</p>two</div><p>three",
        "<p lang=\"ar\" dir=\"rtl\">one</p><p lang=\"ar\" dir=\"rtl\">two</p><p>three</p>"
    )]
    [InlineData(
        "<ul><div><li>a</li></div>text<ul><li>b</ul><li>c</ul><li>stray",
        "<ul><li>a</li><li>text<ul><li>b</li></ul></li><li>c</li></ul><p>stray</p>"
    )]
    [InlineData(
        "<p>x<table><tr><td>y</table>",
        "<p>x</p><div role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><tbody><tr><td>y</td></tr></tbody></table></div>"
    )]
    [InlineData("<p>A<button>B</button>C<select><option>D<option>E</select></p>", "<p>A B C D E</p>")]
    [InlineData("<p><svg><foreignObject><ul><li>x</ul></foreignObject></svg>y", "<p>x y</p>")]
    [InlineData("<details><summary>Sum</summary>Text</details>", "<p>Sum</p><p>Text</p>")]
    [InlineData("<svg><title>no</title><text>A</text><text>B</text></svg>", "A B")]
    [InlineData(
        "<math><msup><mi>x</mi><mn>2</mn></msup><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation>no</annotation></math>",
        "<math><msup><mi>x</mi><mn>2</mn></msup><mfrac><mi>a</mi><mi>b</mi></mfrac></math>"
    )]
    [InlineData(
        "<pre><div>a</div><div>b</div></pre><xmp><b></xmp><plaintext>c</p>",
        "<pre>a\nb</pre><pre>&lt;b&gt;</pre><pre>c&lt;/p&gt;</pre>"
    )]
    [InlineData(
        "<strike>a</strike><acronym title=b>c</acronym><center>d</center><font>e</font><menu><li>f</menu>",
        "<s>a</s><abbr title=\"b\">c</abbr><p>d</p>e<ul><li>f</li></ul>"
    )]
    [InlineData(
        "<p>&nbsp;</p><h2><script>x</script></h2><p hidden>no</p><dialog>no</dialog><table></table>a<b> </b>c",
        "a c"
    )]
    [InlineData("<h2>A<div>B</div></h2>", "<h2>A B</h2>")]
    [InlineData("<isindex>x", "<hr><hr>x")]
    public void Other_html_is_converted_to_allowed_elements(string html, string expected)
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
    [InlineData(
        "<a href='https://a.example/?a=1&utm_source=x&b=2&fbclid=3#f'>x</a>",
        "https://a.example/?a=1&amp;b=2#f"
    )]
    [InlineData(
        "<a href='https://a.example/?UTM_Source=x&amp;amp;utm_medium=y#xtor=RSS-1'>x</a>",
        "https://a.example/"
    )]
    [InlineData(
        "<a href='https://a.example/?utm%5Fsource=x&at_medium=y&mc_cid=1&at=2'>x</a>",
        "https://a.example/?at=2"
    )]
    [InlineData("<a href='https://a.example/?q=a%26utm_source=b'>x</a>", "https://a.example/?q=a%26utm_source=b")]
    [InlineData(
        "<a href='https://a.example/out?url=https://b.example/?utm_source=x'>x</a>",
        "https://a.example/out?url=https://b.example/?utm_source=x"
    )]
    public void Links_are_resolved(string html, string href) =>
        Assert.Equal($"<a href=\"{href}\"{Rel}>x</a>", ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<a href=#top>x</a>")]
    [InlineData("<a href=''>x</a>")]
    [InlineData("<a name=top>x</a>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    public void Link_that_leads_nowhere_becomes_text(string html) =>
        Assert.Equal("x", ArticleHtml.Sanitise(html, Base).Html);

    [Fact]
    public void Base_address_that_is_not_http_is_ignored() =>
        Assert.Equal("x", ArticleHtml.Sanitise("<a href=/y>x</a>", new("file:///etc/")).Html);

    [Theory]
    [InlineData(
        "<iframe src=https://www.youtube.com/embed/a></iframe>",
        "<p><a href=\"https://www.youtube.com/embed/a\"{rel}>Video: youtube.com</a></p>"
    )]
    [InlineData(
        "<iframe src=//player.vimeo.com/video/1 title='A film'></iframe>",
        "<p><a href=\"https://player.vimeo.com/video/1\"{rel}>Video: A film</a></p>"
    )]
    [InlineData(
        "<video><source src=/v.mp4>no</video>",
        "<p><a href=\"https://news.example/v.mp4\"{rel}>Video: news.example</a></p>"
    )]
    [InlineData(
        "<p>a<audio src=/a.mp3></audio>b</p>",
        "<p>a <a href=\"https://news.example/a.mp3\"{rel}>Audio: news.example</a> b</p>"
    )]
    [InlineData(
        "<iframe src=https://maps.example/></iframe>",
        "<p><a href=\"https://maps.example/\"{rel}>Embedded page: maps.example</a></p>"
    )]
    [InlineData(
        "<iframe src=https://www.googletagmanager.com/ns.html></iframe><iframe src=https://a.example/ height=0></iframe>",
        ""
    )]
    public void Player_becomes_a_link(string html, string expected) =>
        Assert.Equal(expected.Replace("{rel}", Rel, StringComparison.Ordinal), ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<a href=https://a.example/><svg><path/></svg></a>", "Link to a.example")]
    [InlineData("<a href=https://a.example/ aria-label=Home><i></i></a>", "Home")]
    [InlineData("<a href=https://a.example/></a>", "")]
    public void Visible_link_has_an_accessible_name(string html, string text) =>
        Assert.Equal(text, ArticleHtml.Sanitise(html).Text);

    [Theory]
    [InlineData(
        "<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><msqrt><mn>3</mn></msqrt></math>",
        "<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><msqrt><mn>3</mn></msqrt></math>"
    )]
    [InlineData(
        "<math display=block onclick=x href=https://a.example/><semantics><mrow><mi mathvariant=normal color=red>d</mi></mrow><annotation encoding=application/x-tex>\\mathrm d</annotation></semantics></math>",
        "<math display=\"block\"><mrow><mi mathvariant=\"normal\">d</mi></mrow></math>"
    )]
    [InlineData(
        "<math><mfenced><mi>a</mi><mi>b</mi></mfenced></math>",
        "<math><mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math>"
    )]
    [InlineData("<math><maction actiontype=toggle><mi>a</mi><mi>b</mi></maction></math>", "<math><mi>a</mi></math>")]
    [InlineData(
        "<math><semantics><mrow></mrow><annotation encoding=application/x-tex>x^2</annotation></semantics></math>",
        "<code>x^2</code>"
    )]
    [InlineData("<p>a<math alttext='x^2'></math></p>", "<p>a<code>x^2</code></p>")]
    [InlineData("<script type=math/tex>a<b</script>", "<code>a&lt;b</code>")]
    [InlineData("<p><script type='math/tex; mode=display'>\\sqrt{3}</script></p>", "<p><code>\\sqrt{3}</code></p>")]
    [InlineData(
        "<p>so <img class=latex src=https://s0.wp.com/latex.php?latex=E alt='E=mc^2'></p>",
        "<p>so <code>E=mc^2</code></p>"
    )]
    [InlineData(
        "<p><img src=https://wikimedia.org/api/rest_v1/media/math/render/svg/abc alt='x'></p>",
        "<p><code>x</code></p>"
    )]
    [InlineData(
        "<span class=katex><span class=katex-mathml><math><mi>x</mi></math></span><span class=katex-html aria-hidden=true>x</span></span>",
        "<math><mi>x</mi></math>"
    )]
    public void Formulas_are_kept(string html, string expected)
    {
        Assert.Equal(expected, ArticleHtml.Sanitise(html).Html);
        Assert.Equal(expected, ArticleHtml.Sanitise(expected).Html);
    }

    [Theory]
    [InlineData(
        "<p>A<sup id=fnref1><a href=#fn1>1</a></sup></p><ol><li id=fn1>Note <a href=#fnref1>back</a></li></ol>",
        "<p>A<sup id=\"note-fnref1\"><a href=\"#note-fn1\">1</a></sup></p><ol><li id=\"note-fn1\">Note <a href=\"#note-fnref1\">back</a></li></ol>"
    )]
    [InlineData(
        "<p>A<a id=r href=https://news.example/2024/story?id=1#_ftn1>[1]</a></p><p><a name=_ftn1></a>Note <a href='#r'>^</a></p>",
        "<p>A<a id=\"note-r\" href=\"#note-_ftn1\">[1]</a></p><p><span id=\"note-_ftn1\"></span>Note <a href=\"#note-r\">^</a></p>"
    )]
    [InlineData(
        "<p>A<a href=https://news.example/2024/other#fn:1>1</a></p><div id='fn:1'><p>Note</p></div>",
        "<p>A<a href=\"#note-fn:1\">1</a></p><p id=\"note-fn:1\">Note</p>"
    )]
    [InlineData(
        "<p>A<a href=#n>1</a></p><table><tr><td id=n>Note</td></tr></table>",
        "<p>A<a href=\"#note-n\">1</a></p><div role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><tbody><tr><td id=\"note-n\">Note</td></tr></tbody></table></div>"
    )]
    [InlineData("<p id=x>A<a href=#gone>1</a> <a href=#y>2</a></p><p id=y></p>", "<p>A1 2</p>")]
    [InlineData(
        "<p>A<a href=https://other.example/2024/story#n>1</a></p><p id=n>Note</p>",
        "<p>A<a href=\"https://other.example/2024/story#n\" rel=\"noopener noreferrer nofollow ugc\">1</a></p><p>Note</p>"
    )]
    public void Footnote_links_work(string html, string expected)
    {
        Assert.Equal(expected, ArticleHtml.Sanitise(html, Base).Html);
        Assert.Equal(expected, ArticleHtml.Sanitise(expected).Html);
    }

    [Theory]
    [InlineData("<b><p>x</p></b>", "<p><b>x</b></p>")]
    [InlineData("<b>a<div>b</div>c</b>", "<b>a</b><p><b>b</b></p><b>c</b>")]
    [InlineData(
        "<i><ul><li>a</li><li>b <u>c</u></li></ul></i>",
        "<ul><li><i>a</i></li><li><i>b <u>c</u></i></li></ul>"
    )]
    [InlineData(
        "<em><blockquote><p>a</p><p>b</p></blockquote></em>",
        "<blockquote><p><em>a</em></p><p><em>b</em></p></blockquote>"
    )]
    [InlineData(
        "<strong><h2>a</h2><img src=https://a.example/p.jpg></strong>",
        "<h2><strong>a</strong></h2><strong><img src=\"https://a.example/p.jpg\" alt=\"\"></strong>"
    )]
    public void Blocks_are_never_inside_inline_elements(string html, string expected)
    {
        Assert.Equal(expected, ArticleHtml.Sanitise(html).Html);
        Assert.Equal(expected, ArticleHtml.Sanitise(expected).Html);
    }

    [Theory]
    [InlineData("for $0<p<1$ we have $x>0$ and more", "for $0<p<1$ we have $x>0$ and more")]
    [InlineData("if i<j and k>l", "if i<j and k>l")]
    [InlineData("genes with <a 2-fold change and >b counts", "genes with <a 2-fold change and >b counts")]
    [InlineData("<p>x <b and y</p>", "x <b and y")]
    [InlineData(
        "write to Jane <jane@example.org>, see <https://example.org/>",
        "write to Jane <jane@example.org>, see <https://example.org/>"
    )]
    [InlineData("List<string> and Dictionary<int, List<T>>", "List<string> and Dictionary<int, List<T>>")]
    [InlineData("<custom-tag>a</custom-tag><o:p>b</o:p><nitf>c</nitf><p hidden>d</p><video controls></video>", "abc")]
    [InlineData("a <3 b, 1 < 2", "a <3 b, 1 < 2")]
    public void Less_than_sign_that_opens_no_tag_is_text(string html, string text) =>
        Assert.Equal(text, ArticleHtml.Sanitise(html).Text);

    [Theory]
    [InlineData(
        "<object width=425><param name=movie value=https://www.youtube.com/v/abc><embed src=https://www.youtube.com/v/abc></object>",
        "https://www.youtube.com/v/abc"
    )]
    [InlineData("<embed src=https://vimeo.com/moogaloop.swf?clip_id=1>", "https://vimeo.com/moogaloop.swf?clip_id=1")]
    [InlineData(
        "<object data=https://a.example/film.mp4 type=video/mp4>no player</object>",
        "https://a.example/film.mp4"
    )]
    [InlineData("<video><source src=/film.webm></video>", "https://news.example/film.webm")]
    public void Player_link_leads_to_its_address(string html, string address) =>
        Assert.Contains($"<a href=\"{address}\"", ArticleHtml.Sanitise(html, Base).Html, StringComparison.Ordinal);

    [Fact]
    public void Each_block_gets_an_automatic_text_direction() =>
        Assert.Equal(
            "<p dir=\"auto\">a</p><ul><li dir=\"auto\">b</li></ul><p lang=\"he\" dir=\"rtl\">c</p><pre>d</pre>",
            ArticleHtml.WithDirections("<p>a</p><ul><li>b</li></ul><p lang=\"he\" dir=\"rtl\">c</p><pre>d</pre>")
        );
}
