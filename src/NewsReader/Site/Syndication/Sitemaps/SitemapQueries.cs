using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;

namespace NewsReader.Site.Syndication.Sitemaps;

/// <summary>
/// Reads the stories in parts by their numbers, so that a part keeps its stories while new ones come in.
/// </summary>
internal static class SitemapQueries
{
    /// <summary>
    /// Article numbers in a part. With the other pages, a part stays below the 50,000 addresses that the protocol
    /// allows.
    /// </summary>
    public const int Size = 40_000;

    /// <summary>The number of parts.</summary>
    public static async Task<int> SitemapCount(this NewsDb db, CancellationToken ct) =>
        (int)((await db.Articles.MaxAsync(a => (long?)a.Id, ct) ?? 0) + Size - 1) / Size;

    /// <summary>
    /// The stories of a part, the latest first. Nobody needs to find a headline without its story.
    /// </summary>
    /// <param name="db">The collection.</param>
    /// <param name="number">The part, from 1.</param>
    public static IAsyncEnumerable<SitemapArticle> SitemapArticles(this NewsDb db, int number)
    {
        var last = (long)number * Size;
        return db
            .Articles.Where(a => a.Id > last - Size && a.Id <= last && a.Html != null)
            .OrderByDescending(a => a.Id)
            .Select(a => new SitemapArticle(a.Slug, a.Headline, a.Language, a.Source.Name, a.Published, a.ChangedAt))
            .AsAsyncEnumerable();
    }
}
