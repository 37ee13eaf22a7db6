namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// A note in the files that Joplin exports as "RAW": its first line is the title, and lines of <c>name: value</c> close
/// it, from <c>id</c> to <c>type_</c>. Notebooks, tags and attachments have files of the same kind.
/// </summary>
internal static class JoplinNote
{
    private const string Opening = "\n\nid: ";
    private const string Note = "1";

    /// <returns>Null for any other document.</returns>
    /// <exception cref="DocumentException">It is one of Joplin's files, and no note.</exception>
    public static (IReadOnlyList<Field> Fields, string Body)? Split(string text, string file)
    {
        var start = $"\n\n{text}".LastIndexOf(Opening, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var lines = text[start..].Trim().Split('\n');
        if (ValueOf(lines, "type_") is not { } type || !Array.TrueForAll(lines, IsField))
            return null;
        if (type != Note)
            throw new DocumentException(
                file,
                "expected a note, found what Joplin keeps of a notebook, a tag or an attachment"
            );

        var note = text[..Math.Max(0, start - 2)].Trim('\n').Split('\n', 2);
        Field[] fields =
        [
            new("title", FieldValue.Of(note[0].TrimStart('#'))),
            new("author", FieldValue.Of(ValueOf(lines, "author"))),
            new("url", FieldValue.Of(ValueOf(lines, "source_url"))),
            new("created", FieldValue.Of(ValueOf(lines, "user_created_time") ?? ValueOf(lines, "created_time"))),
        ];
        return (fields, note.Length > 1 ? note[1] : "");
    }

    private static bool IsField(string line) => line.Contains(": ", StringComparison.Ordinal) || line.EndsWith(':');

    private static string? ValueOf(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
