namespace NewsReader.Collection.Articles;

/// <summary>Queries in the order of the headline index.</summary>
internal static class ArticleOrder
{
    /// <summary>
    /// The order of the index: the greatest key first. Articles with equal keys are in document order.
    /// </summary>
    public static IQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.IndexKey).ThenBy(a => a.Id);

    /// <summary>The reverse of <see cref="NewestFirst"/>.</summary>
    public static IQueryable<Article> OldestFirst(this IQueryable<Article> articles) =>
        articles.OrderBy(a => a.IndexKey).ThenByDescending(a => a.Id);

    /// <summary>
    /// The articles after a position in the index. Written so that SQLite seeks in the index and reads on from there.
    /// </summary>
    public static IQueryable<Article> OlderThan(this IQueryable<Article> articles, long key, long id) =>
        articles.Where(a => a.IndexKey <= key && (a.IndexKey < key || a.Id > id));

    /// <summary>The articles before a position in the index.</summary>
    public static IQueryable<Article> NewerThan(this IQueryable<Article> articles, long key, long id) =>
        articles.Where(a => a.IndexKey >= key && (a.IndexKey > key || a.Id < id));
}
