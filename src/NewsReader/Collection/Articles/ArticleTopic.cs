namespace NewsReader.Collection.Articles;

/// <summary>A topic that the publisher gave an article.</summary>
public sealed class ArticleTopic
{
    public long ArticleId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    /// <summary>The topics of one article, in order.</summary>
    public static IEnumerable<ArticleTopic> Of(IEnumerable<string> names) =>
        names.Select((name, i) => new ArticleTopic { Position = i + 1, Name = name });
}
