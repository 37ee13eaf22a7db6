namespace NewsReader.Collection.Articles.Relations;

/// <summary>The lists of related headlines that name an article.</summary>
internal static class RelatedLinkQueries
{
    private const int MostPlaces = 3;

    /// <summary>
    /// The newest lists that name an article, by its entries in them: as many as its page shows while it waits for its
    /// story.
    /// </summary>
    public static IQueryable<RelatedLink> NewestLists(this NewsDb db, long id) =>
        db
            .RelatedLinks.Where(r => r.TargetId == id)
            .OrderByDescending(r => r.Article.IndexKey)
            .ThenBy(r => r.ArticleId)
            .Take(MostPlaces);
}
