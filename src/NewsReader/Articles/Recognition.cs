using NewsReader.Data;
using NewsReader.Import;
using NewsReader.Sources;

namespace NewsReader.Articles;

/// <summary>Which article a draft is, when it is here already: never by a guess.</summary>
/// <param name="Article">The article, or null when the draft is new.</param>
/// <param name="Waiting">Another, headline-only article that waits for this story and is to become one with it; or null.</param>
/// <param name="Document">The record of the document, when it was taken in before.</param>
internal sealed record Recognition(Article? Article, Article? Waiting, Document? Document)
{
    /// <summary>
    /// In this order: the canonical URL of a story that is here; the same place; the same bytes under the same name from the
    /// same source, as when a folder has moved; the canonical URL or an equal normalised headline of an article that waits for its body.
    /// </summary>
    public static async Task<Recognition> Of(NewsDb db, DraftArticle draft, DocumentFile file, Source source, CancellationToken ct)
    {
        var document = await ImportQueries.DocumentAt(db, file.Path);
        var byUrl = draft.Url is null ? null : await ImportQueries.ArticleAt(db, draft.Url);
        var article = byUrl is { Html: not null } ? byUrl : document?.Article ?? await Elsewhere(db, file, source, ct);

        var waiting = byUrl is { Html: null } ? byUrl : await ImportQueries.WaitingUnder(db, Headlines.Normalise(draft.Headline), draft.Url, source.Id);
        if (article is null) return new(waiting, null, document);
        var joins = waiting is { SourceIsOwn: false } && waiting.Id != article.Id && (draft.Html ?? article.Html) is not null;
        return new(article, joins ? waiting : null, document);
    }

    private static async Task<Article?> Elsewhere(NewsDb db, DocumentFile file, Source source, CancellationToken ct)
    {
        await foreach (var document in ImportQueries.DocumentsWith(db, file.Hash, source.Id).WithCancellation(ct))
        {
            if (Path.GetFileName(document.Path) == file.Name) return document.Article;
        }
        return null;
    }
}
