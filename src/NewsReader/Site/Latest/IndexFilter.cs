using System.Linq.Expressions;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Latest;

/// <summary>Which articles a page of the index shows.</summary>
/// <param name="Kind">A key of <see cref="Kinds"/>.</param>
/// <param name="Source">The source; null for all.</param>
/// <param name="Topics">The names of the topic, the most common one first; null for all topics.</param>
internal sealed record IndexFilter(string Kind, SourceChoice? Source, IReadOnlyList<string>? Topics)
{
    /// <summary>The kinds of articles by their names in the query. Each condition is that of an index, word for word,
    /// so that SQLite uses the index.</summary>
    public static readonly IReadOnlyDictionary<string, Expression<Func<Article, bool>>> Kinds = new Dictionary<
        string,
        Expression<Func<Article, bool>>
    >
    {
        [""] = a => true,
        ["story"] = a => a.Html != null && !a.IsSummary,
        ["summary"] = a => a.Html != null && a.IsSummary,
        ["headline-only"] = a => a.Html == null,
    };

    /// <summary>The topic's name as most articles have it; null for all topics.</summary>
    public string? TopicName => Topics?[0];

    /// <summary>True if it lets through every source and topic.</summary>
    public bool IsOfKindOnly => Source is null && Topics is null;

    /// <summary>The articles that match, of those that the source published.</summary>
    public IQueryable<Article> Published(NewsDb db)
    {
        var articles = Source is { Id: var source } ? db.Articles.Where(a => a.SourceId == source) : db.Articles;
        return OfKindAndTopic(db, articles);
    }

    /// <summary>
    /// The articles that match, of those that the source's feeds brought but other sources published.
    /// </summary>
    /// <param name="db">The collection.</param>
    /// <param name="source">The source.</param>
    public IQueryable<Article> BroughtFromOthers(NewsDb db, int source)
    {
        // Asked as numbers, so that SQLite begins with these few and not with the whole index.
        var brought = db
            .ArticleFeeds.Where(f => !f.IsPrimary && f.Subscription.SourceId == source)
            .Select(f => f.ArticleId);
        return OfKindAndTopic(db, db.Articles.Where(a => brought.Contains(a.Id) && a.SourceId != source));
    }

    private IQueryable<Article> OfKindAndTopic(NewsDb db, IQueryable<Article> articles)
    {
        articles = articles.Where(Kinds[Kind]);
        return Topics is null
            ? articles
            : articles.Where(a =>
                db.Set<ArticleTopic>().Where(t => Topics.Contains(t.Name)).Select(t => t.ArticleId).Contains(a.Id)
            );
    }
}
