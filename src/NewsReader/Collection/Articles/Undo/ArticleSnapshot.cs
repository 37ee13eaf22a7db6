using System.Text.Json.Serialization;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// An article as it was at one moment, with its topics, files and related headlines, stored for undo.
/// </summary>
[JsonConverter(typeof(ArticleSnapshotConverter))]
internal sealed record ArticleSnapshot
{
    public required string Slug { get; init; }

    public required ArticleContent Content { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Null if an older version took the snapshot.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public long IndexKey { get; init; }

    public IReadOnlyList<LinkState> Related { get; init; } = [];

    /// <summary>Null if an older version took the snapshot without them.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Null if an older version took the snapshot without them.</summary>
    public IReadOnlyList<Enclosure>? Enclosures { get; init; }
}
