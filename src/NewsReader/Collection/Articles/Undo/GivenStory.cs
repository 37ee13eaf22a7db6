using System.Text.Json;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// That an article's story came by the owner or from its page, not from its feed; and what the article was before.
/// </summary>
public sealed class GivenStory
{
    public long ArticleId { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    /// <summary>A <see cref="GivenState"/>.</summary>
    public required string Before { get; set; }
}

/// <summary>What an article was before its story was given, and how that came.</summary>
internal sealed record GivenState(ArticleState Before, StoryOrigin Origin)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static GivenState FromJson(string json) => JsonSerializer.Deserialize<GivenState>(json)!;
}
