using System.Text.Json;
using System.Text.Json.Serialization;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>An article that the owner joined to another one, with what is needed to separate them again.</summary>
public sealed class JoinedArticle
{
    /// <summary>The id that the article had.</summary>
    public long Id { get; set; }

    public long IntoId { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>Its headline, for the owner.</summary>
    public required string Headline { get; set; }

    /// <summary>A <see cref="JoinState"/>.</summary>
    public required string Before { get; set; }
}

/// <summary>Two articles as they were before the owner joined them.</summary>
/// <param name="Gone">The one that gave up its page.</param>
/// <param name="Into">The one that stays.</param>
/// <param name="TookBody">True if the text went along to the one that stays.</param>
/// <param name="Documents">The paths of the imported items of the one that gave up its page.</param>
/// <param name="IntoFeeds">The feeds that had brought the one that stays.</param>
internal sealed record JoinState(
    [property: JsonPropertyName("Backup")] ArticleBackup Gone,
    ArticleSnapshot Into,
    bool TookBody,
    IReadOnlyList<string> Documents,
    IReadOnlyList<int> IntoFeeds
)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static JoinState Of(JoinedArticle joined)
    {
        var state = JsonSerializer.Deserialize<JoinState>(joined.Before)!;
        var gone = state.Gone ?? OldBackup(joined.Before);
        return state with { Gone = gone with { Id = joined.Id }, IntoFeeds = state.IntoFeeds ?? [] };
    }

    // Older versions wrote the members of the backup beside the others, and the topics and files beside the snapshot.
    private static ArticleBackup OldBackup(string json)
    {
        var backup = JsonSerializer.Deserialize<ArticleBackup>(json)!;
        var lists = JsonSerializer.Deserialize<OldLists>(json)!;
        return backup with { Snapshot = backup.Snapshot with { Topics = lists.Topics, Enclosures = lists.Enclosures } };
    }

    private sealed record OldLists(IReadOnlyList<string>? Topics, IReadOnlyList<Enclosure>? Enclosures);
}
