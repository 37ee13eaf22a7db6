namespace NewsReader.Site.Rows;

/// <summary>A topic of an article, or a file that its publisher gave with it.</summary>
internal sealed record TopicOrFile
{
    public long ArticleId { get; init; }

    public int Position { get; init; }

    /// <summary>The topic's name; null for a file.</summary>
    public string? Topic { get; init; }

    /// <summary>The file's address; null for a topic.</summary>
    public string? Url { get; init; }

    public string? Type { get; init; }

    public long? Length { get; init; }

    public string? Title { get; init; }
}
