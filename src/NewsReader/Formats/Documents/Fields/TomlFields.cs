using System.Globalization;
using Tomlyn;
using Tomlyn.Model;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Parses front matter in TOML.</summary>
internal static class TomlFields
{
    private const int MaxDepth = 8;

    // The parser is recursive, so deeper nesting is parsed line by line.
    private const int MaxBrackets = 64;

    /// <returns>Null if this is not TOML.</returns>
    public static IReadOnlyList<Field>? Read(string toml)
    {
        if (toml.Split('\n').Any(line => line.Count(c => c is '[' or '{') > MaxBrackets))
            return null;
        try
        {
            return TomlSerializer.Deserialize<TomlTable>(toml) is { } table ? FieldsOf(table, 0) : null;
        }
        // As with YAML: whatever the library throws, the fields are then parsed line by line.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static FieldValue ValueOf(object? value, int depth) =>
        value switch
        {
            string text => FieldValue.Of(text),
            TomlTable table when depth < MaxDepth => new() { Fields = FieldsOf(table, depth + 1) },
            System.Collections.IEnumerable list when depth < MaxDepth => new()
            {
                Items = [.. list.Cast<object?>().Select(item => ValueOf(item, depth + 1))],
            },
            TomlDateTime date => FieldValue.Of(date.ToString()),
            bool or long or double => FieldValue.Of(Convert.ToString(value, CultureInfo.InvariantCulture)),
            _ => FieldValue.Nothing,
        };

    private static List<Field> FieldsOf(TomlTable table, int depth) =>
        [.. table.Select(pair => new Field(pair.Key, ValueOf(pair.Value, depth)))];
}
