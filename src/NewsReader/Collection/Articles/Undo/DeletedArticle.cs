using System.Text.Json;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>An article that the owner deleted, with what is needed to undo that.</summary>
public sealed class DeletedArticle
{
    /// <summary>The id that the article had. If other articles list it, it still exists, headline-only.</summary>
    public long Id { get; set; }

    public DateTimeOffset DeletedAt { get; set; }

    /// <summary>Its slug when it was deleted.</summary>
    public required string Slug { get; set; }

    /// <summary>Its headline, for the owner.</summary>
    public required string Headline { get; set; }

    /// <summary><see cref="Formats.Headlines.Normalise"/> of the headline.</summary>
    public required string NormalisedHeadline { get; set; }

    /// <summary>The publisher's own address of the story, or null.</summary>
    public string? Url { get; set; }

    /// <summary>A <see cref="DeletionState"/>.</summary>
    public required string Before { get; set; }

    /// <summary>The files and feed entries it came from.</summary>
    public List<DeletedItem> Items { get; } = [];
}

/// <summary>What a deletion removed.</summary>
/// <param name="Article">The article.</param>
/// <param name="Headlines">The headline-only articles that only this article listed. They went with it.</param>
internal sealed record DeletionState(ArticleBackup Article, IReadOnlyList<ArticleBackup> Headlines)
{
    /// <summary>
    /// The deletion before this one: the headline of a deleted article received a text, and was deleted again. Null if
    /// there is none.
    /// </summary>
    public EarlierDeletion? Earlier { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static DeletionState Of(DeletedArticle deleted) =>
        JsonSerializer.Deserialize<DeletionState>(deleted.Before)!;
}

/// <summary>A deletion that was followed by another one of the same article.</summary>
/// <param name="DeletedAt">When it was.</param>
/// <param name="Paths">The <see cref="DeletedItem.Path"/>s of its files and feed entries.</param>
/// <param name="State">What it removed.</param>
internal sealed record EarlierDeletion(DateTimeOffset DeletedAt, IReadOnlyList<string> Paths, DeletionState State);
