using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Collection.Files;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>
/// The queries that run for every document, compiled once. Translating one costs more than running it.
/// </summary>
internal static class ImportQueries
{
    // A link to more articles than this identifies none of them.
    private const int MostAtLink = 20;

    /// <summary>
    /// True if exactly this file was imported. If an older version did not store the hash of its bytes, the file is
    /// read again.
    /// </summary>
    public static readonly Func<NewsDb, string, byte[], Task<bool>> HasDocument = EF.CompileAsyncQuery(
        (NewsDb db, string path, byte[] hash) =>
            db.ImportedItems.Any(d => d.Path == path && d.Hash == hash && d.Content != null)
    );

    public static readonly Func<NewsDb, string, Task<ImportedItem?>> DocumentAt = EF.CompileAsyncQuery(
        (NewsDb db, string path) =>
            db
                .ImportedItems.Include(d => d.Article)
                    .ThenInclude(a => a.Feeds)
                        .ThenInclude(f => f.Subscription)
                .FirstOrDefault(d => d.Path == path)
    );

    /// <summary>The files with the same bytes whose article belongs to one source.</summary>
    public static readonly Func<NewsDb, byte[]?, int, IAsyncEnumerable<ImportedItem>> DocumentsWith =
        EF.CompileAsyncQuery(
            (NewsDb db, byte[]? content, int source) =>
                db
                    .ImportedItems.Include(d => d.Article)
                        .ThenInclude(a => a.Feeds)
                            .ThenInclude(f => f.Subscription)
                    .Where(d => d.SubscriptionId == null && d.Content == content && d.Article.SourceId == source)
        );

    /// <summary>How many of a feed's entries became this article.</summary>
    public static readonly Func<NewsDb, long, int, Task<int>> CountEntries = EF.CompileAsyncQuery(
        (NewsDb db, long article, int subscription) =>
            db.ImportedItems.Count(d => d.ArticleId == article && d.SubscriptionId == subscription)
    );

    /// <summary>True if the owner joined another article to this one.</summary>
    public static readonly Func<NewsDb, long, Task<bool>> IsJoined = EF.CompileAsyncQuery(
        (NewsDb db, long article) => db.Set<JoinedArticle>().Any(j => j.IntoId == article)
    );

    /// <summary>
    /// The headline of the article that the owner deleted, if exactly this file brought it and has brought no other
    /// article since; otherwise null.
    /// </summary>
    public static readonly Func<NewsDb, string, byte[], Task<string?>> DeletedDocument = EF.CompileAsyncQuery(
        (NewsDb db, string path, byte[] hash) =>
            db
                .DeletedItems.Where(d => d.Path == path && d.Hash == hash && d.Content != null)
                .Where(d => !db.ImportedItems.Any(i => i.Path == d.Path))
                .Select(d => d.Article.Headline)
                .FirstOrDefault()
    );

    /// <summary>True if the owner deleted any article that came from a file or a feed.</summary>
    public static readonly Func<NewsDb, CancellationToken, Task<bool>> HasDeletedItems = EF.CompileAsyncQuery(
        (NewsDb db, CancellationToken ct) => db.DeletedItems.Any()
    );

    public static readonly Func<NewsDb, string, Task<Source?>> SourceCalled = EF.CompileAsyncQuery(
        (NewsDb db, string normalisedName) => db.Sources.FirstOrDefault(s => s.NormalisedName == normalisedName)
    );

    /// <summary>
    /// The articles with a canonical URL, with their feeds: those with a text first, then the oldest first.
    /// </summary>
    public static readonly Func<NewsDb, string, IAsyncEnumerable<Article>> ArticlesAt = EF.CompileAsyncQuery(
        (NewsDb db, string url) =>
            db
                .Articles.Include(a => a.Feeds)
                    .ThenInclude(f => f.Subscription)
                .Where(a => a.Url == url)
                .OrderBy(a => a.Html == null)
                .ThenBy(a => a.Id)
                .Take(MostAtLink)
    );

    /// <summary>The articles that a feed brought under one link: see <see cref="ArticleFeed.LinkKey"/>.</summary>
    public static readonly Func<NewsDb, int, string, IAsyncEnumerable<ArticleFeed>> FeedsWithLink =
        EF.CompileAsyncQuery(
            (NewsDb db, int subscription, string key) =>
                db
                    .ArticleFeeds.Include(f => f.Article)
                        .ThenInclude(a => a.Feeds)
                            .ThenInclude(f => f.Subscription)
                    // Older versions stored it with a slash at the end.
                    .Where(f => f.SubscriptionId == subscription && (f.LinkKey == key || f.LinkKey == key + "/"))
                    .OrderBy(f => f.ArticleId)
                    .Take(MostAtLink)
        );

    /// <summary>
    /// The headline-only article that waits for this story. Its headline is equal, and its URL (null for none) and its
    /// own source do not contradict.
    /// </summary>
    public static readonly Func<NewsDb, string, string?, int, Task<Article?>> WaitingUnder = EF.CompileAsyncQuery(
        (NewsDb db, string headline, string? url, int source) =>
            db
                .Articles.Include(a => a.Feeds)
                    .ThenInclude(f => f.Subscription)
                .Where(a => a.NormalisedHeadline == headline && a.Html == null)
                .Where(a => a.Url == null || url == null || a.Url == url)
                .Where(a => !a.SourceIsOwn || a.SourceId == source)
                .OrderByDescending(a => a.Url == url)
                .ThenBy(a => a.Id)
                .FirstOrDefault()
    );

    /// <summary>The items that were imported from any of several paths.</summary>
    public static Task<List<ImportedItem>> DocumentsAt(
        this NewsDb db,
        IReadOnlyList<string> paths,
        CancellationToken ct
    ) =>
        db
            .ImportedItems.Include(d => d.Article)
                .ThenInclude(a => a.Feeds)
                    .ThenInclude(f => f.Subscription)
            .Where(d => paths.Contains(d.Path))
            .OrderBy(d => d.ArticleId)
            .ToListAsync(ct);

    /// <summary>
    /// The entries at these paths as they were when they were last imported, or when the owner deleted their article.
    /// Entries that never were imported are not included.
    /// </summary>
    public static async Task<Dictionary<string, KnownState>> StatesOf(
        this NewsDb db,
        IReadOnlyList<string> paths,
        CancellationToken ct
    )
    {
        var states = await db
            .ImportedItems.Where(d => paths.Contains(d.Path))
            .Select(d => new
            {
                d.Path,
                d.Hash,
                d.SubscriptionId,
            })
            .ToDictionaryAsync(d => d.Path, d => new KnownState(d.Hash, d.SubscriptionId), ct);
        var deleted = await db
            .DeletedItems.Where(d => paths.Contains(d.Path))
            .Select(d => new
            {
                d.Path,
                d.Hash,
                d.SubscriptionId,
            })
            .ToListAsync(ct);
        // A path can have brought another article since. That one counts.
        foreach (var item in deleted)
            states.TryAdd(item.Path, new(item.Hash, item.SubscriptionId));
        return states;
    }
}

/// <summary>A document or an entry as it was when it was last imported.</summary>
internal sealed record KnownState(byte[] Hash, int? SubscriptionId)
{
    /// <summary>
    /// True if nothing has changed since. If the owner subscribes to a feed again, its entries are read again.
    /// </summary>
    public bool IsOf(Origin origin) =>
        SubscriptionId == origin.SubscriptionId && Hash.AsSpan().SequenceEqual(origin.Hash);
}
