namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// A front matter value in any of its languages: a text, a list or a mapping.
/// </summary>
internal sealed record FieldValue
{
    /// <summary>The text, or null for a list, a mapping or nothing.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<FieldValue> Items { get; init; } = [];

    public IReadOnlyList<Field> Fields { get; init; } = [];

    public static FieldValue Nothing { get; } = new();

    /// <summary>Describes the value in a message.</summary>
    public string Shape =>
        Items.Count > 0 ? "a list"
        : Fields.Count > 0 ? "names with values"
        : Text ?? "nothing";

    public static FieldValue Of(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Nothing : new() { Text = text.Trim() };
}
