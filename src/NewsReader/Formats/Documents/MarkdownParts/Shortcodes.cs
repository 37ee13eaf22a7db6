using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Converts site generator syntax to Markdown: pictures, players, code listings and links of Hugo and Jekyll, and
/// Pandoc's inline notes. Unknown shortcodes stay as they are.
/// </summary>
internal static partial class Shortcodes
{
    private const int MaxLine = 4_000;
    private const int MaxNotes = 500;

    /// <param name="body">The text; every line ends in <c>\n</c>.</param>
    public static string ToMarkdown(string body)
    {
        if (
            !body.Contains("{{", StringComparison.Ordinal)
            && !body.Contains("{%", StringComparison.Ordinal)
            && !body.Contains("^[", StringComparison.Ordinal)
        )
            return body;
        var text = new StringBuilder(body.Length);
        List<string> notes = [];
        string? fence = null;
        foreach (var line in body.Split('\n'))
        {
            var written = line;
            if (Fence().Match(line) is { Success: true } mark)
                fence =
                    fence is null ? mark.Groups[1].Value
                    : mark.Groups[1].Value.StartsWith(fence, StringComparison.Ordinal) ? null
                    : fence;
            else if (fence is null && line.Length <= MaxLine && !IsCode().IsMatch(line))
                written = Notes(Codes(line), notes);
            text.Append(written).Append('\n');
        }
        text.Length--;
        // In a listing that is never closed, the footnotes would become lines of code.
        if (fence is not null && notes.Count > 0)
            return body;
        for (var i = 0; i < notes.Count; i++)
            text.Append("\n\n[^inline-note-").Append(i + 1).Append("]: ").Append(notes[i]);
        return text.ToString();
    }

    private static string Codes(string line)
    {
        if (!line.Contains("{{", StringComparison.Ordinal) && !line.Contains("{%", StringComparison.Ordinal))
            return line;
        if (Listing().Match(line) is { Success: true } listing)
            return "```" + listing.Groups["language"].Value;
        if (ListingEnd().IsMatch(line))
            return "```";
        if (Picture().Match(line) is { Success: true } picture && PictureOf(picture.Groups["given"].Value) is { } shown)
            return shown;
        if (Player().Match(line) is { Success: true } player)
            return player.Groups["site"].Value == "vimeo"
                ? $"<https://vimeo.com/{player.Groups["id"].Value}>"
                : $"<https://www.youtube.com/watch?v={player.Groups["id"].Value}>";
        return Raw().Replace(Reference().Replace(line, "](${page}${part})"), "");
    }

    private static string? PictureOf(string attributes)
    {
        var values = Attribute()
            .Matches(attributes)
            .ToLookup(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        string? Named(params string[] names) => names.SelectMany(name => values[name]).FirstOrDefault();
        if (
            Named("src", "url", "image_path", "image", "file", "path") is not { } address
            || !IsAddress().IsMatch(address)
        )
            return null;
        var caption = string.Join(" ", new[] { Named("title"), Named("caption"), Named("attr") }.OfType<string>());
        var alt = (Named("alt") ?? "")
            .Replace("[", "(", StringComparison.Ordinal)
            .Replace("]", ")", StringComparison.Ordinal);
        return $"\n![{alt}](<{address}>)\n" + (caption.Length == 0 ? "" : $"\n{caption}\n");
    }

    // Turns "First.^[A note.]" into a footnote.
    private static string Notes(string line, List<string> notes)
    {
        var at = 0;
        while ((at = line.IndexOf("^[", at, StringComparison.Ordinal)) >= 0)
        {
            var end = ClosingBracket(line, at + 1);
            // Not a note inside inline code, after "\" or in "[^[".
            var isNote =
                end > at + 2
                && notes.Count < MaxNotes
                && line.AsSpan(0, at).Count('`') % 2 == 0
                && (at == 0 || line[at - 1] is not ('\\' or '['))
                && !line.AsSpan(end).StartsWith("](");
            if (!isNote)
            {
                at += 2;
                continue;
            }
            notes.Add(line[(at + 2)..end]);
            line = $"{line[..at]}[^inline-note-{notes.Count}]{line[(end + 1)..]}";
        }
        return line;
    }

    private static int ClosingBracket(string line, int open)
    {
        var depth = 0;
        for (var i = open; i < line.Length; i++)
        {
            depth += line[i] switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i;
        }
        return -1;
    }

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(\t| {4,})")]
    private static partial Regex IsCode();

    [GeneratedRegex(
        @"^[ \t]*(\{\{[<%]\s*highlight|\{%-?\s*highlight)\s+""?(?<language>[\w+#-]+)[^{}]*([%>]\}\}|%\})\s*$"
    )]
    private static partial Regex Listing();

    [GeneratedRegex(@"^[ \t]*(\{\{[<%]\s*/\s*highlight\s*[%>]\}\}|\{%-?\s*endhighlight\s*-?%\})\s*$")]
    private static partial Regex ListingEnd();

    [GeneratedRegex(
        @"^[ \t]*(\{\{[<%]\s*(figure|img|image|picture)|\{%-?\s*include\s+[\w/-]*(figure|img|image|picture)[\w-]*(\.html)?)"
            + @"\s+(?<given>[^{}]*?)/?\s*([%>]\}\}|-?%\})\s*$"
    )]
    private static partial Regex Picture();

    [GeneratedRegex(
        @"^[ \t]*(\{\{[<%]|\{%-?)\s*(?<site>youtube|vimeo)\s+(id\s*=\s*)?""?(?<id>[\w-]{6,20})""?[^{}]*([%>]\}\}|%\})\s*$"
    )]
    private static partial Regex Player();

    // A link to another page on the same site.
    [GeneratedRegex(
        @"\]\(\s*(\{\{[<%]\s*(rel)?ref\s+|\{%-?\s*(link|post_url)\s+)""?(?<page>[^\s""<>{}()]+)""?\s*"
            + @"([%>]\}\}|-?%\})(?<part>#[\w-]+)?\s*\)"
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{%-?\s*(end)?raw\s*-?%\}")]
    private static partial Regex Raw();

    [GeneratedRegex("""(?<name>[\w-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'%>]+))""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^[^\s<>]+$")]
    private static partial Regex IsAddress();
}
