using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Files;
using NewsReader.Formats;

namespace NewsReader.Intake.Recognising;

/// <summary>The article that a draft is, if it is already here. Recognition never guesses.</summary>
/// <param name="Article">The article; null if the draft is new.</param>
/// <param name="Waiting">Another, headline-only article that waits for this story and has to be merged with it; or
/// null.</param>
/// <param name="Item">The record of the document or entry, if it was imported before.</param>
internal sealed record Recognition(Article? Article, Article? Waiting, ImportedItem? Item)
{
    /// <summary>
    /// A second article that an older version made from the same entry when its site moved. The two are merged.
    /// </summary>
    public Article? Duplicate { get; init; }

    /// <summary>
    /// The story that this entry leads to, if the entry is a separate article. The entry then lists it.
    /// </summary>
    public Article? PointsAt { get; init; }

    /// <summary>
    /// Articles of other feeds that lead to this story and have a text of their own. They then list it.
    /// </summary>
    public IReadOnlyList<Article> PointedAtBy { get; init; } = [];

    public static async Task<Recognition> Of(NewsDb db, PreparedArticle prepared, Source source, CancellationToken ct)
    {
        var found = prepared.Origin.Entry is { } entry
            ? await new EntryRecognition(db, prepared, entry, source).Find(ct)
            : await OfDocument(db, prepared.Draft, prepared.Origin, source, ct);
        if (found.Article?.Html is null && found.Waiting is null)
            return found;
        if (found.Article is null)
            return found with { Article = found.Waiting, Waiting = null };
        // Publishers may give an article another headline than the lists that wait for it.
        var joins =
            found.Waiting is { SourceIsOwn: false } waiting
            && waiting.Id != found.Article.Id
            && (prepared.Draft.Html ?? found.Article.Html) is not null;
        return joins ? found : found with { Waiting = null };
    }

    // In this order: the canonical URL of an article that has a text; the same path; the same bytes from the same
    // source, under a name that is gone or in a copy of the folder; the canonical URL or an equal normalised headline
    // of an article that waits for its text.
    private static async Task<Recognition> OfDocument(
        NewsDb db,
        DraftArticle draft,
        Origin origin,
        Source source,
        CancellationToken ct
    )
    {
        var headline = Headlines.Normalise(draft.Headline);
        var document = await ImportQueries.DocumentAt(db, origin.Path);
        List<Article> atLink = draft.Url is null ? [] : await ImportQueries.ArticlesAt(db, draft.Url).ToListAsync(ct);
        // What others wrote about the page doesn't count.
        var story = atLink
            .Where(a =>
                a.Html is not null
                && (a.NormalisedHeadline == headline || a.IsPublishers() || !MeaningfulText.IsIn(a.Html, a.Headline))
            )
            .OrderByDescending(a => a.NormalisedHeadline == headline)
            .ThenByDescending(a => a.IsPublishers())
            .FirstOrDefault();
        var copy = document is null && story is null ? await Moved(db, origin, source, ct) : null;
        // A file that was moved or renamed is the same document. A copy is another document, but the same article.
        if (copy is not null && origin.OtherPaths.Contains(copy.Path))
            document = copy;
        var waiting =
            atLink.Find(a => a.Html is null) ?? await ImportQueries.WaitingUnder(db, headline, draft.Url, source.Id);
        return new(story ?? document?.Article ?? copy?.Article, waiting, document);
    }

    private static async Task<ImportedItem?> Moved(NewsDb db, Origin origin, Source source, CancellationToken ct)
    {
        if (origin.Content is null)
            return null;
        var same = await ImportQueries.DocumentsWith(db, origin.Content, source.Id).ToListAsync(ct);
        return same.Find(document => origin.OtherPaths.Contains(document.Path))
            ?? same.Find(document => Path.GetFileName(document.Path) == origin.FileName);
    }
}
