using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Markdown as written for GitHub, Obsidian, Pandoc, Hugo and Jekyll.</summary>
public sealed class MarkdownDialectsTests
{
    private const string Body = "The mill on the hill ground its last flour in autumn.";

    [Theory]
    [InlineData("<img src=\"https://x.example/c.jpg\" width=\"100\">\n\n# The mill closes")]
    [InlineData("<p align=\"center\">\n  <img src=\"https://x.example/c.jpg\">\n</p>\n\n# The mill closes")]
    [InlineData("<div align=\"center\">\n\n# The mill closes\n\n</div>")]
    [InlineData("<h1 align=\"center\">The mill closes</h1>")]
    [InlineData("<h1>\n  <b>The mill</b> closes\n</h1>")]
    [InlineData("![[cover.png]]\n\n# The mill closes")]
    [InlineData("![cover](https://x.example/c.jpg)\n*Photo: Ann*\n\n# The mill closes")]
    [InlineData("### Harbour\n\n# The mill closes")]
    [InlineData("# The mill closes {#mill .wide}")]
    [InlineData("# The mill closes\n{: .wide}")]
    [InlineData("# The mill closes ^block1")]
    public void Heading_below_pictures_or_in_html_is_the_headline(string head)
    {
        var draft = Read($"{head}\n\n{Body}\n");
        Assert.Equal("The mill closes", draft.Headline);
        Assert.False(draft.HeadlineIsDerived);
        Assert.Equal(head.Contains("c.jpg", StringComparison.Ordinal), HasPicture(draft));
    }

    [Theory]
    [InlineData("Words before it.\n\n# The mill closes")]
    [InlineData("## One\n\nWords.\n\n# Two")]
    public void Heading_after_text_is_not_the_headline(string head) =>
        Assert.True(Read($"{head}\n\n{Body}\n").HeadlineIsDerived);

    [Theory]
    [InlineData("Here %%a remark%% they ground.", "a remark")]
    [InlineData("%%\na remark\n%%", "a remark")]
    [InlineData("They ground. ^abc123", "abc123")]
    [InlineData("They ground.\n{: .lead}", "lead")]
    [InlineData("## Grain {#grain}", "{")]
    public void Markup_for_other_programs_is_hidden(string text, string hidden) =>
        Assert.DoesNotContain(hidden, Read($"# The mill\n\n{text}\n\n{Body}").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("50%% more, and 60%% less.", "50%% more, and 60%%")]
    [InlineData("The area is x ^2", "x ^2")]
    [InlineData("A set {a, b} of two", "{a, b}")]
    [InlineData("Type `^[note]` and `%%hidden%%`.", "%%hidden%%")]
    [InlineData("```\n{{< figure src=\"a.jpg\" >}} ^[note]\n```", "^[note]")]
    [InlineData("A lone {{< unknown >}} code.", "unknown")]
    public void Text_that_only_looks_like_such_markup_stays(string text, string shown) =>
        Assert.Contains(
            shown,
            System.Net.WebUtility.HtmlDecode(Read($"# The mill\n\n{text}\n\n{Body}").Html),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("One.^[A *small* note.] And on.")]
    [InlineData("One.^[A [linked](https://x.example) note.] And on.")]
    public void Inline_note_becomes_a_footnote(string text)
    {
        var html = Read($"# The mill\n\n{text}\n\n## Related\n\n- Sails come down\n").Html!;
        Assert.DoesNotContain("^[", html, StringComparison.Ordinal);
        Assert.Contains("note", html, StringComparison.Ordinal);
        Assert.Contains("<sup>1</sup>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Inline_note_keeps_the_related_list_at_the_end() =>
        Assert.Single(Read($"# The mill\n\nOne.^[A note.]\n\n## Related\n\n- Sails come down\n").Related);

    [Theory]
    [InlineData("{{< figure src=\"https://x.example/c.jpg\" title=\"A mill\" alt=\"Mill\" >}}")]
    [InlineData("{{% figure src='https://x.example/c.jpg' caption='A mill' %}}")]
    [InlineData("{% include figure.html src=\"https://x.example/c.jpg\" caption=\"A mill\" %}")]
    [InlineData("{% include figure image_path=\"https://x.example/c.jpg\" caption=\"A mill\" %}")]
    public void Shortcode_picture_is_shown_with_its_caption(string code)
    {
        var draft = Read($"# The mill\n\n{Body}\n{code}\nMore.\n");
        Assert.True(HasPicture(draft));
        Assert.Contains("A mill", draft.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", draft.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See [other]({{< ref \"other.md\" >}}).")]
    [InlineData("See [other]({% post_url 2024-01-02-other %}).")]
    [InlineData("- [[other]]: words")]
    public void Link_to_a_page_of_the_same_site_keeps_its_text(string text)
    {
        var html = Read($"# The mill\n\n{text}\n\n{Body}").Html!;
        Assert.Contains("other", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", html, StringComparison.Ordinal);
        Assert.DoesNotContain("[", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Jekyll_highlight_block_is_code() =>
        Assert.Contains(
            "<pre>",
            Read($"# The mill\n\n{{% highlight ruby %}}\nputs 'hi'\n{{% endhighlight %}}\n\n{Body}").Html,
            StringComparison.Ordinal
        );

    private static bool HasPicture(DraftArticle draft) =>
        draft.Html!.Contains("<img src=\"https://x.example/c.jpg\"", StringComparison.Ordinal);

    private static DraftArticle Read(string text) => DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "a.md");
}
