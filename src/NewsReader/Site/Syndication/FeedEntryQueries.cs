using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;

namespace NewsReader.Site.Syndication;

/// <summary>Articles as entries of feeds.</summary>
internal static class FeedEntryQueries
{
    // Feed readers refuse what is much larger than this.
    private const int MostContent = 4_000_000;

    // Of a list as long as a document may hold, the page shows the rest.
    private const int MostRelated = 500;

    /// <summary>The articles with these numbers in this order, without their texts.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> FeedEntries(
        this NewsDb db,
        IReadOnlyList<long> ids,
        CancellationToken ct
    )
    {
        var entries = await db
            .Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new FeedEntry
            {
                Id = a.Id,
                Slug = a.Slug,
                Headline = a.Headline,
                Language = a.Language,
                SourceName = a.Source.Name,
                SourceSlug = a.Source.Slug,
                SourceIsOwn = a.SourceIsOwn,
                Byline = a.Byline,
                Url = a.Url,
                Published = a.Published,
                ChangedAt = a.ChangedAt,
                Summary = a.Summary,
                IsHeadlineOnly = a.Html == null,
                IsSummary = a.IsSummary,
                CommentsUrl = a.CommentsUrl,
                Length = a.Html == null ? 0 : a.Html.Length,
                ListedByCount = a.ListedBy.Count,
                Lister =
                    a.Html == null
                        ? a
                            .ListedBy.OrderByDescending(r => r.Article.IndexKey)
                            .ThenBy(r => r.ArticleId)
                            .Select(r => r.Article.Headline)
                            .FirstOrDefault()
                        : null,
            })
            .ToDictionaryAsync(entry => entry.Id, ct);
        var topics = (
            await db.Set<ArticleTopic>()
                .Where(t => ids.Contains(t.ArticleId))
                .OrderBy(t => t.Position)
                .Select(t => new { t.ArticleId, t.Name })
                .ToListAsync(ct)
        ).ToLookup(t => t.ArticleId, t => t.Name);
        var files = (
            await db.Set<ArticleEnclosure>()
                .Where(e => ids.Contains(e.ArticleId))
                .OrderBy(e => e.Position)
                .Select(e => new { e.ArticleId, File = new Enclosure(e.Url, e.Type, e.Length, e.Title) })
                .ToListAsync(ct)
        ).ToLookup(e => e.ArticleId, e => e.File);
        var related = (
            await db
                .RelatedLinks.Where(r => ids.Contains(r.ArticleId) && r.Position <= MostRelated)
                .OrderBy(r => r.Position)
                .Select(r => new
                {
                    r.ArticleId,
                    Relation = new FeedRelation(
                        new RelatedEntry(r.Position, r.Text, r.Target.Language, r.Target.Slug, r.Target.Html == null)
                        {
                            IsSummary = r.Target.IsSummary,
                        },
                        r.Url
                    ),
                })
                .ToListAsync(ct)
        ).ToLookup(r => r.ArticleId, r => r.Relation);
        return
        [
            .. ids.Where(entries.ContainsKey)
                .Select(id =>
                    entries[id] with
                    {
                        Topics = [.. topics[id]],
                        Enclosures = [.. files[id]],
                        Related = [.. related[id]],
                    }
                ),
        ];
    }

    /// <summary>
    /// The feed with the texts of its entries, as many of them as make a document of a size that feed readers take.
    /// </summary>
    public static async Task<Feed> WithContent(this NewsDb db, Feed feed, CancellationToken ct)
    {
        var size = 0;
        List<long> ids =
        [
            .. feed
                .Entries.Where(entry => entry.Length > 0 && (size += entry.Length) <= MostContent)
                .Select(entry => entry.Id),
        ];
        var texts = await db
            .Articles.Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Html })
            .ToDictionaryAsync(a => a.Id, a => a.Html, ct);
        return feed with
        {
            Entries =
            [
                .. feed.Entries.Select(entry =>
                    texts.TryGetValue(entry.Id, out var html) ? entry with { Html = html } : entry
                ),
            ],
        };
    }
}
