using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Links between notes as Obsidian and Logseq write them, reduced to their words: <c>[[Note]]</c>,
/// <c>[[path|words]]</c>, <c>![[picture.png]]</c>.
/// </summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int MaxLength = 500;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var start =
            text.StartsWith("![[") ? 3
            : text.StartsWith("[[") ? 2
            : 0;
        if (start == 0)
            return false;
        text = text[start..Math.Min(text.Length, MaxLength)];
        var end = text.IndexOf("]]");
        if (end <= 0)
            return false;
        var inner = text[..end];
        // "[[1]](https://…)" is an ordinary link whose text is in brackets.
        var isLink = end + 2 < text.Length && text[end + 2] is '(' or '[';
        if (
            isLink
            || inner.IndexOfAny('[', ']', '\n') >= 0
            || Markdig.Syntax.LinkReferenceDefinitionExtensions.ContainsLinkReferenceDefinition(
                processor.Document,
                inner.ToString()
            )
        )
            return false;
        processor.Inline =
            start == 3 ? new EmbeddedNote(WordsOf(inner.ToString())) : new LiteralInline(WordsOf(inner.ToString()));
        slice.Start += start + end + 2;
        return true;
    }

    // "Note#Part" links to a part of a note. After the bar of a picture comes its width.
    private static string WordsOf(string link)
    {
        var bar = link.LastIndexOf('|');
        var words =
            bar < 0 || link[(bar + 1)..].All(c => char.IsAsciiDigit(c) || c == 'x')
                ? link.Split('|')[0]
                : link[(bar + 1)..];
        return bar >= 0 && words != link.Split('|')[0]
            ? words.Trim()
            : words.Trim().TrimStart('#').Replace("#", " > ", StringComparison.Ordinal);
    }

    /// <summary>Shown in place of an embedded picture or note.</summary>
    internal sealed class EmbeddedNote(string words) : LiteralInline(words);
}
