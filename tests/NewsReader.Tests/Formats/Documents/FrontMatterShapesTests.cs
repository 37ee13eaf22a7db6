using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>The ways in which programs write the fields of a document, and text that only looks like fields.</summary>
public sealed class FrontMatterShapesTests
{
    private const string Body = "The mill on the hill ground its last flour in autumn.\n";

    [Theory]
    [InlineData("layout: post\ncategories: harbour update", "harbour,update")]
    [InlineData("cssclasses: [wide]\ntags: rivers drought", "rivers,drought")]
    [InlineData("layout: post\ntags: Climate change, Energy", "Climate change,Energy")]
    [InlineData("layout: post\ncategory: climate change", "climate change")]
    [InlineData("tags: climate change", "climate change")]
    [InlineData("layout: post\ntags: [climate change, energy]", "climate change,energy")]
    [InlineData("tags: \"[rivers, drought]\"", "rivers,drought")]
    public void Spaces_separate_topics_for_programs_that_write_them_so(string fields, string topics) =>
        Assert.Equal(topics.Split(','), Read($"---\ntitle: The mill\n{fields}\n---\n{Body}").Topics);

    [Theory]
    [InlineData("authors:\n  ann:\n    name: Ann Lee\n  bo:\n    name: Bo Kim", "Ann Lee, Bo Kim")]
    [InlineData("author:\n  - given: Ann\n    family: Lee", "Ann Lee")]
    [InlineData("author:\n  first_name: Ann\n  last_name: Lee", "Ann Lee")]
    [InlineData("author:\n  name: Ann Lee\n  social:\n    name: annlee", "Ann Lee")]
    public void Author_names_are_read_in_many_forms(string fields, string byline) =>
        Assert.Equal(byline, Read($"---\ntitle: The mill\n{fields}\n---\n{Body}").Byline);

    [Theory]
    [InlineData("The mill: a\n  tale of flour", "The mill: a tale of flour")]
    [InlineData("Mill &amp; pond", "Mill & pond")]
    [InlineData("\"The **old** mill\"", "The old mill")]
    [InlineData("**Old** mill", "Old mill")]
    [InlineData("Two ** signs and 2 ** 3", "Two ** signs and 2 ** 3")]
    public void Title_continues_on_the_next_line_and_loses_its_markup(string title, string headline) =>
        Assert.Equal(headline, Read($"---\ntitle: {title}\ndate: 2025-01-02\n---\n{Body}").Headline);

    [Fact]
    public void Comment_may_precede_the_fields()
    {
        var draft = Read($"<!-- SPDX-License-Identifier: CC0 -->\n---\ntitle: The mill\n---\n{Body}");
        Assert.Equal("The mill", draft.Headline);
        Assert.False(draft.HeadlineIsDerived);
    }

    [Fact]
    public void Medium_exports_have_a_canonical_link() =>
        Assert.Equal(
            "https://medium.example/mill",
            Read($"---\ntitle: The mill\ncanonical_link: https://medium.example/mill\n---\n{Body}").Url
        );

    [Fact]
    public void Pandoc_title_block_continues_on_indented_lines()
    {
        var draft = Read($"% The mill on\n  the hill\n% Ann Lee\n  Bo Kim\n% May 6, 2024\n\n{Body}");
        Assert.Equal("The mill on the hill", draft.Headline);
        Assert.Equal("Ann Lee, Bo Kim", draft.Byline);
        Assert.Equal(2024, draft.Published?.Instant.Year);
    }

    [Theory]
    [InlineData("Salt: two grams\nFlour: 300 grams", "300 grams")]
    [InlineData("Monday: 10:00 to 18:00\nTuesday: closed", "10:00 to 18:00")]
    [InlineData("Note: the harbour is closed today", "closed today")]
    [InlineData("\nTitle: an essay about titles, and nothing else.\n\nSource: unknown\n", "an essay about titles")]
    public void Text_with_a_colon_between_two_rules_stays_text(string lines, string words)
    {
        var draft = Read($"---\n{lines}\n---\n\n{Body}");
        Assert.Contains(words, draft.Headline + draft.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_with_only_unknown_fields_is_dropped_with_a_note()
    {
        var draft = Read($"---\nfoo: 1\nbar: words\n---\n\n{Body}");
        Assert.DoesNotContain("foo", draft.Headline + draft.Html, StringComparison.Ordinal);
        Assert.Contains(draft.Notes, note => note.Contains("foo, bar", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.mdtext")]
    [InlineData("a.mdtxt")]
    [InlineData("a.qmd")]
    [InlineData("a.Rmd")]
    public void Markdown_has_many_file_extensions(string name) =>
        Assert.Equal("The mill", DocumentParser.Parse(Encoding.UTF8.GetBytes($"# The mill\n\n{Body}"), name).Headline);

    private static DraftArticle Read(string text) => DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "a.md");
}
