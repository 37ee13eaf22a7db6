using System.Text.Json;
using System.Text.Json.Serialization;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// Reads and writes a snapshot as one flat object: the members of <see cref="ArticleContent"/> stand beside the others.
/// Older versions wrote snapshots in this shape before there was an <see cref="ArticleContent"/>, so both read alike.
/// </summary>
internal sealed class ArticleSnapshotConverter : JsonConverter<ArticleSnapshot>
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new DateConverter() } };

    public override ArticleSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var flat = JsonElement.ParseValue(ref reader);
        var rest = flat.Deserialize<Rest>(Options)!;
        return new()
        {
            Slug = rest.Slug,
            Content = flat.Deserialize<ArticleContent>(Options)!,
            AddedAt = rest.AddedAt,
            ChangedAt = rest.ChangedAt,
            IndexKey = rest.IndexKey,
            Related = rest.Related ?? [],
            Topics = rest.Topics,
            Enclosures = rest.Enclosures,
        };
    }

    public override void Write(Utf8JsonWriter writer, ArticleSnapshot value, JsonSerializerOptions options)
    {
        var rest = new Rest(
            value.Slug,
            value.AddedAt,
            value.ChangedAt,
            value.IndexKey,
            value.Related,
            value.Topics,
            value.Enclosures
        );
        writer.WriteStartObject();
        Write(writer, JsonSerializer.SerializeToElement(rest, Options));
        Write(writer, JsonSerializer.SerializeToElement(value.Content, Options));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement members)
    {
        foreach (var member in members.EnumerateObject())
            member.WriteTo(writer);
    }

    private sealed record Rest(
        string Slug,
        DateTimeOffset AddedAt,
        DateTimeOffset? ChangedAt,
        long IndexKey,
        IReadOnlyList<LinkState>? Related,
        IReadOnlyList<string>? Topics,
        IReadOnlyList<Enclosure>? Enclosures
    );

    private sealed class DateConverter : JsonConverter<PublishedDate>
    {
        public override PublishedDate Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => PublishedDate.Parse(reader.GetString()!)!.Value;

        public override void Write(Utf8JsonWriter writer, PublishedDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
