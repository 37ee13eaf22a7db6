using System.Diagnostics;
using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Tests.Formats.Html;

/// <summary>HTML that would be expensive to parse is refused first, however it hides its cost.</summary>
public sealed class BoundsTests
{
    private const int Tags = 19_000;

    // Generous, so that a busy machine fails nothing. On an idle machine each takes under a second; without limits,
    // minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> TooDeep =>
        new()
        {
            { "plain", Times("<div>", Tags) },
            { "closed by what closes nothing", Times("<div></x>", Tags / 2) },
            { "closed in an attribute", Times("<div title='</div>'>", Tags / 2) },
            { "closed in a comment", Times("<div><!--</div>-->", Tags / 3) },
            { "closed beyond a boundary", Times("<div><object></div>", Tags / 3) },
            { "said to be closed", Times("<div/>", Tags) },
            { "list items within terms", Times("<dt><li>", Tags / 2) },
            { "void elements within SVG", "<svg>" + Times("<input>", Tags) },
            { "formatting", Times("<b><i>", Tags / 2) },
            { "forms that end", Times("<form><div></form>", Tags / 3) },
            { "in a template", "<template>" + Times("<div>", Tags) + "</template>" },
            { "late", Times("<br>", Tags / 2) + Times("<div>", Tags / 2) },
        };

    public static TheoryData<string, string> TooMany =>
        new()
        {
            { "plain", Times("<br>", 20_001) },
            { "comments", Times("<!---->", 20_001) },
            { "ends", Times("</x>", 20_001) },
            { "ends without a name", Times("</#>", 20_001) },
            { "in a script", "<script>" + Times("<b", 20_001) + "</script>" },
            {
                "formatting begun anew in each paragraph",
                "<p>" + Numbered("<b title=", 150) + Times("</p><p>x", 9_000)
            },
            {
                "formatting begun anew before a table",
                "<p>" + Numbered("<b title=", 150) + "</p><table>" + Times("x<tr>", Tags)
            },
            { "written more than read", Times("<table><tr><td>x</table>", 4_900) },
        };

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void Nesting_is_limited(string how, string html) => AssertRefused(how, html, "200 levels");

    [Theory]
    [MemberData(nameof(TooMany))]
    public void Tags_are_limited(string how, string html) => AssertRefused(how, html, "20,000 tags");

    [Fact]
    public void Input_and_output_length_are_limited()
    {
        AssertRefused("read", new('x', ArticleHtml.MaxLength + 1), "4 MB");
        AssertRefused("written", new('&', ArticleHtml.MaxLength), "4 MB");
    }

    [Fact]
    public void Frames_are_limited() => AssertRefused("frames", Times("<iframe></iframe>", 1_001), "1,000 frames");

    [Theory]
    [InlineData("a srcset of blanks", "<img srcset=\"", " ,", 1_900_000)]
    [InlineData("a srcset of many", "<img srcset=\"", "https://a.example/x.jpg 100w, ", 100_000)]
    [InlineData("sources of many pictures", "<picture>", "<source srcset='https://a.example/x 100w'><img>", 9_000)]
    [InlineData("a style of nothing", "<img src=https://a.example/a style=\"", "; ", 1_900_000)]
    [InlineData("blanks around one line end", "x\n", " ", 3_900_000)]
    [InlineData("many line ends", "x", " \n", 1_900_000)]
    [InlineData("noscripts", "", "<noscript><img src=https://a.example/q.jpg></noscript>", 4_900)]
    [InlineData("attributes", "<b ", " a", 500_000)]
    [InlineData("CDATA", "<svg>", "<![CDATA[x]]>", 19_000)]
    [InlineData("pictures", "", "<img src=https://a.example/x.jpg>", 19_000)]
    public void HTML_within_the_limits_is_sanitized_quickly(string what, string before, string piece, int times)
    {
        var html = before + Times(piece, times);
        Assert.True(html.Length <= ArticleHtml.MaxLength, what);
        var clock = Stopwatch.StartNew();
        ArticleHtml.Sanitise(html);
        Assert.True(clock.Elapsed < Patience, $"{what}: {clock.Elapsed}");
    }

    [Fact]
    public void Deep_html_below_the_limit_is_kept_and_can_be_read_again()
    {
        var once = ArticleHtml.Sanitise(Times("<blockquote>", 190) + "seen" + Times("<ul><li>", 4) + "too");
        Assert.Equal("seen too", once.Text.ReplaceLineEndings(" "));
        Assert.Equal(once, ArticleHtml.Sanitise(once.Html));
    }

    private static void AssertRefused(string how, string html, string limit)
    {
        var clock = Stopwatch.StartNew();
        Assert.Contains(
            limit,
            Assert.Throws<ArticleException>(() => ArticleHtml.Sanitise(html)).Message,
            StringComparison.Ordinal
        );
        Assert.True(clock.Elapsed < Patience, $"{how}: {clock.Elapsed}");
    }

    private static string Times(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Numbered(string piece, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(number => $"{piece}{number}>"));
}
