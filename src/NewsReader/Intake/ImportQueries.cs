using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Collection.Files;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>
/// What the importer asks for every document, compiled once: translating a question anew costs more than answering it.
/// </summary>
internal static class ImportQueries
{
    // A link that leads to more than these names none of them.
    private const int MostAtLink = 20;

    /// <summary>
    /// True when a file was taken in just so. One of which an older version did not keep the bytes' hash is read again.
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

    /// <summary>The files with the same bytes whose article is of one source.</summary>
    public static readonly Func<NewsDb, byte[]?, int, IAsyncEnumerable<ImportedItem>> DocumentsWith =
        EF.CompileAsyncQuery(
            (NewsDb db, byte[]? content, int source) =>
                db
                    .ImportedItems.Include(d => d.Article)
                        .ThenInclude(a => a.Feeds)
                            .ThenInclude(f => f.Subscription)
                    .Where(d => d.SubscriptionId == null && d.Content == content && d.Article.SourceId == source)
        );

    /// <summary>Of how many of a feed's entries an article is made.</summary>
    public static readonly Func<NewsDb, long, int, Task<int>> CountEntries = EF.CompileAsyncQuery(
        (NewsDb db, long article, int subscription) =>
            db.ImportedItems.Count(d => d.ArticleId == article && d.SubscriptionId == subscription)
    );

    /// <summary>True when the owner has joined another article to this one.</summary>
    public static readonly Func<NewsDb, long, Task<bool>> IsJoined = EF.CompileAsyncQuery(
        (NewsDb db, long article) => db.Set<JoinedArticle>().Any(j => j.IntoId == article)
    );

    public static readonly Func<NewsDb, string, Task<Source?>> SourceCalled = EF.CompileAsyncQuery(
        (NewsDb db, string normalisedName) => db.Sources.FirstOrDefault(s => s.NormalisedName == normalisedName)
    );

    /// <summary>
    /// The articles with a canonical URL, with their feeds: stories before headlines, the oldest first.
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

    /// <summary>What a feed brought under one link: see <see cref="ArticleFeed.LinkKey"/>.</summary>
    public static readonly Func<NewsDb, int, string, IAsyncEnumerable<ArticleFeed>> FeedsWithLink =
        EF.CompileAsyncQuery(
            (NewsDb db, int subscription, string key) =>
                db
                    .ArticleFeeds.Include(f => f.Article)
                        .ThenInclude(a => a.Feeds)
                            .ThenInclude(f => f.Subscription)
                    // Older versions kept a slash at the end.
                    .Where(f => f.SubscriptionId == subscription && (f.LinkKey == key || f.LinkKey == key + "/"))
                    .OrderBy(f => f.ArticleId)
                    .Take(MostAtLink)
        );

    /// <summary>
    /// The headline-only article that a story fills: an equal headline, unless its URL (null: none) or own source says
    /// otherwise.
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

    /// <summary>What was taken in from any of several places.</summary>
    public static Task<List<ImportedItem>> DocumentsAt(
        this NewsDb db,
        IReadOnlyList<string> places,
        CancellationToken ct
    ) =>
        db
            .ImportedItems.Include(d => d.Article)
                .ThenInclude(a => a.Feeds)
                    .ThenInclude(f => f.Subscription)
            .Where(d => places.Contains(d.Path))
            .OrderBy(d => d.ArticleId)
            .ToListAsync(ct);

    /// <summary>
    /// How the entries at these places were when they were taken in last; of those that never were, nothing.
    /// </summary>
    public static Task<Dictionary<string, KnownState>> StatesOf(
        this NewsDb db,
        IReadOnlyList<string> places,
        CancellationToken ct
    ) =>
        db
            .ImportedItems.Where(d => places.Contains(d.Path))
            .Select(d => new
            {
                d.Path,
                d.Hash,
                d.SubscriptionId,
            })
            .ToDictionaryAsync(d => d.Path, d => new KnownState(d.Hash, d.SubscriptionId), ct);
}

/// <summary>How a document or an entry was when it was taken in last.</summary>
internal sealed record KnownState(byte[] Hash, int? SubscriptionId)
{
    /// <summary>
    /// True when nothing has changed since. A feed that was unsubscribed and comes back brings its entries anew.
    /// </summary>
    public bool IsOf(Origin origin) =>
        SubscriptionId == origin.SubscriptionId && Hash.AsSpan().SequenceEqual(origin.Hash);
}
