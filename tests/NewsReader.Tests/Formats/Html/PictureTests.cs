using NewsReader.Formats.Html;

namespace NewsReader.Tests.Formats.Html;

public sealed class PictureTests
{
    private static readonly Uri Base = new("https://news.example/2024/story");

    [Theory]
    [InlineData(
        "<img alt=\"A bridge\" src=/b.jpg height=200 width=300 class=x title=T>",
        "<img src=\"https://news.example/b.jpg\" alt=\"A bridge\" width=\"300\" height=\"200\" title=\"T\">"
    )]
    [InlineData("<img src=b.jpg>", "<img src=\"https://news.example/2024/b.jpg\" alt=\"\">")]
    [InlineData(
        "<img src=//cdn.example/b.jpg?w=1&h=2>",
        "<img src=\"https://cdn.example/b.jpg?w=1&amp;h=2\" alt=\"\">"
    )]
    [InlineData("<img src=b.jpg width=100% height=auto>", "<img src=\"https://news.example/2024/b.jpg\" alt=\"\">")]
    [InlineData(
        "<figure><div><img src=/b.jpg></div><figcaption>A bridge</figcaption></figure>",
        "<figure><img src=\"https://news.example/b.jpg\" alt=\"\"><figcaption>A bridge</figcaption></figure>"
    )]
    [InlineData(
        "<a href=/b><img src=/b.jpg></a>",
        "<a href=\"https://news.example/b\" rel=\"noopener noreferrer nofollow ugc\"><img src=\"https://news.example/b.jpg\" alt=\"Link to news.example\"></a>"
    )]
    [InlineData(
        "<a href=/b><img src=/b.jpg> A bridge</a>",
        "<a href=\"https://news.example/b\" rel=\"noopener noreferrer nofollow ugc\"><img src=\"https://news.example/b.jpg\" alt=\"\"> A bridge</a>"
    )]
    [InlineData("<amp-img src=/b.jpg alt=x></amp-img>", "<img src=\"https://news.example/b.jpg\" alt=\"x\">")]
    [InlineData("<img class=wp-smiley src=https://s.w.org/1f600.png alt=\"\U0001F600\">", "\U0001F600")]
    public void Picture_keeps_its_publishers_address_first(string html, string expected) =>
        Assert.Equal(expected, ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<img src=data:image/gif;base64,R0 data-src=/late.jpg>")]
    [InlineData("<img data-original=/late.jpg>")]
    [InlineData("<img src=/spacer.gif data-lazy-src=/late.jpg>")]
    [InlineData("<img src=/img/placeholder-300x200.png srcset='/small.jpg 300w, /late.jpg 1500w, /huge.jpg 4000w'>")]
    [InlineData("<img data-srcset='/huge.jpg 4000w,/late.jpg 2000w'>")]
    [InlineData("<img srcset=/late.jpg>")]
    [InlineData("<picture><source srcset='/late.jpg 1200w, /huge.jpg 2400w'><img src=/small.jpg></picture>")]
    [InlineData("<picture><source type=image/svg+xml srcset='/x.svg 1200w'><img src=/late.jpg></picture>")]
    [InlineData("<picture><source srcset='/x.avif, /x2.avif 2x'><img src=/late.jpg></picture>")]
    [InlineData("<img src=data:,x alt=x> <noscript><img src=/late.jpg></noscript>")]
    [InlineData("<img data-src=/late.jpg><noscript><img src=/late.jpg></noscript>")]
    [InlineData("<noscript><a href=/x><img src=/late.jpg></a></noscript>")]
    public void Lazy_picture_is_found_where_scripts_look_for_it(string html) =>
        Assert.Equal("<img src=\"https://news.example/late.jpg\" alt=\"\">", ArticleHtml.Sanitise(html, Base).Html);

    [Theory]
    [InlineData("<img src=/s-300x200.jpg srcset='/s-300x200.jpg 300w, /fits.jpg 768w, /huge.jpg 2400w'>")]
    [InlineData("<img src=/huge.jpg srcset='/s.jpg 320w, /fits.jpg 960w, /huge.jpg 3200w'>")]
    [InlineData("<img src=/s.jpg width=320 srcset='/s.jpg 1x, /fits.jpg 2x, /huge.jpg 4x'>")]
    [InlineData("<img src=/fits.jpg srcset='/s.jpg 240w, /m.jpg 480w'>")]
    [InlineData("<img src='/tiny.jpg?w=20' srcset='/s.jpg 240w, /fits.jpg 480w'>")]
    [InlineData("<img src='/tiny.jpg?w=20' data-src=/fits.jpg>")]
    [InlineData("<img src=/tiny.jpg data-src=/tiny.jpg data-srcset='/tiny.jpg 100w, /fits.jpg 700w'>")]
    [InlineData("<img src=/tiny.jpg data-src='/fits.jpg'>")]
    [InlineData("<img src=/fits.jpg data-orig-file=/huge.jpg data-medium-file=/s.jpg>")]
    [InlineData("<amp-img src=/s.jpg width=100 srcset='/s.jpg 100w, /fits.jpg 900w'></amp-img>")]
    [InlineData(
        "<picture><source media='(max-width: 600px)' srcset='/s.jpg 400w'><source srcset='/fits.jpg 800w, /huge.jpg 1800w'><img src=/s.jpg></picture>"
    )]
    [InlineData(
        "<picture><source media='(prefers-color-scheme: dark)' srcset='/dark.jpg 800w'><img src=/fits.jpg></picture>"
    )]
    [InlineData(
        "<picture><source type=image/jxl srcset='/x.jxl 800w'><source type=image/webp srcset='/fits.jpg 900w'><img src=/s.jpg></picture>"
    )]
    [InlineData("<picture><source data-srcset='/fits.jpg 800w'><img src=/s.jpg data-src=/t.jpg></picture>")]
    [InlineData("<picture><source srcset=/fits.jpg></picture>")]
    [InlineData("<picture><source srcset='/s.jpg 300w, /fits.jpg 800w'></picture>")]
    public void Best_fitting_size_is_chosen(string html)
    {
        var written = ArticleHtml.Sanitise(html, Base).Html;
        Assert.Contains("src=\"https://news.example/fits.jpg\"", written, StringComparison.Ordinal);
        Assert.Equal(written, ArticleHtml.Sanitise(written, Base).Html);
    }

    [Fact]
    public void Lazy_address_with_a_width_placeholder_gets_one_of_its_widths() =>
        Assert.Contains(
            "/bridge_720x.jpg",
            ArticleHtml
                .Sanitise(
                    "<img src=/bridge_20x.jpg data-src=/bridge_{width}x.jpg data-widths='[180, 360, 540, 720, 900]'>",
                    Base
                )
                .Html,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "https://cdn.example/a,b/w_300,h_200/x.jpg 300w, https://cdn.example/c,d.jpg 900w",
        "https://cdn.example/c,d.jpg"
    )]
    [InlineData("https://cdn.example/a.jpg, https://cdn.example/b.jpg 2x", "https://cdn.example/a.jpg")]
    [InlineData(" , ,https://cdn.example/a.jpg 10w,,", "https://cdn.example/a.jpg")]
    [InlineData("https://cdn.example/a.jpg -5w", "https://cdn.example/a.jpg")]
    public void Srcset_is_read_as_the_standard_says(string srcset, string expected) =>
        Assert.Equal($"<img src=\"{expected}\" alt=\"\">", ArticleHtml.Sanitise($"<img srcset=\"{srcset}\">").Html);

    [Theory]
    [InlineData("<img src=https://news.example/a.jpg width=1 height=1>")]
    [InlineData("<img src=https://news.example/a.jpg height=0>")]
    [InlineData("<img src=https://news.example/a.jpg width=2px alt=x>")]
    [InlineData("<img src=https://news.example/a.jpg style='border:0; width: 1px !important'>")]
    [InlineData("<img src=https://news.example/a.jpg style=display:none>")]
    [InlineData("<img src=https://news.example/img/1x1.gif>")]
    [InlineData("<img src=https://news.example/pixel.gif?id=1>")]
    [InlineData("<img src=https://counter.theconversation.example/content/1/count.gif>")]
    [InlineData("<img src=http://feeds.feedburner.com/~r/example/news/~4/abc>")]
    [InlineData("<img src=https://pixel.wp.com/b.gif?host=x>")]
    [InlineData("<img src=https://ad.doubleclick.net/ddm/x>")]
    [InlineData("<img src=https://www.facebook.com/tr?id=1>")]
    [InlineData("<img src=https://example.us1.list-manage.com/track/open.php?u=1>")]
    [InlineData("<a href=https://news.example/share><img src=http://feeds.feedburner.com/~ff/x></a>")]
    public void Tracking_pixels_are_removed(string html) => Assert.Equal("", ArticleHtml.Sanitise(html).Html);

    [Theory]
    [InlineData("https://news.example/open-space.jpg")]
    [InlineData("https://news.example/pixel-art/castle.png")]
    [InlineData("https://news.example/blank-stare.jpg")]
    [InlineData("https://trackandfield.example/runner.jpg")]
    [InlineData("https://stats.example/chart.png")]
    [InlineData("https://news.example/store-open.png")]
    [InlineData("https://news.example/placeholder.jpg")]
    public void Picture_with_a_similar_name_stays(string address) =>
        Assert.Contains(address, ArticleHtml.Sanitise($"<img src=\"{address}\">").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("blank", "1", ".bmp")]
    [InlineData("pixel", "1x1", "")]
    [InlineData("loading_", "12_", "x.gif")]
    [InlineData("lazy", "img", ".bmp")]
    public async Task Near_miss_of_the_placeholder_pattern_is_matched_quickly(string begin, string again, string end)
    {
        var address = $"https://news.example/{begin}{string.Concat(Enumerable.Repeat(again, 100))}{end}";
        var html = await Task.Run(() => ArticleHtml.Sanitise($"<img src=\"{address}\">").Html)
            .WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains(address, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_that_cannot_be_shown_leaves_its_description() =>
        Assert.Equal("A chart.", ArticleHtml.Sanitise("<img src=\"data:image/png;base64,AA\" alt=\"A chart.\">").Html);

    // A picture of four by three pixels, and one of a single pixel.
    private const string Chart =
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAZElEQVR4nO3PUQkAIBTAwJfEYKYzqiH8OITBAtxm7fN1wwUNaEEDWtCAFjSgBQ1oQQNa0IAWNKAFDWhBA1rQgBY0oAUNaEEDWtCAFjSgBQ1oQQNa0IAWNKAFDWhBA1rQgBY8dgH2ziDE9IW4kQAAAABJRU5ErkJggg==";
    private const string Dot = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    [Theory]
    [InlineData("<img src='data:image/png;base64," + Chart + "' alt=chart>", 1)]
    [InlineData("<img src='data:image/jpeg;base64," + Chart + "' alt=chart>", 1)]
    [InlineData("<img src='data:image/gif;base64," + Dot + "' alt=dot>", 0)]
    [InlineData("<img src='data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+' alt=chart>", 0)]
    [InlineData("<img src='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==' alt=chart>", 0)]
    [InlineData("<img src='data:image/png,<svg onload=alert(1)>' alt=chart>", 0)]
    [InlineData("<img src='data:image/gif;base64," + Dot + "' data-src=/late.jpg>", 1)]
    public void Embedded_picture_stays(string html, int pictures)
    {
        var written = ArticleHtml.Sanitise(html, Base).Html;
        Assert.Equal(pictures, written.Split("<img ").Length - 1);
        Assert.Equal(written, ArticleHtml.Sanitise(written).Html);
        Assert.DoesNotContain("svg", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_large_embedded_picture_leaves_its_description_and_is_counted()
    {
        var sanitised = ArticleHtml.Sanitise(
            $"<p>a <img src=\"data:image/png;base64,{new string('A', 1_400_000)}\" alt=\"chart\"></p>"
        );
        Assert.Equal("<p>a chart</p>", sanitised.Html);
        Assert.Equal(1, sanitised.PicturesLeftOut);
    }
}
