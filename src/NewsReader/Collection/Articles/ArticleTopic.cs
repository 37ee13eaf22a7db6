namespace NewsReader.Collection.Articles;

/// <summary>A topic that the publisher gave an article.</summary>
public sealed class ArticleTopic
{
    public long ArticleId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }
}
