using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Blocks = Markdig.Syntax.MarkdownDocument;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Headings and pictures that stand in HTML by themselves, as at the head of a README: HTML is shown as text, but these
/// say nothing that Markdown does not.
/// </summary>
internal static partial class HtmlHead
{
    private const int MaxLength = 4_000;

    /// <param name="markdown">The document, which is changed.</param>
    /// <param name="plainText">The words of a paragraph.</param>
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
            var given = Given()
                .Matches(picture.Value)
                .ToLookup(
                    one => one.Groups["name"].Value.ToUpperInvariant(),
                    one => System.Net.WebUtility.HtmlDecode(one.Groups["value"].Value)
                );
            if (given["SRC"].FirstOrDefault() is not { Length: > 0 } address)
                continue;
            var link = new LinkInline(address, "") { IsImage = true };
            link.AppendChild(new LiteralInline(given["ALT"].FirstOrDefault() ?? ""));
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

    // Tags that say nothing, and pictures between them; a lone "<div>" may be what a text is about.
    [GeneratedRegex(
        @"^(?=.*(<img\s|\salign\s*=|^</))(<img\s[^<>]*>|<source\s[^<>]*>|</?(p|div|center|picture|figure|a|br)(\s[^<>]*)?/?>|\s)+$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex OnlyTags();

    [GeneratedRegex(@"<img\s[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex("""(?<name>[\w-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'<>]+))""")]
    private static partial Regex Given();
}
