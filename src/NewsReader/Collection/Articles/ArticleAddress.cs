namespace NewsReader.Collection.Articles;

/// <summary>A slug that an article has or once had. It is never reused for another article.</summary>
public sealed class ArticleAddress
{
    public required string Slug { get; set; }

    /// <summary>The article; null if the owner removed it.</summary>
    public long? ArticleId { get; set; }
}
