using System.Text;
using System.Text.Json;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Parses front matter in JSON.</summary>
internal static class JsonFields
{
    private const int MaxDepth = 8;

    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 256,
    };

    /// <summary>Parses the object at the start of a text.</summary>
    /// <returns>Its fields and its length in characters, or null if the text does not start with an object.</returns>
    public static (IReadOnlyList<Field> Fields, int Length)? ReadAtStart(string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(bytes, isFinalBlock: true, new JsonReaderState(Lenient));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            using var document = JsonDocument.ParseValue(ref reader);
            return (
                FieldsOf(document.RootElement, 0),
                Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed))
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FieldValue ValueOf(JsonElement value, int depth) =>
        value.ValueKind switch
        {
            JsonValueKind.String => FieldValue.Of(TextOf(value)),
            JsonValueKind.Array when depth < MaxDepth => new()
            {
                Items = [.. value.EnumerateArray().Select(item => ValueOf(item, depth + 1))],
            },
            JsonValueKind.Object when depth < MaxDepth => new() { Fields = FieldsOf(value, depth + 1) },
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => FieldValue.Of(value.GetRawText()),
            _ => FieldValue.Nothing,
        };

    private static List<Field> FieldsOf(JsonElement value, int depth) =>
        [.. value.EnumerateObject().Select(property => new Field(NameOf(property), ValueOf(property.Value, depth)))];

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    // GetString throws on half a surrogate pair.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }
}
