namespace NewsReader.Collection.Articles.Relations;

/// <summary>An entry in an article's list of related headlines, and the article that it leads to.</summary>
public sealed class RelatedLink
{
    public long ArticleId { get; set; }

    /// <summary>The position in the publisher's list, from 1.</summary>
    public int Position { get; set; }

    public long TargetId { get; set; }

    public Article Article { get; set; } = null!;

    public Article Target { get; set; } = null!;

    /// <summary>The headline in the publisher's list, which can differ from the target's own.</summary>
    public required string Text { get; set; }

    /// <summary>The address in the publisher's list, or null.</summary>
    public string? Url { get; set; }
}
