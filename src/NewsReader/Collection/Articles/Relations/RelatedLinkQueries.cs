namespace NewsReader.Collection.Articles.Relations;

/// <summary>Queries for the lists of related headlines that name an article.</summary>
internal static class RelatedLinkQueries
{
    /// <summary>How many lists <see cref="NewestLists"/> returns at most.</summary>
    public const int MostLists = 3;

    /// <summary>
    /// The entries that name an article in the newest lists: as many as its page shows while it waits for its text.
    /// </summary>
    public static IQueryable<RelatedLink> NewestLists(this NewsDb db, long id) =>
        db
            .RelatedLinks.Where(r => r.TargetId == id)
            .OrderByDescending(r => r.Article.IndexKey)
            .ThenBy(r => r.ArticleId)
            .Take(MostLists);
}
