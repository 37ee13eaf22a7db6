namespace NewsReader.Collection.Articles;

/// <summary>The moment an article's text first came in; for an entry of a feed, the entry.</summary>
public sealed class Arrival
{
    /// <summary>
    /// Rises with each arrival. It stays the same whatever becomes of the article, and no other article ever gets it.
    /// </summary>
    public long Seq { get; set; }

    public long ArticleId { get; set; }

    public Article Article { get; set; } = null!;

    public DateTimeOffset ArrivedAt { get; set; }

    /// <summary>When its text or headline changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
