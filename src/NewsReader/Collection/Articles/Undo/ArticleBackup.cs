using System.Text.Json.Serialization;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// An article that gave up its page, because the owner deleted it or joined it to another one: the article itself with
/// everything that hung on it.
/// </summary>
internal sealed record ArticleBackup
{
    public long Id { get; init; }

    [JsonPropertyName("Gone")]
    public required ArticleSnapshot Snapshot { get; init; }

    /// <summary>
    /// The name of its source. A source without articles and feeds can be removed. Null if an older version made the
    /// backup.
    /// </summary>
    public string? SourceName { get; init; }

    /// <summary>The slugs that led to it.</summary>
    public IReadOnlyList<string> Slugs { get; init; } = [];

    /// <summary>The entries in other articles' lists that led to it.</summary>
    public IReadOnlyList<LinkState> ListedBy { get; init; } = [];

    /// <summary>The feeds that had brought it.</summary>
    public IReadOnlyList<ArticleFeedState> Feeds { get; init; } = [];

    /// <summary>Null if it was headline-only.</summary>
    public ArrivalState? Arrival { get; init; }

    /// <summary>How its text came, if the owner added it or it was fetched from its page; or null.</summary>
    public GivenStory? Given { get; init; }

    /// <summary>Our attempts to fetch its page, or null.</summary>
    public PageFetch? Fetch { get; init; }
}

/// <summary>An <see cref="Arrival"/> as it was at one moment.</summary>
internal sealed record ArrivalState(long Seq, DateTimeOffset ArrivedAt, DateTimeOffset ChangedAt);
