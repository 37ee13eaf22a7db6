namespace NewsReader.Subscriptions;

/// <summary>That an article's page was asked for, to get its whole story; and how that went.</summary>
public sealed class PageFetch
{
    public long ArticleId { get; set; }

    public DateTimeOffset TriedAt { get; set; }

    /// <summary>Attempts that failed.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last one failed, in plain words; null when the story came.</summary>
    public string? Problem { get; set; }
}
