using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.WebPages;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Formats.WebPages;

/// <summary>Limits of pages, their decoding, and their conversion to documents.</summary>
public sealed class PageReaderTests
{
    private const string Sentence =
        "The bridge opened on Monday, after two years of repairs, and the ferries stopped. ";

    private static readonly Uri Address = new("https://news.example.org/2025/12/05/bridge");

    public static TheoryData<string, string> Hostile() =>
        new()
        {
            { Repeat("<div>", 500_000), "nested at most 200 levels" },
            { Repeat("<p>x</p>", 300_000), "at most 30,000 elements" },
            { "<svg>" + Repeat("<g>", 100_000), "nested at most 200 levels" },
            { "<svg><style>" + Repeat("<a>", 100_000), "nested at most 200 levels" },
            // Elements left open are copied into every following paragraph.
            {
                string.Concat(Enumerable.Range(0, 150).Select(i => $"<p><b id={i}>x</p>")) + Repeat("<p>x</p>", 29_000),
                "at most 30,000 elements"
            },
            {
                string.Concat(Enumerable.Range(0, 150).Select(i => $"<p><b id={i}>x</p>"))
                    + "<table>"
                    + Repeat("<tr>x", 29_000),
                "at most 30,000 elements"
            },
            { Repeat("<!-- ", 900_000), "expected an article" },
            { "", "expected an article" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Page_beyond_the_limits_is_refused(string page, string reason) =>
        Assert.Contains(reason, Assert.Throws<DocumentException>(() => Read(page)).Message, StringComparison.Ordinal);

    [Fact]
    public void Page_over_5_MB_is_refused() =>
        Assert.Equal(
            "page.html: expected a page of at most 5 MB",
            Assert
                .Throws<DocumentException>(() => PageReader.Read(new byte[5_000_001], null, null, "page.html"))
                .Message
        );

    [Fact]
    public void Page_of_5_MB_of_text_is_read() =>
        Assert.Equal(59_000 * 14, ReadingTime.Words(Read("<p>" + Repeat(Sentence, 59_000)).Text));

    [Theory]
    [InlineData("a")]
    [InlineData("a.b ")]
    [InlineData("www.")]
    public async Task Endless_author_name_is_ignored(string piece)
    {
        var page = $"<meta name=author content='{Repeat(piece, 400_000)}'><p>{Sentence}{Sentence}";
        Assert.Null((await Task.Run(() => Read(page)).WaitAsync(TimeSpan.FromSeconds(20))).Byline);
    }

    [Fact]
    public void Relative_addresses_are_resolved_using_the_base_element()
    {
        var page = Read(
            $"<base href='/static/'><p>{Sentence}{Sentence}<a href='a'>One</a>, <a href='/b?c#d'>two</a>, <a href='#note'>three</a>.<img src='p.jpg' alt=P>"
        );
        Assert.Contains("<a href=\"https://news.example.org/static/a\">One</a>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://news.example.org/b?c#d\">two</a>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#note\">three</a>", page.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"https://news.example.org/static/p.jpg\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Date_in_the_address_is_the_last_resort() =>
        Assert.Equal("2025-12-05", Read($"<p>{Sentence}{Sentence}").Published?.ToString());

    [Fact]
    public void Content_type_header_decides_the_encoding()
    {
        var bytes = Encoding.Latin1.GetBytes(
            $"<meta charset=utf-8><title>Ein schöner Tag im Frühling</title><p>{Sentence}{Sentence}"
        );
        Assert.Equal(
            "Ein schöner Tag im Frühling",
            PageReader.Read(bytes, "text/html; charset=ISO-8859-1", null, "page.html").Headline
        );
    }

    [Fact]
    public void Utf_16_with_a_byte_order_mark_is_read() =>
        Assert.Equal(
            "Ein schöner Tag im Frühling",
            PageReader
                .Read(
                    [
                        0xFF,
                        0xFE,
                        .. Encoding.Unicode.GetBytes(
                            $"<title>Ein schöner Tag im Frühling</title><p>{Sentence}{Sentence}"
                        ),
                    ],
                    null,
                    null,
                    "page.html"
                )
                .Headline
        );

    [Fact]
    public void Old_charset_declaration_is_ignored_in_a_page_saved_as_utf_8() =>
        Assert.Equal(
            "Ein schöner Tag im Frühling",
            PageReader
                .Read(
                    Encoding.UTF8.GetBytes(
                        $"<meta charset=windows-1252><title>Ein schöner Tag im Frühling</title><p>{Sentence}{Sentence}"
                    ),
                    null,
                    null,
                    "page.html"
                )
                .Headline
        );

    [Fact]
    public void Saved_page_has_its_host_as_source_and_its_related_headlines()
    {
        var page = Encoding.UTF8.GetBytes(
            $"<!-- saved from url=(0033)https://www.news.example.org/a/b -->\n<title>Bridge opens on Monday</title><p>{Sentence}{Sentence}<h3>Related</h3><ul><li><a href='../tram'>City council votes on new tram</a></ul>"
        );
        var draft = DocumentParser.Parse(page, "saved.HTM");
        Assert.Equal("Bridge opens on Monday", draft.Headline);
        Assert.Equal("news.example.org", draft.Source);
        Assert.Equal("https://www.news.example.org/a/b", draft.Url);
        Assert.Equal(
            [new RelatedHeadline("City council votes on new tram", "https://www.news.example.org/tram")],
            draft.Related
        );
        Assert.DoesNotContain("tram", draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void All_related_headlines_of_a_page_are_read()
    {
        var list = string.Concat(
            Enumerable.Range(1, 60).Select(i => $"<li><a href='/{i}'>City council votes on tram number {i}</a>")
        );
        var page = Encoding.UTF8.GetBytes(
            $"<title>Bridge opens on Monday</title><p>{Sentence}{Sentence}<h3>Related</h3><ul>{list}</ul>"
        );
        Assert.Equal(60, PageReader.Read(page, null, new("https://www.news.example.org/"), "page.html").Related.Count);
    }

    [Fact]
    public void Page_without_a_title_gets_a_headline_from_its_first_clause()
    {
        var page = Read($"<p>{Sentence}{Sentence}");
        Assert.Equal("The bridge opened on Monday", page.Headline);
        Assert.True(page.HeadlineIsDerived);
    }

    [Fact]
    public void Files_saved_next_to_a_page_are_not_documents()
    {
        using var folder = new TempFolder();
        var page = folder.Write("Story.html", "<p>");
        folder.Write("Story_files/frame.html", "<p>");
        folder.Write("Story-Dateien/frame.html", "<p>");
        folder.Write("Story.files/frame.html", "<p>");
        folder.Write("Story_archivos/frame.html", "<p>");
        var other = folder.Write("other_files/note.html", "<p>");
        Assert.Equal([page, other], DocumentFolders.Find(folder.Path));
    }

    [Fact]
    public void Folder_that_a_page_refers_to_holds_its_files_whatever_its_name()
    {
        using var folder = new TempFolder();
        var page = folder.Write("A story.xhtml", "<p><img src='A%20story%20%E2%80%93%20dele/bridge.jpg'>");
        folder.Write("A story – dele/frame.html", "<p>");
        var more = folder.Write("A story - more/second.html", "<p>");
        Assert.Equal([page, more], DocumentFolders.Find(folder.Path));
    }

    private static ExtractedPage Read(string page) =>
        PageReader.Read(Encoding.UTF8.GetBytes(page), "text/html", Address, "page.html");

    private static string Repeat(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();
}
