using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// Parses lines of <c>name: value</c>: front matter written that way, and front matter with syntax errors.
/// </summary>
internal static partial class NameValueLines
{
    private const int MaxLines = 2_000;

    /// <summary>
    /// Parses broken YAML or TOML. Each name is parsed together with the lines below it, separately from the rest. If
    /// that fails too, the text is used as it stands.
    /// </summary>
    /// <param name="lines">The lines between the markers.</param>
    /// <param name="firstLine">The line number in the document of the first of them.</param>
    /// <param name="read">Parses one name with its lines; returns null if it cannot.</param>
    /// <param name="notes">Receives a note for everything left out.</param>
    public static IReadOnlyList<Field> ReadBroken(
        IReadOnlyList<string> lines,
        int firstLine,
        Func<string, Field?> read,
        ICollection<string> notes
    )
    {
        List<Field> fields = [];
        string? part = null;
        var at = 0;
        while (at < lines.Count && at < MaxLines)
        {
            var end = at + 1;
            while (end < lines.Count && !Begins(lines[end]))
                end++;
            var chunk = lines.Skip(at).Take(end - at).ToList();
            var line = firstLine + at;
            at = end;
            if (PartOf(chunk[0]) is { } name)
                part = name;
            else if (Name(chunk[0]) is not { } first)
            {
                if (chunk.Exists(text => text.Trim() is { Length: > 0 } words && words[0] != '#'))
                    notes.Add($"Line {line} was left out: it is not a front matter field");
            }
            // Fields below "[author]" or "[params]" belong to that part.
            else
                Add(fields, part, (read(string.Join('\n', chunk)) ?? AsItStands(first, chunk)) with { Line = line });
        }
        if (lines.Count > MaxLines)
            notes.Add($"The front matter was left out from line {firstLine + MaxLines} on: it is too long");
        return fields;
    }

    /// <summary>
    /// Counts the lines that begin a field and those that do not, to tell broken front matter from text.
    /// </summary>
    public static (int Fields, int Known, int Others) Count(IReadOnlyList<string> lines)
    {
        var names = lines.Select(Name).OfType<string>().ToList();
        var others = lines.Count(line =>
            line.Length > 0
            && !char.IsWhiteSpace(line[0])
            && line[0] is not ('-' or '#' or ']' or '}' or '[')
            && Name(line) is null
        );
        return (names.Count, names.Count(FieldNames.IsKnown), others);
    }

    /// <summary>The field name at the start of a line, or null.</summary>
    public static string? Name(string line) =>
        Named().Match(line) is { Success: true } match
        && match.Groups["name"].Value.Trim('"', '\'') is var name
        && (match.Groups["blank"].Success || FieldNames.IsKnown(name))
            ? name
            : null;

    /// <summary>The rest of the line after the name.</summary>
    public static string Rest(string line) => Named().Match(line).Groups["rest"].Value.Trim();

    /// <summary>Removes the quotes around a text.</summary>
    public static string Unquoted(string text)
    {
        text = text.Trim().TrimEnd(',').TrimEnd();
        if (text.Length < 2 || text[0] is not ('"' or '\''))
            return text;
        if (text[^1] == text[0])
            return text[1..^1];
        // An opening quote without a closing one. A single apostrophe may belong to the text.
        return text[0] == '"' && text.IndexOf('"', 1) < 0 ? text[1..] : text;
    }

    private static Field AsItStands(string name, List<string> chunk)
    {
        if (Rest(chunk[0]) is { Length: > 0 } rest)
        {
            if (rest[0] == '[' && !FieldNames.IsTitle(name))
                return new(
                    name,
                    new() { Items = [.. rest.Trim('[', ']').Split(',').Select(item => FieldValue.Of(Unquoted(item)))] }
                );
            var more = chunk.Skip(1).TakeWhile(IsMore).Select(line => line.Trim());
            return new(name, FieldValue.Of(Unquoted(string.Join(' ', more.Prepend(rest)))));
        }
        var items = chunk.Skip(1).Select(line => Item().Match(line)).Where(item => item.Success);
        return new(name, new() { Items = [.. items.Select(item => FieldValue.Of(Unquoted(item.Groups[1].Value)))] });
    }

    // An indented line that continues the value.
    private static bool IsMore(string line) =>
        line.Length > 0 && char.IsWhiteSpace(line[0]) && line.Trim().Length > 0 && !Item().IsMatch(line);

    private static void Add(List<Field> fields, string? part, Field field)
    {
        if (part is null)
            fields.Add(field);
        else
            fields.Add(new(part, new() { Fields = [field] }, field.Line));
    }

    private static bool Begins(string line) => Name(line) is not null || PartOf(line) is not null;

    private static string? PartOf(string line) =>
        Part().Match(line) is { Success: true } part ? part.Groups[1].Value : null;

    [GeneratedRegex(
        """^(?<name>"[^"\n]{1,60}"|'[^'\n]{1,60}'|[\p{L}_][\p{L}\p{N}_. -]{0,59}?)"""
            + """[ \t]*[:=](?:(?<blank>[ \t]|$))?(?<rest>.*)$"""
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*-\s+(.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\[([\w-]+)\]\s*$")]
    private static partial Regex Part();
}
