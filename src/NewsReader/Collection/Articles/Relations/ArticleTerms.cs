using NewsReader.Language;

namespace NewsReader.Collection.Articles.Relations;

/// <summary>
/// The terms that an article is compared by, stored for the next start: see <see cref="ComparedArticle.Keep"/>. An
/// article without terms still has to be compared.
/// </summary>
public sealed class ArticleTerms
{
    public long ArticleId { get; set; }

    public required byte[] Terms { get; set; }
}
