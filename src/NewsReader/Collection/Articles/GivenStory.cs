using System.Text.Json;

namespace NewsReader.Collection.Articles;

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

/// <summary>How a story came to an article whose feed did not bring it.</summary>
public enum StoryWay
{
    /// <summary>The owner pasted its text.</summary>
    Pasted,

    /// <summary>The owner gave a document.</summary>
    Document,

    /// <summary>It was extracted from a page of the web.</summary>
    Page,
}

/// <summary>How a story came.</summary>
/// <param name="Way">By which way.</param>
/// <param name="From">The document's name, or the page's address.</param>
public sealed record StoryOrigin(StoryWay Way, string? From = null);

/// <summary>What an article was before its story was given, and how that came.</summary>
internal sealed record GivenState(ArticleState Before, StoryOrigin Origin)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static GivenState FromJson(string json) => JsonSerializer.Deserialize<GivenState>(json)!;
}
