using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Inline HTML that Markdown texts use: comments such as <c>&lt;!--more--&gt;</c>, which are hidden, and line breaks.
/// </summary>
internal sealed class CommentParser : InlineParser
{
    public CommentParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (text.StartsWith("<!--"))
        {
            var end = text[4..].IndexOf("-->");
            if (end < 0)
                return false;
            processor.Inline = new LiteralInline("");
            slice.Start += end + 7;
            return true;
        }
        foreach (var tag in (ReadOnlySpan<string>)["<br>", "<br/>", "<br />"])
        {
            if (!text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                continue;
            processor.Inline = new LineBreakInline { IsHard = true };
            slice.Start += tag.Length;
            return true;
        }
        return false;
    }
}
