using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// Fields at the start of a text without markers around them, as Pelican, Logseq, Hexo, Nikola and Pandoc write them.
/// </summary>
internal static partial class UnmarkedFields
{
    private const int MaxLines = 200;

    /// <returns>The fields and the number of lines they take, or null if the text starts differently.</returns>
    public static (IReadOnlyList<Field> Fields, int Lines)? Read(IReadOnlyList<string> lines, int firstLine) =>
        lines.Count == 0 ? null
        : lines[0].StartsWith("% ", StringComparison.Ordinal) ? TitleBlock(lines, firstLine)
        : lines[0].TrimEnd() == "<!--" ? Comment(lines, firstLine)
        : Named(lines, firstLine);

    // Pandoc: "% title", "% authors", "% date".
    private static (IReadOnlyList<Field>, int)? TitleBlock(IReadOnlyList<string> lines, int firstLine)
    {
        string[] names = ["title", "author", "date"];
        List<Field> fields = [];
        var at = 0;
        for (; at < lines.Count && at < MaxLines && lines[at].Trim().Length > 0; at++)
        {
            if (lines[at].StartsWith('%') && fields.Count < names.Length)
                fields.Add(new(names[fields.Count], FieldValue.Of(lines[at][1..]), firstLine + at));
            // Indented lines continue the previous one.
            else if (char.IsWhiteSpace(lines[at][0]))
                fields[^1] = Longer(fields[^1], lines[at]);
            else
                return null;
        }
        return (fields, at);
    }

    // Nikola: ".. title: …" in a comment.
    private static (IReadOnlyList<Field>, int)? Comment(IReadOnlyList<string> lines, int firstLine)
    {
        List<Field> fields = [];
        for (var at = 1; at < lines.Count && at < MaxLines; at++)
        {
            var line = lines[at].StartsWith(".. ", StringComparison.Ordinal) ? lines[at][3..] : lines[at];
            if (line.Trim() == "-->")
                return fields.Exists(field => FieldNames.IsTitle(field.Name)) ? (fields, at + 1) : null;
            if (line.Trim().Length == 0)
                continue;
            if (NameValueLines.Name(line) is not { } name)
                return null;
            fields.Add(new(name, FieldValue.Of(NameValueLines.Rest(line)), firstLine + at));
        }
        return null;
    }

    private static (IReadOnlyList<Field>, int)? Named(IReadOnlyList<string> lines, int firstLine)
    {
        List<Field> fields = [];
        var at = 0;
        for (; at < lines.Count && at < MaxLines && lines[at].Trim().Length > 0; at++)
        {
            if (IsRule().IsMatch(lines[at]))
                break;
            if (NameOf(lines[at]) is { } named)
                fields.Add(named with { Line = firstLine + at });
            else if (
                fields.Count > 0
                && (char.IsWhiteSpace(lines[at][0]) || lines[at].StartsWith("- ", StringComparison.Ordinal))
            )
                fields[^1] = Longer(fields[^1], lines[at]);
            else
                return null;
        }
        if (fields.Count == 0 || !FieldNames.IsKnown(fields[0].Name))
            return null;
        var isClosed = at < lines.Count && IsRule().IsMatch(lines[at]);
        // Text with a colon is not yet a field.
        if (
            !fields.Exists(field => FieldNames.IsTitle(field.Name))
            && fields.Count(field => FieldNames.IsKnown(field.Name)) < 2
        )
            return null;
        // A single line above a rule is a Markdown heading.
        if (isClosed && fields.Count < 2)
            return null;
        return (fields, isClosed ? at + 1 : at);
    }

    private static Field? NameOf(string line) =>
        Doubled().Match(line) is { Success: true } match
            ? new(match.Groups[1].Value, FieldValue.Of(match.Groups[2].Value))
        : NameValueLines.Name(line) is { } name && line[name.Length..].TrimStart(' ', '\t').StartsWith(':')
            ? new(name, FieldValue.Of(NameValueLines.Unquoted(NameValueLines.Rest(line))))
        : null;

    // A continuation line is either another name in a list or more words of the text.
    private static Field Longer(Field field, string line)
    {
        var isList = line.TrimStart().StartsWith("- ", StringComparison.Ordinal) || FieldNames.IsListed(field.Name);
        var more = line.Trim().TrimStart('-').TrimStart();
        return field with
        {
            Value = FieldValue.Of(field.Value.Text is { } text ? text + (isList ? "; " : " ") + more : more),
        };
    }

    // The notation of Logseq, and of Dataview in Obsidian.
    [GeneratedRegex(@"^([\p{L}_][\p{L}\p{N}_-]{0,40})::[ \t]+(.*)$")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"^(-{3,}|\.\.\.|;;;)[ \t]*$")]
    private static partial Regex IsRule();
}
