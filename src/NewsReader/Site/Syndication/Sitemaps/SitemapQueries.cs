using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;

namespace NewsReader.Site.Syndication.Sitemaps;

/// <summary>A story as search engines are told of it.</summary>
public sealed record SitemapArticle(
    string Slug,
    string Headline,
    string? Language,
    string Source,
    PublishedDate? Published,
    DateTimeOffset ChangedAt
);

/// <summary>
/// The stories of the collection in parts by their numbers, so that a part keeps its stories while others come.
/// </summary>
internal static class SitemapQueries
{
    /// <summary>
    /// Numbers a part: with the pages that are no articles, fewer than the 50,000 addresses that the protocol allows.
    /// </summary>
    public const int Size = 40_000;

    /// <summary>How many parts there are.</summary>
    public static async Task<int> SitemapCount(this NewsDb db, CancellationToken ct) =>
        (int)((await db.Articles.MaxAsync(a => (long?)a.Id, ct) ?? 0) + Size - 1) / Size;

    /// <summary>
    /// The stories of a part, the last that came first. A headline without its story is no page to search for.
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
