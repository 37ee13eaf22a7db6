using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Articles;

/// <summary>Our own words are English; what publishers wrote is in their language, or in one that nobody named.</summary>
public sealed class ArticleLanguageTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_text_without_a_given_language_is_not_marked_as_English()
    {
        await site.Import(
            ("bahn.md", "# Bahn streikt am Montag\n\nDie Züge stehen still.\n\n## Related\n\n- Busse fahren weiter\n")
        );
        var page = await Page("/articles/bahn-streikt-am-montag");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("", page.QuerySelector(".related .numbered a")!.GetAttribute("lang"));
        foreach (
            var path in (string[])
                [
                    "/",
                    "/search?q=bahn",
                    "/articles/busse-fahren-weiter",
                    "/articles/bahn-streikt-am-montag/story",
                    "/wanted",
                ]
        )
        {
            var headlines = (await Page(path))
                .QuerySelectorAll("main *")
                .Where(element => element.TextContent.Trim() is "Bahn streikt am Montag" or "Busse fahren weiter")
                .Where(element =>
                    element.Children.All(child => child.TextContent.Trim() != element.TextContent.Trim())
                );
            Assert.NotEmpty(headlines);
            Assert.All(headlines, headline => Assert.Equal("", headline.Closest("[lang]")!.GetAttribute("lang")));
        }
    }

    [Fact]
    public async Task A_given_language_marks_the_text_and_the_headline()
    {
        await site.Import(
            ("bahn.md", "---\ntitle: Bahn streikt am Montag\nlanguage: de\n---\nDie Züge stehen still.\n")
        );
        Assert.Equal(
            "de",
            (await Page("/articles/bahn-streikt-am-montag")).QuerySelector("article")!.GetAttribute("lang")
        );
        Assert.Equal(
            "de",
            (await Page("/"))
                .QuerySelector("a[href='/articles/bahn-streikt-am-montag']")!
                .Closest("[lang]")!
                .GetAttribute("lang")
        );
    }

    [Theory]
    [InlineData("he", "שביתה ברכבת ישראל", "Trump Signs Order", "trump-signs-order")]
    [InlineData("ar", "استئناف محادثات السلام", "Trump Signs Order", "trump-signs-order")]
    [InlineData("ru", "Забастовка на железной дороге", "Trump Signs Order", "trump-signs-order")]
    [InlineData("ja", "北部で大雪", "Trump Signs Order", "trump-signs-order")]
    public async Task A_lists_language_does_not_mark_a_headline_in_another_script(
        string language,
        string headline,
        string listed,
        string slug
    )
    {
        await site.Import(
            (
                "list.md",
                $"---\ntitle: {headline}\nlanguage: {language}\nrelated: [\"{listed}\", \"{headline} 2\"]\n---\n{headline}.\n"
            )
        );
        var page = await Page($"/articles/{slug}");
        Assert.Equal("", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("ltr", page.QuerySelector("article")!.GetAttribute("dir"));
        Assert.Equal(language, page.QuerySelector("section.related a")!.GetAttribute("lang"));
        var links = (await Page(page.QuerySelector("section.related a")!.GetAttribute("href")!)).QuerySelectorAll(
            "section .numbered a"
        );
        Assert.Equal(["", language], links.Select(link => link.GetAttribute("lang")));
        Assert.All(links, link => Assert.Equal("auto", link.GetAttribute("dir")));
    }

    [Fact]
    public async Task A_lists_language_does_not_mark_a_headline_of_another_site()
    {
        await site.Import(
            (
                "list.md",
                "---\ntitle: Talks Resume\nlanguage: en\nurl: https://news.example.org/talks\n---\nText.\n\n## Related\n\n"
                    + "- [Bahn streikt](https://zeitung.example.net/bahn)\n- [Envoy Meets Both](https://www.example.org/envoy)\n"
            )
        );
        var links = (await Page("/articles/talks-resume")).QuerySelectorAll(".numbered a");
        Assert.Equal(["", "en"], links.Select(link => link.GetAttribute("lang")));
    }

    [Fact]
    public async Task An_English_headline_over_a_Hebrew_text_has_its_own_language()
    {
        await site.Import(("mixed.md", "---\ntitle: Rail strike\nlanguage: he\n---\nשביתה ברכבת ישראל ביום ראשון.\n"));
        var page = await Page("/articles/rail-strike");
        Assert.Equal(
            ("he", "rtl"),
            (page.QuerySelector("article")!.GetAttribute("lang"), page.QuerySelector("article")!.GetAttribute("dir"))
        );
        Assert.Equal(
            ("", "auto"),
            (page.QuerySelector("h1")!.GetAttribute("lang"), page.QuerySelector("h1")!.GetAttribute("dir"))
        );
    }

    private Task<IHtmlDocument> Page(string path) => site.Page(path);
}
