namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// A note in a file that Joplin exports as "RAW". The first line is the title, and the file ends with lines of
/// <c>name: value</c>, from <c>id</c> to <c>type_</c>. Joplin stores notebooks, tags and attachments in the same
/// format.
/// </summary>
internal static class JoplinNote
{
    private const string Opening = "\n\nid: ";
    private const string Note = "1";

    /// <returns>Null if this is not a Joplin file.</returns>
    /// <exception cref="DocumentException">This is a Joplin file, but not a note.</exception>
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
