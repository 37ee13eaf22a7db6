using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsReader.Formats.Documents.Fields;
using NewsReader.Formats.Documents.MarkdownParts;
using NewsReader.Formats.Html;
using NewsReader.Language;
using Blocks = Markdig.Syntax.MarkdownDocument;

namespace NewsReader.Formats.Documents;

/// <summary>
/// Parses Markdown with optional front matter. The headline is the title in the front matter, or the heading that
/// opens the text, or derived from the first sentence. A "## Related" list at the end holds related headlines or links.
/// </summary>
internal static partial class MarkdownDocument
{
    /// <exception cref="DocumentException">The text has no headline, or exceeds the limits for nesting, markup or
    /// output.</exception>
    public static DraftArticle Parse(string text, string file)
    {
        List<string> notes = [];
        var (frontMatter, body) = JoplinNote.Split(text, file) ?? FrontMatter.Split(text, notes);
        var fields = new DocumentFields(frontMatter, notes);
        body = Shortcodes.ToMarkdown(body);
        var hasTables = MarkdownBounds.Check(body, file);
        if (!hasTables)
            notes.Add("A table is too large and is shown as text");
        var pipeline = hasTables ? MarkdownPipelines.Full : MarkdownPipelines.WithoutTables;
        var markdown = Parse(body, pipeline, file);
        HtmlHead.Read(markdown, PlainText);
        var listed = TakeRelated(markdown, notes).ToList();
        KeepUnusedFootnotes(markdown);
        RemoveContentsMarks(markdown);
        var tags = TakeTags(markdown);
        var title = fields.Title();
        var heading = TakeHeading(markdown, title);
        var (headline, derived) = ChooseHeadline(title ?? heading, markdown, file);
        var html = HasText(markdown) ? Render(markdown, pipeline, file) : null;
        var whole = headline.Length > Headlines.MaxLength ? headline : null;
        if (whole is not null)
            notes.Add(
                $"The headline is longer than {Headlines.MaxLength} characters: it was cut, and stands whole in the text"
            );

        var url = fields.Url();
        var isClip = url is not null;
        var published = fields.Published(isClip) ?? FieldDates.OfFile(file);
        var summary =
            html is null && fields.Description() is { } description
                ? $"<p>{WebUtility.HtmlEncode(description)}</p>"
                : null;
        return new DraftArticle
        {
            Headline = whole is null ? headline : Shortening.CutBetweenWords(headline, Headlines.MaxLength),
            HeadlineIsDerived = derived,
            Html = whole is null ? html ?? summary : $"<p>{WebUtility.HtmlEncode(whole)}</p>\n{html ?? summary}",
            IsSummary = html is null && summary is not null,
            BaseAddress = url is null ? null : new Uri(url),
            Byline = fields.Byline(),
            Source = fields.Source() ?? (url is null ? null : SourceOf(new Uri(url))),
            Url = url,
            Published = published,
            Updated = fields.Updated(published, isClip),
            Language = fields.Language(),
            Topics = [.. fields.Topics().Concat(tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            Related = RelatedSection.Distinct(fields.Related().Concat(listed), notes),
            Notes = notes,
        };
    }

    // As for saved pages: if the document does not name its publisher, use the host.
    private static string SourceOf(Uri url) =>
        url.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? url.IdnHost[4..] : url.IdnHost;

    private static Blocks Parse(string body, MarkdownPipeline pipeline, string file)
    {
        try
        {
            return Markdown.Parse(body, pipeline);
        }
        catch (ArgumentException)
        {
            throw new DocumentException(file, "expected Markdown nested at most 128 levels deep");
        }
    }

    private static (string Headline, bool IsDerived) ChooseHeadline(string? frontMatter, Blocks markdown, string file)
    {
        if (Headlines.Clean(frontMatter ?? "") is { Length: > 0 } headline)
            return (headline, false);
        var paragraphs = markdown.Descendants<ParagraphBlock>().ToList();
        var first =
            paragraphs
                .Where(p => !IsPicture(p))
                .Concat(paragraphs)
                .Select(p => Headlines.Clean(PlainText(p.Inline)))
                .FirstOrDefault(p => p.Any(char.IsLetterOrDigit))
            ?? throw new DocumentException(
                file,
                "expected a headline: a “title” in the front matter, a first line “# …”, or a text"
            );
        return (Sentences.FirstClause(first), true);
    }

    // The first heading is the headline, unless text comes before it. A smaller heading directly above the only large
    // one is a kicker. A heading that differs from the title in the front matter stays in the text.
    private static string? TakeHeading(Blocks markdown, string? title)
    {
        var opening = markdown
            .Where(block => block is not ThematicBreakBlock && !IsPicture(block) && !IsEmpty(block))
            .Take(2)
            .ToList();
        if (opening is [HeadingBlock { Level: > 1 }, HeadingBlock { Level: 1 }])
            opening.RemoveAt(0);
        if (opening.FirstOrDefault() is not HeadingBlock heading)
            return null;
        var words = Headlines.Clean(PlainText(heading.Inline));
        var isBelowAnother =
            heading.Level > 1 && (title is not null || markdown.OfType<HeadingBlock>().Any(other => other.Level == 1));
        if (words.Length == 0 || isBelowAnother)
            return null;
        if (title is not null && Headlines.Normalise(title) != Headlines.Normalise(words))
            return null;
        // Keep a heading with pictures in the text.
        if (heading.Inline!.Descendants<LinkInline>().Any(link => link.IsImage))
            return words;
        markdown.Remove(heading);
        return words;
    }

    private static IEnumerable<RelatedHeadline> TakeRelated(Blocks markdown, List<string> notes)
    {
        var text = markdown
            .Where(block => block is not (FootnoteGroup or LinkReferenceDefinitionGroup) && !IsEmpty(block))
            .ToList();
        // A different marker ("-", "*", "1.") starts a new list.
        var lists = text.AsEnumerable().Reverse().TakeWhile(block => block is ListBlock).Reverse().ToList();
        if (
            lists.Count == 0
            || text.SkipLast(lists.Count).LastOrDefault() is not HeadingBlock { Level: >= 2 } heading
            || !RelatedHeading().IsMatch(PlainText(heading.Inline).Trim())
        )
            yield break;
        foreach (var list in lists)
            markdown.Remove(list);
        markdown.Remove(heading);
        foreach (var item in lists.SelectMany(list => list.Descendants<ParagraphBlock>()))
        {
            var words = Headlines.Clean(PlainText(item.Inline));
            if (WebAddress.Canonical(words) is null)
                yield return new(words, LinkedAddress(item.Inline));
            else
                notes.Add($"A related headline was left out: expected a headline, found only the address {words}");
        }
    }

    // Bear, Obsidian and Logseq write tags as a line of "#first #second".
    private static List<string> TakeTags(Blocks markdown)
    {
        List<string> tags = [];
        foreach (var paragraph in markdown.OfType<ParagraphBlock>().ToList())
        {
            var words = PlainText(paragraph.Inline).Trim();
            if (words.Length > 300 || !OnlyTags().IsMatch(words))
                continue;
            tags.AddRange(FieldWords.Topics(words));
            markdown.Remove(paragraph);
        }
        return tags;
    }

    // Remove the markers where a program would insert a table of contents.
    private static void RemoveContentsMarks(Blocks markdown)
    {
        foreach (var block in markdown.ToList())
        {
            // kramdown puts the marker below a list with a single item.
            var isMark = block switch
            {
                ParagraphBlock paragraph => ContentsMark().IsMatch(PlainText(paragraph.Inline).Trim()),
                ListBlock { Count: 1 } list => list.Descendants<ParagraphBlock>().ToList() is [var item]
                    && ContentsBelowItem().IsMatch(PlainText(item.Inline)),
                _ => false,
            };
            if (isMark)
                markdown.Remove(block);
        }
    }

    // The parser drops footnotes that nothing refers to. Keep them as text.
    private static void KeepUnusedFootnotes(Blocks markdown)
    {
        var definitions = markdown
            .Descendants<LinkReferenceDefinitionGroup>()
            .SelectMany(group => group.Links.Values)
            .OfType<FootnoteLinkReferenceDefinition>()
            .ToList();
        foreach (
            var note in definitions
                .Select(definition => definition.Footnote)
                .Where(note => note.Parent is null && note.Links.Count == 0)
        )
        {
            while (note.Count > 0)
            {
                var block = note[0];
                note.RemoveAt(0);
                markdown.Add(block);
            }
        }
    }

    private static string? LinkedAddress(ContainerInline? inline) =>
        WebAddress.OfRelated(
            inline?.FirstChild is AutolinkInline auto
                ? auto.Url
                : inline?.Descendants<LinkInline>().FirstOrDefault(link => !link.IsImage)?.Url
        );

    // One picture or several, with or without an italic caption below.
    private static bool IsPicture(Block block)
    {
        if (block is not ParagraphBlock { Inline: { } inline })
            return false;
        var end = inline.SkipWhile(IsPictureOrBlank).ToList();
        return inline.Descendants<LinkInline>().Any(link => link.IsImage)
                && (end.Count == 0 || (end is [EmphasisInline] && end[0].PreviousSibling is LineBreakInline))
            || (end.Count == 0 && inline.Descendants<WikiLinkParser.EmbeddedNote>().Any());
    }

    private static bool IsPictureOrBlank(Inline part) =>
        part is LinkInline { IsImage: true } or WikiLinkParser.EmbeddedNote
        || (
            part is ContainerInline container
                ? container.All(IsPictureOrBlank)
                : string.IsNullOrWhiteSpace(PlainText(part))
        );

    private static bool IsEmpty(Block block) =>
        block is LinkReferenceDefinitionGroup
        || (
            block is ParagraphBlock { Inline: { } inline }
            && inline.All(part => part is LeafInline && string.IsNullOrWhiteSpace(PlainText(part)))
        );

    private static bool HasText(Blocks markdown) => markdown.Any(block => !IsEmpty(block));

    private static string PlainText(ContainerInline? inlines) =>
        string.Concat((inlines?.Descendants() ?? []).Select(PlainText));

    private static string PlainText(MarkdownObject inline) =>
        inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            AutolinkInline link => link.Url,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            LineBreakInline => " ",
            _ => "",
        };

    private static string Render(Blocks markdown, MarkdownPipeline pipeline, string file)
    {
        try
        {
            using var html = new BoundedWriter(ArticleHtml.MaxLength);
            markdown.ToHtml(html, pipeline);
            return html.ToString();
        }
        catch (BoundedWriter.FullException)
        {
            throw new DocumentException(
                file,
                $"expected a text of at most {ArticleHtml.MaxLength / 1_000_000} MB as HTML"
            );
        }
    }

    [GeneratedRegex("^Related( (headlines|stories|articles|news))?:?$", RegexOptions.IgnoreCase)]
    private static partial Regex RelatedHeading();

    [GeneratedRegex(
        @"^(\[\[?_?TOC_?\]?\]|_?TOC_?|\{:\s*toc\s*\}|\{\{[<%]\s*toc\s*[%>]\}\}|\$\{toc\}|@\[toc\](\([^()]*\))?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ContentsMark();

    [GeneratedRegex(@"\{:\s*toc[^{}]*\}\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ContentsBelowItem();

    [GeneratedRegex(@"^#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*([ \t,]+#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)*$")]
    private static partial Regex OnlyTags();
}
