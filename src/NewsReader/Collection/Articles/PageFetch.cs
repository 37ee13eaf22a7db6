namespace NewsReader.Collection.Articles;

/// <summary>Our attempts to fetch an article's page for its full text, and how they went.</summary>
public sealed class PageFetch
{
    /// <summary>
    /// The number of <see cref="Failures"/> that stops automatic fetching, because the owner said that the page holds
    /// another story.
    /// </summary>
    public const int Barred = int.MaxValue;

    public long ArticleId { get; set; }

    public DateTimeOffset TriedAt { get; set; }

    /// <summary>The number of failed attempts.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last attempt failed, in plain words; null if it succeeded.</summary>
    public string? Problem { get; set; }
}
