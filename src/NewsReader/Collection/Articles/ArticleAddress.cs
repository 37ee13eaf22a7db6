namespace NewsReader.Collection.Articles;

/// <summary>A slug that an article has, or once had. A slug is never used again for another article.</summary>
public sealed class ArticleAddress
{
    public required string Slug { get; set; }

    /// <summary>The article; null when the owner has removed it.</summary>
    public long? ArticleId { get; set; }
}
