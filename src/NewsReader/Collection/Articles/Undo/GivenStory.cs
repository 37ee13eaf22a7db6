using System.Text.Json;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// Notes that an article's text came from the owner or from its page, not from its feed; and what the article was
/// before.
/// </summary>
public sealed class GivenStory
{
    public long ArticleId { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    /// <summary>A <see cref="GivenState"/>.</summary>
    public required string Before { get; set; }
}

/// <summary>An article before its text was added, and how the text came.</summary>
internal sealed record GivenState(ArticleSnapshot Before, StoryOrigin Origin)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static GivenState FromJson(string json) => JsonSerializer.Deserialize<GivenState>(json)!;
}
