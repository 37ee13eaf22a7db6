using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Blocks = Markdig.Syntax.MarkdownDocument;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Headings and pictures written as standalone HTML, as at the top of a README. We show HTML as text, but Markdown can
/// express these, so they are converted.
/// </summary>
internal static partial class HtmlHead
{
    private const int MaxLength = 4_000;

    /// <param name="markdown">The document, changed in place.</param>
    /// <param name="plainText">Returns the words of a paragraph.</param>
    public static void Read(Blocks markdown, Func<ContainerInline?, string> plainText)
    {
        for (var at = markdown.Count - 1; at >= 0; at--)
        {
            if (markdown[at] is not ParagraphBlock { Inline: not null } paragraph)
                continue;
            var words = plainText(paragraph.Inline).Trim();
            if (words.Length > MaxLength || !words.StartsWith('<') || !words.EndsWith('>'))
                continue;
            if (Heading().Match(words) is { Success: true } heading)
                Replace(markdown, at, HeadingOf(heading));
            else if (OnlyTags().IsMatch(words))
                Replace(markdown, at, PicturesOf(words));
        }
    }

    private static void Replace(Blocks markdown, int at, LeafBlock? block)
    {
        markdown.RemoveAt(at);
        if (block is not null)
            markdown.Insert(at, block);
    }

    private static HeadingBlock? HeadingOf(Match heading)
    {
        var words = SmallTag().Replace(heading.Groups["words"].Value, "").Trim();
        return words.Length == 0
            ? null
            : new(null!)
            {
                Level = heading.Groups["level"].ValueSpan[0] - '0',
                Inline = new ContainerInline().AppendChild(new LiteralInline(words)),
            };
    }

    private static ParagraphBlock? PicturesOf(string tags)
    {
        var inline = new ContainerInline();
        foreach (Match picture in Picture().Matches(tags))
        {
            var attributes = Attribute()
                .Matches(picture.Value)
                .ToLookup(
                    attribute => attribute.Groups["name"].Value.ToUpperInvariant(),
                    attribute => System.Net.WebUtility.HtmlDecode(attribute.Groups["value"].Value)
                );
            if (attributes["SRC"].FirstOrDefault() is not { Length: > 0 } address)
                continue;
            var link = new LinkInline(address, "") { IsImage = true };
            link.AppendChild(new LiteralInline(attributes["ALT"].FirstOrDefault() ?? ""));
            inline.AppendChild(link);
        }
        return inline.FirstChild is null ? null : new ParagraphBlock { Inline = inline };
    }

    [GeneratedRegex(
        @"^<h(?<level>[1-6])(\s[^<>]*)?>(?<words>([^<>]|</?(a|b|i|em|strong|span|br|code|sub|sup)\b[^<>]*>)+)</h\k<level>\s*>$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Heading();

    [GeneratedRegex("</?[a-z]+[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex SmallTag();

    // Layout tags with pictures between them. A lone "<div>" may be what the text is about.
    [GeneratedRegex(
        @"^(?=.*(<img\s|\salign\s*=|^</))(<img\s[^<>]*>|<source\s[^<>]*>|</?(p|div|center|picture|figure|a|br)(\s[^<>]*)?/?>|\s)+$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex OnlyTags();

    [GeneratedRegex(@"<img\s[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("""(?<name>[\w-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'<>]+))""")]
    private static partial Regex Attribute();
}
