using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Syndication;

/// <summary>Reads articles as entries of feeds.</summary>
internal static class FeedEntryQueries
{
    // Feed readers refuse much larger documents.
    private const int MostContent = 4_000_000;

    // The page of an article shows the rest of a longer list.
    private const int MostRelated = 500;

    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<FeedEntry>> ByIds = EF.CompileAsyncQuery(
        (NewsDb db, List<long> ids) =>
            db
                .Articles.Where(a => ids.Contains(a.Id))
                .Select(a => new FeedEntry
                {
                    Cursor = new IndexCursor(a.IndexKey, a.Id),
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
    );

    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<RelationOf>> RelationsOf = EF.CompileAsyncQuery(
        (NewsDb db, List<long> ids) =>
            db
                .RelatedLinks.Where(r => ids.Contains(r.ArticleId) && r.Position <= MostRelated)
                .Select(r => new RelationOf(
                    r.ArticleId,
                    new FeedRelation(
                        new RelatedEntry(r.Position, r.Target.Slug, r.Text, r.Target.Language, r.Target.Html == null)
                        {
                            IsSummary = r.Target.IsSummary,
                        },
                        r.Url
                    )
                ))
    );

    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<TextOf>> TextsOf = EF.CompileAsyncQuery(
        (NewsDb db, List<long> ids) => db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new TextOf(a.Id, a.Html))
    );

    /// <summary>These articles without their texts, in the order of the index.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> FeedEntries(
        this NewsDb db,
        IEnumerable<long> articles,
        CancellationToken ct
    )
    {
        List<long> ids = [.. articles];
        var entries = await ByIds(db, ids).ToListAsync(ct);
        var rows = await db.TopicsAndFilesOf(ids, ct);
        var related = (await RelationsOf(db, ids).ToListAsync(ct))
            .OrderBy(relation => relation.Relation.Entry.Position)
            .ToLookup(relation => relation.ArticleId, relation => relation.Relation);
        return
        [
            .. entries
                .OrderByDescending(entry => entry.Cursor.Key)
                .ThenBy(entry => entry.Id)
                .Select(entry =>
                    entry with
                    {
                        Topics = [.. rows[entry.Id].Select(row => row.Topic).OfType<string>()],
                        Enclosures =
                        [
                            .. rows[entry.Id]
                                .Where(row => row.Url is not null)
                                .Select(row => new Enclosure(row.Url!, row.Type, row.Length, row.Title)),
                        ],
                        Related = [.. related[entry.Id]],
                    }
                ),
        ];
    }

    /// <summary>
    /// The feed with the texts of its entries, as long as the document stays small enough for feed readers.
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
        var texts = await TextsOf(db, ids)
            .ToDictionaryAsync(text => text.ArticleId, text => text.Html, cancellationToken: ct);
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

    private sealed record RelationOf(long ArticleId, FeedRelation Relation);

    private sealed record TextOf(long ArticleId, string? Html);
}
