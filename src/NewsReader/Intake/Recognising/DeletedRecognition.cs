using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;

namespace NewsReader.Intake.Recognising;

/// <summary>Whether a draft is an article that the owner deleted. Such an article stays deleted.</summary>
internal static class DeletedRecognition
{
    /// <returns>Null if the owner did not delete it.</returns>
    public static async Task<DeletedArticle?> DeletionOf(this NewsDb db, PreparedArticle prepared, CancellationToken ct)
    {
        if (!await ImportQueries.HasDeletedItems(db))
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
    private static async Task<DeletedArticle?> OfDocument(
        NewsDb db,
        Origin origin,
        string headline,
        CancellationToken ct
    )
    {
        var items = await db
            .DeletedItems.AsNoTracking()
            .Include(i => i.Article)
            .Where(i => i.Path == origin.Path || (i.SubscriptionId == null && i.Content == origin.Content))
            .ToListAsync(ct);
        return items
            .Find(i =>
                i.Content is { } bytes && bytes.AsSpan().SequenceEqual(origin.Content)
                || i.Hash.AsSpan().SequenceEqual(origin.Hash)
                || i.Article.NormalisedHeadline == headline
            )
            ?.Article;
    }

    // An id that comes back with another headline, another text and another link identifies nothing. An entry with a
    // new id is the same one if the same feed gives it the same link and headline.
    private static async Task<DeletedArticle?> OfEntry(
        NewsDb db,
        DraftArticle draft,
        Origin origin,
        EntryOrigin entry,
        string headline,
        CancellationToken ct
    )
    {
        List<string> paths = [origin.Path, .. origin.OtherPaths];
        var items = await db
            .DeletedItems.AsNoTracking()
            .Include(i => i.Article)
            .Where(i => paths.Contains(i.Path))
            .ToListAsync(ct);
        if (items.Find(i => entry.Id is null || IsSame(i, draft, origin, entry, headline)) is { } item)
            return item.Article;
        if (draft.Url is null || !entry.HasOwnLink)
            return null;
        return await db
            .DeletedArticles.AsNoTracking()
            .Where(d => d.Url == draft.Url)
            .FirstOrDefaultAsync(
                d =>
                    d.Items.Any(i => i.SubscriptionId == entry.SubscriptionId)
                    && (d.NormalisedHeadline == headline || d.Items.Any(i => i.NormalisedHeadline == headline)),
                ct
            );
    }

    private static bool IsSame(
        DeletedItem item,
        DraftArticle draft,
        Origin origin,
        EntryOrigin entry,
        string headline
    ) =>
        item.NormalisedHeadline is null
        || item.NormalisedHeadline == headline
        || (entry.HasOwnText && item.Content is { } text && text.AsSpan().SequenceEqual(origin.Content))
        || (draft.Url is { } url && item.Article.Url is { } deleted && WebAddress.Key(url) == WebAddress.Key(deleted));
}
