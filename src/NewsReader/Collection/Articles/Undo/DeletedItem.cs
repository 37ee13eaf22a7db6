using NewsReader.Collection.Files;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// An <see cref="ImportedItem"/> of an article that the owner deleted. It keeps the article from coming back with the
/// next poll, or when the same file is read again.
/// </summary>
public sealed class DeletedItem
{
    /// <summary>See <see cref="ImportedItem.Path"/>.</summary>
    public required string Path { get; set; }

    /// <summary>The <see cref="ImportedItem.Id"/> that it had.</summary>
    public long ItemId { get; set; }

    /// <summary>See <see cref="ImportedItem.Hash"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>See <see cref="ImportedItem.Content"/>.</summary>
    public byte[]? Content { get; set; }

    /// <summary>See <see cref="ImportedItem.NormalisedHeadline"/>.</summary>
    public string? NormalisedHeadline { get; set; }

    /// <summary>See <see cref="ImportedItem.SubscriptionId"/>.</summary>
    public int? SubscriptionId { get; set; }

    /// <summary>The <see cref="DeletedArticle"/>.</summary>
    public long ArticleId { get; set; }

    public DeletedArticle Article { get; set; } = null!;

    public static DeletedItem Of(ImportedItem item) =>
        new()
        {
            Path = item.Path,
            ItemId = item.Id,
            Hash = item.Hash,
            Content = item.Content,
            NormalisedHeadline = item.NormalisedHeadline,
            SubscriptionId = item.SubscriptionId,
            ArticleId = item.ArticleId,
        };

    public ImportedItem ToItem(Article article) =>
        new()
        {
            Id = ItemId,
            Path = Path,
            Hash = Hash,
            Content = Content,
            NormalisedHeadline = NormalisedHeadline,
            SubscriptionId = SubscriptionId,
            Article = article,
        };
}
