using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;

namespace NewsReader.Intake.Recognising;

/// <summary>Whether a draft is an article that the owner deleted. Such an article stays deleted.</summary>
internal static class DeletedRecognition
{
    /// <returns>The headline of the deleted article; null if the owner did not delete it.</returns>
    public static async Task<string?> DeletionOf(this NewsDb db, PreparedArticle prepared, CancellationToken ct)
    {
        if (!await ImportQueries.HasDeletedItems(db, ct))
            return null;
        var (draft, _, origin) = prepared;
        var headline = Headlines.Normalise(draft.Headline);
        var deleted = origin.Entry is { } entry
            ? await OfEntry(db, draft, origin, entry, headline, ct)
            : await OfDocument(db, origin, headline, ct);
        // The same path may have brought another article since.
        return deleted is null || await db.ImportedItems.AnyAsync(i => i.Path == origin.Path, ct) ? null : deleted;
    }

    // The same bytes are the same document, whatever its name. Under the same name it is the same document if its
    // headline is still the same; otherwise the owner has put another one there.
    private static async Task<string?> OfDocument(NewsDb db, Origin origin, string headline, CancellationToken ct)
    {
        var items = await Known(
                db.DeletedItems.Where(i =>
                    i.Path == origin.Path || (i.SubscriptionId == null && i.Content == origin.Content)
                )
            )
            .ToListAsync(ct);
        return items
            .Find(i =>
                i.Content is { } bytes && bytes.AsSpan().SequenceEqual(origin.Content)
                || i.Hash.AsSpan().SequenceEqual(origin.Hash)
                || i.ArticleHeadline == headline
            )
            ?.Headline;
    }

    // An id that comes back with another headline, another text and another link identifies nothing. Without an id, all
    // entries of a feed can have the same link, as the episodes of a podcast do, so the headline has to be the same. An
    // entry with a new id is the same one if the same feed gives it the same link and headline.
    private static async Task<string?> OfEntry(
        NewsDb db,
        DraftArticle draft,
        Origin origin,
        EntryOrigin entry,
        string headline,
        CancellationToken ct
    )
    {
        List<string> paths = [origin.Path, .. origin.OtherPaths];
        var items = await Known(db.DeletedItems.Where(i => paths.Contains(i.Path))).ToListAsync(ct);
        if (items.Find(i => IsSame(i, draft, origin, entry, headline)) is { } item)
            return item.Headline;
        if (draft.Url is not { } url || !(entry.HasOwnLink || entry.Id is null))
            return null;
        // The addresses with the same key, as for articles that are here.
        List<string> urls = [url, .. WebAddress.SameAs(url)];
        return await db
            .DeletedArticles.Where(d => d.Url != null && urls.Contains(d.Url))
            .Where(d => d.Items.Any(i => i.SubscriptionId == entry.SubscriptionId))
            .Where(d => d.NormalisedHeadline == headline || d.Items.Any(i => i.NormalisedHeadline == headline))
            .Select(d => d.Headline)
            .FirstOrDefaultAsync(ct);
    }

    private static bool IsSame(KnownItem item, DraftArticle draft, Origin origin, EntryOrigin entry, string headline) =>
        item.EntryHeadline is null
        || item.EntryHeadline == headline
        || (
            entry.Id is not null
            && (
                (entry.HasOwnText && item.Content is { } text && text.AsSpan().SequenceEqual(origin.Content))
                || (draft.Url is { } url && item.Url is { } deleted && WebAddress.Key(url) == WebAddress.Key(deleted))
            )
        );

    // The backups stay in the database: they can be megabytes.
    private static IQueryable<KnownItem> Known(IQueryable<DeletedItem> items) =>
        items.Select(i => new KnownItem(
            i.Hash,
            i.Content,
            i.NormalisedHeadline,
            i.Article.Headline,
            i.Article.NormalisedHeadline,
            i.Article.Url
        ));

    /// <summary>What tells a deleted file or entry from others.</summary>
    /// <param name="Hash">See <see cref="DeletedItem.Hash"/>.</param>
    /// <param name="Content">See <see cref="DeletedItem.Content"/>.</param>
    /// <param name="EntryHeadline">The normalised headline of the entry; null for a file.</param>
    /// <param name="Headline">The headline of the deleted article.</param>
    /// <param name="ArticleHeadline">The same, normalised.</param>
    /// <param name="Url">The URL of the deleted article.</param>
    private sealed record KnownItem(
        byte[] Hash,
        byte[]? Content,
        string? EntryHeadline,
        string Headline,
        string ArticleHeadline,
        string? Url
    );
}
