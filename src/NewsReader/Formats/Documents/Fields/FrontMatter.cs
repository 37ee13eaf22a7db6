using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// Finds the front matter at the start of a Markdown document: YAML between <c>---</c> lines (or up to <c>...</c>),
/// TOML between <c>+++</c> lines, a JSON object, or lines of <c>Name: value</c>. Text that only looks like front
/// matter, such as text between two rules, stays text.
/// </summary>
internal static partial class FrontMatter
{
    // Longer blocks are parsed line by line.
    private const int MaxLength = 256 * 1024;

    /// <summary>
    /// Splits a document into its fields (none if there is no front matter) and the text below them.
    /// </summary>
    /// <param name="text">The document; every line ends in <c>\n</c>.</param>
    /// <param name="notes">Receives a note for everything left out.</param>
    public static (IReadOnlyList<Field> Fields, string Body) Split(string text, ICollection<string> notes)
    {
        var start = text.Length - text.TrimStart('\n', ' ', '\t', '\uFEFF').Length;
        // Spaces before the first word may be the indentation of a code block.
        start = text.LastIndexOf('\n', Math.Max(0, start - 1), Math.Max(0, start)) + 1;
        start += text.AsSpan(start).StartsWith("\uFEFF") ? 1 : 0;
        var firstLine = 1 + text.AsSpan(0, start).Count('\n');
        // Skip a comment above the front matter, such as a licence.
        if (CommentAbove().Match(text, start) is { Success: true } comment)
        {
            firstLine += comment.Value.Count(c => c == '\n');
            start += comment.Length;
        }
        var rest = text[start..];

        if (Opening().Match(rest) is { Success: true } opening)
            return Between(rest, opening, firstLine, notes) ?? ([], text);
        if (BetweenSemicolons().Match(rest) is { Success: true } block)
            return Json($"{{{block.Groups["fields"].Value}\n}}\n{rest[block.Length..]}", firstLine, notes)
                ?? ([], text);
        if (rest.StartsWith('{'))
            return Json(rest, firstLine, notes) ?? ([], text);
        var lines = rest.Split('\n', 300);
        return UnmarkedFields.Read(lines, firstLine) is { } head ? (head.Fields, Below(rest, head.Lines)) : ([], text);
    }

    private static (IReadOnlyList<Field>, string)? Between(
        string text,
        Match opening,
        int firstLine,
        ICollection<string> notes
    )
    {
        var language = opening.Groups["language"].Value.ToUpperInvariant();
        var isToml = opening.Groups["mark"].Value[0] == '+' || language == "TOML";
        var closing = (isToml && language.Length == 0 ? PlusClosing() : Closing()).Match(text, opening.Length);
        var block = closing.Success ? text[opening.Length..closing.Index] : UpToBlankLine(text, opening.Length);
        var below = closing.Success
            ? text[(closing.Index + closing.Length)..]
            : text[(opening.Length + block.Length)..];
        firstLine++;
        if (language == "JSON")
            return JsonFields.ReadAtStart(block) is { } json ? (json.Fields, below) : null;

        var lines = block.TrimEnd('\n').Split('\n');
        var counted = NameValueLines.Count(lines);
        var fields =
            block.Length > MaxLength ? null
            : isToml ? TomlFields.Read(block)
            : YamlFields.Read(WithoutTabs(block), firstLine);
        if (!closing.Success && counted.Known == 0)
            return null;
        if (fields is null ? counted.Known == 0 || counted.Others > counted.Fields : !AreFields(fields, block))
            return null;
        if (!closing.Success)
            notes.Add("No line closes the front matter: it was read up to the first empty line");
        if (fields is { Count: > 0 } && !fields.Any(field => FieldNames.IsKnown(field.Name)))
            notes.Add(
                $"The front matter was left out: none of its fields is known ({Some(fields.Select(field => field.Name))})"
            );
        fields ??= NameValueLines.ReadBroken(lines, firstLine, chunk => ReadOne(chunk, isToml), notes);
        return (fields, below);
    }

    private static string Some(IEnumerable<string> names)
    {
        List<string> some = [.. names.Take(6)];
        return string.Join(", ", some.Take(5)) + (some.Count > 5 ? " …" : "");
    }

    private static Field? ReadOne(string chunk, bool isToml) =>
        (isToml ? TomlFields.Read(chunk) : YamlFields.Read(WithoutTabs(chunk), 1)) is [var field] ? field : null;

    private static (IReadOnlyList<Field>, string)? Json(string text, int firstLine, ICollection<string> notes)
    {
        if (JsonFields.ReadAtStart(text) is { } json)
        {
            var below = Semicolons().Replace(text[json.Length..], "\n");
            return
                json.Fields.Any(field => FieldNames.IsKnown(field.Name))
                && (below.Trim().Length == 0 || LineEnd().IsMatch(below))
                ? (json.Fields, below)
                : null;
        }
        if (
            BraceClosing().Match(text) is not { Success: true } closing
            || text.StartsWith("{{", StringComparison.Ordinal)
        )
            return null;
        var lines = text[1..closing.Index].Split('\n').Select(line => line.Trim()).ToList();
        if (NameValueLines.Count(lines) is not { Known: > 0 } counted || counted.Others > counted.Fields)
            return null;
        var fields = NameValueLines.ReadBroken(
            lines,
            firstLine,
            chunk => JsonFields.ReadAtStart($"{{{chunk}}}") is ({ Count: 1 } one, _) ? one[0] : null,
            notes
        );
        return (fields, text[(closing.Index + closing.Length)..]);
    }

    // Text between two rules can be valid YAML by chance. Then its keys are not field names, or blank lines surround
    // it.
    private static bool AreFields(IReadOnlyList<Field> fields, string block) =>
        fields.Count == 0 ? block.Split('\n').All(line => line.Trim() is "" || line.TrimStart().StartsWith('#'))
        : fields.Any(field => FieldNames.IsKnown(field.Name))
            ? !block.StartsWith('\n')
                || (
                    fields.All(field => IsName().IsMatch(field.Name))
                    && !block.Trim('\n').Contains("\n\n", StringComparison.Ordinal)
                )
        : !block.Contains("\n\n", StringComparison.Ordinal)
            && !block.StartsWith('\n')
            // Recipes and opening hours have capitalized keys with words as values.
            && !fields.All(field => field.Value.Text is not null && char.IsUpper(field.Name.FirstOrDefault('a')))
            && fields.All(field => IsName().IsMatch(field.Name) && !IsSentence(field.Value));

    // "Ann: I never saw it." is dialogue.
    private static bool IsSentence(FieldValue value) =>
        value.Text is [.., '.' or '!' or '?' or '…' or '"' or '”'] text && text.Contains(' ');

    private static string UpToBlankLine(string text, int start)
    {
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..(end + 1)];
    }

    private static string Below(string text, int lines)
    {
        var at = 0;
        for (; lines > 0 && at < text.Length; lines--)
            at = text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
        return text[at..];
    }

    // YAML forbids tabs for indentation, but editors insert them.
    private static string WithoutTabs(string yaml) =>
        !yaml.Contains('\t', StringComparison.Ordinal)
            ? yaml
            : Tabs().Replace(yaml, tabs => tabs.Value.Replace("\t", "  ", StringComparison.Ordinal));

    [GeneratedRegex(@"\A(?<mark>-{3,}|\+{3})[ \t]*(?<language>ya?ml|toml|json)?[ \t]*\n", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(-{3,}|\.\.\.)[ \t]*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\+{3}[ \t]*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex PlusClosing();

    [GeneratedRegex(@"^\}[ \t]*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex BraceClosing();

    [GeneratedRegex(@"\G<!--(?>[^-]|-(?!->))*-->\s*?\n+(?=-{3}[ \t]*\n|\+{3}[ \t]*\n)")]
    private static partial Regex CommentAbove();

    [GeneratedRegex(@"\A[ \t]*\n")]
    private static partial Regex LineEnd();

    // Hexo writes JSON without braces between ";;;" lines.
    [GeneratedRegex(@"\A;;;[ \t]*\n(?<fields>\s*""[^;]*?)\n;;;[ \t]*(\n|\z)")]
    private static partial Regex BetweenSemicolons();

    // Hexo closes JSON with ";;;".
    [GeneratedRegex(@"\A\s*;;;[ \t]*\n")]
    private static partial Regex Semicolons();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.:-]{0,40}$")]
    private static partial Regex IsName();

    [GeneratedRegex(@"^[ \t]+|(?<=^[\w-]{1,60}:)\t+", RegexOptions.Multiline)]
    private static partial Regex Tabs();
}
