namespace NewsReader.Collection.Articles.Relations;

/// <summary>One entry of an article's related headlines, and the article that it leads to.</summary>
public sealed class RelatedLink
{
    public long ArticleId { get; set; }

    /// <summary>The place in the publisher's list, from 1.</summary>
    public int Position { get; set; }

    public long TargetId { get; set; }

    public Article Article { get; set; } = null!;

    public Article Target { get; set; } = null!;

    /// <summary>The headline as the publisher's list has it, which can differ from the target's own.</summary>
    public required string Text { get; set; }

    /// <summary>Where the publisher's list says that it is, or null.</summary>
    public string? Url { get; set; }
}
