using System.Text.Json;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>An article that the owner has joined to another one, with all that is needed to part them again.</summary>
public sealed class JoinedArticle
{
    /// <summary>The number that the article had.</summary>
    public long Id { get; set; }

    public long IntoId { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>Its headline, for the owner.</summary>
    public required string Headline { get; set; }

    /// <summary>A <see cref="JoinState"/>.</summary>
    public required string Before { get; set; }
}

/// <summary>What two articles were before they were joined.</summary>
internal sealed record JoinState(
    ArticleState Gone,
    ArticleState Into,
    bool TookBody,
    IReadOnlyList<string> Slugs,
    IReadOnlyList<LinkState> ListedBy,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Enclosure> Enclosures
)
{
    /// <summary>How the story of the one that is gone had come, where it was given.</summary>
    public GivenStory? Given { get; init; }

    /// <summary>How asking for the page of the one that is gone had gone.</summary>
    public PageFetch? Fetch { get; init; }

    /// <summary>The feeds that had brought the one that is gone.</summary>
    public IReadOnlyList<ArticleFeedState> Feeds { get; init; } = [];

    /// <summary>The feeds that brought the one that stays.</summary>
    public IReadOnlyList<int> IntoFeeds { get; init; } = [];

    /// <summary>The arrival of the one that is gone; null when it was headline-only.</summary>
    public ArrivalState? Arrival { get; init; }

    public static JoinState Of(JoinedArticle joined) => JsonSerializer.Deserialize<JoinState>(joined.Before)!;
}

/// <summary>An <see cref="Arrival"/> as it was at one moment.</summary>
internal sealed record ArrivalState(long Seq, DateTimeOffset ArrivedAt, DateTimeOffset ChangedAt);
