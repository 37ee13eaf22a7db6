namespace NewsReader.Collection.Articles;

/// <summary>That an article's page was asked for, to get its whole story; and how that went.</summary>
public sealed class PageFetch
{
    /// <summary>
    /// The <see cref="Failures"/> of a page that is not asked for again by itself, because the owner said that it is
    /// not this story.
    /// </summary>
    public const int Barred = int.MaxValue;

    public long ArticleId { get; set; }

    public DateTimeOffset TriedAt { get; set; }

    /// <summary>Attempts that failed.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last one failed, in plain words; null when the story came.</summary>
    public string? Problem { get; set; }
}
