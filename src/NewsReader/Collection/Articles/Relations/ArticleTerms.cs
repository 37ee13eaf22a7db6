using NewsReader.Language;

namespace NewsReader.Collection.Articles.Relations;

/// <summary>
/// The terms by which an article is compared, kept for the next start: see <see cref="ComparedArticle.Keep"/>. An
/// article without them waits to be compared.
/// </summary>
public sealed class ArticleTerms
{
    public long ArticleId { get; set; }

    public required byte[] Terms { get; set; }
}
