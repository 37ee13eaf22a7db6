using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsReader.Articles;
using Blocks = Markdig.Syntax.MarkdownDocument;

namespace NewsReader.Documents;

/// <summary>
/// Markdown with optional YAML front matter. The headline is the front matter's <c>title</c>, or the level-one heading that
/// opens the text, or derived from the first sentence. A closing "## Related" list holds related headlines or links to them.
/// </summary>
internal static partial class MarkdownDocument
{
    // What news needs and no more: no generic attributes, and raw HTML is shown as text.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).Build();

    /// <exception cref="DocumentException">Malformed front matter, no headline, nesting or output beyond the limits.</exception>
    public static DraftArticle Parse(string text, string file)
    {
        var (front, body) = FrontMatter.Split(text, file);
        var markdown = ParseBody(body, file);
        var listed = TakeRelated(markdown).ToList();
        var heading = TakeHeading(markdown);
        var (headline, derived) = ChooseHeadline(front.Text("title") ?? heading, markdown, file);
        return new DraftArticle
        {
            Headline = headline,
            HeadlineIsDerived = derived,
            Html = markdown.Count == 0 ? null : Render(markdown, file),
            Byline = front.Texts("author") is { Count: > 0 } authors ? string.Join(", ", authors.Select(Headlines.Clean)) : null,
            Source = front.Text("source"),
            Url = front.Read("url", WebAddress.Canonical, "an absolute http or https address in “url”"),
            Published = front.Read("date", PublishedDate.Parse, "a date such as 2025-12-05 or 2025-12-05T10:00:00Z in “date”"),
            Language = front.Read("language", LanguageTag.Parse, "a language tag such as en or pt-BR in “language”"),
            Topics = [.. front.Texts("topics").Select(Headlines.Clean).Distinct(StringComparer.OrdinalIgnoreCase)],
            Related = RelatedLists.Distinct(front.Related().Concat(listed), file),
        };
    }

    private static Blocks ParseBody(string body, string file)
    {
        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException)
        {
            throw new DocumentException(file, "expected Markdown nested at most 128 levels deep");
        }
    }

    private static (string Headline, bool IsDerived) ChooseHeadline(string? given, Blocks markdown, string file)
    {
        var headline = Headlines.Clean(given ?? "");
        if (headline.Length > Headlines.MaxLength)
            throw new DocumentException(file, $"expected a headline of at most {Headlines.MaxLength} characters");
        if (headline.Length > 0) return (headline, false);

        var paragraph = markdown.Descendants<ParagraphBlock>().Select(p => Headlines.Clean(PlainText(p.Inline))).FirstOrDefault(p => p.Length > 0)
            ?? throw new DocumentException(file, "expected a headline: a “title” in the front matter, a first line “# …”, or a text");
        return (Sentences.FirstClause(paragraph), true);
    }

    private static string? TakeHeading(Blocks markdown)
    {
        if (markdown.Count == 0 || markdown[0] is not HeadingBlock { Level: 1 } heading) return null;
        markdown.RemoveAt(0);
        return PlainText(heading.Inline);
    }

    private static IEnumerable<RelatedHeadline> TakeRelated(Blocks markdown)
    {
        if (markdown is not [.., HeadingBlock { Level: 2 } heading, ListBlock list] || !RelatedHeading().IsMatch(PlainText(heading.Inline).Trim()))
            return [];
        markdown.Remove(list);
        markdown.Remove(heading);
        return list.Descendants<ParagraphBlock>().Select(item => new RelatedHeadline(Headlines.Clean(PlainText(item.Inline)), LinkedAddress(item.Inline)));
    }

    private static string? LinkedAddress(ContainerInline? inline) =>
        WebAddress.OfRelated(inline?.FirstChild is AutolinkInline auto ? auto.Url : inline?.Descendants<LinkInline>().FirstOrDefault(link => !link.IsImage)?.Url);

    private static string PlainText(ContainerInline? inlines) => string.Concat((inlines?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    private static string Render(Blocks markdown, string file)
    {
        try
        {
            using var html = new BoundedWriter(ArticleHtml.MaxLength);
            markdown.ToHtml(html, Pipeline);
            return html.ToString();
        }
        catch (BoundedWriter.FullException)
        {
            throw new DocumentException(file, $"expected a text of at most {ArticleHtml.MaxLength / 1_000_000} MB as HTML");
        }
    }

    // BCP 47: a language, then subtags of up to eight letters or digits.
    [GeneratedRegex("^Related( (headlines|stories|articles|news))?:?$", RegexOptions.IgnoreCase)]
    private static partial Regex RelatedHeading();
}
