namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// A value in front matter, whatever language that is written in: a text, a list, or names with values.
/// </summary>
internal sealed record FieldValue
{
    /// <summary>The text; null where it is a list, names with values, or nothing.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<FieldValue> Items { get; init; } = [];

    public IReadOnlyList<Field> Fields { get; init; } = [];

    public static FieldValue Nothing { get; } = new();

    /// <summary>What it is, for a message.</summary>
    public string Shape =>
        Items.Count > 0 ? "a list"
        : Fields.Count > 0 ? "names with values"
        : Text ?? "nothing";

    public static FieldValue Of(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Nothing : new() { Text = text.Trim() };
}
