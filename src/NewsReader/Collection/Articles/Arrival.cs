namespace NewsReader.Collection.Articles;

/// <summary>The moment when an article's text first came in; for a feed entry, when the entry came in.</summary>
public sealed class Arrival
{
    /// <summary>
    /// Rises with each arrival. It never changes, whatever happens to the article, and no other article ever gets it.
    /// </summary>
    public long Seq { get; set; }

    public long ArticleId { get; set; }

    public Article Article { get; set; } = null!;

    public DateTimeOffset ArrivedAt { get; set; }

    /// <summary>When its text or headline last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}
