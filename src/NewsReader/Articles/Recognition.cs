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
    /// <summary>True when a feed has come upon a story that another source published.</summary>
    public bool IsOthers(Origin origin, Source source) => origin.SubscriptionId is not null && Article is { Html: not null, SourceIsOwn: true } && Article.SourceId != source.Id;

    /// <summary>
    /// In this order: the publisher's own id within its feed; the canonical URL of a story that is here; for a document the same
    /// place, then the same bytes under the same name from the same source, as when a folder has moved; the canonical URL or an
    /// equal normalised headline of an article that waits for its body.
    /// </summary>
    public static async Task<Recognition> Of(NewsDb db, DraftArticle draft, Origin origin, Source source, CancellationToken ct)
    {
        var document = await ImportQueries.DocumentAt(db, origin.Place);
        var byUrl = draft.Url is null ? null : await ImportQueries.ArticleAt(db, draft.Url);
        var story = byUrl is { Html: not null } ? byUrl : null;
        var article = origin.SubscriptionId is not null ? ById(document, draft) ?? story
            : story ?? document?.Article ?? await Elsewhere(db, origin, source, ct);

        var waiting = byUrl is { Html: null } ? byUrl : await ImportQueries.WaitingUnder(db, Headlines.Normalise(draft.Headline), draft.Url, source.Id);
        if (article is null) return new(waiting, null, document);
        var joins = waiting is { SourceIsOwn: false } && waiting.Id != article.Id && (draft.Html ?? article.Html) is not null;
        return new(article, joins ? waiting : null, document);
    }

    // An id that its publisher has given to another story, at another address and under another headline, recognises nothing.
    private static Article? ById(Document? entry, DraftArticle draft) => entry?.Article is { } article
        && (article.Url is null || draft.Url is null || article.Url == draft.Url || article.NormalisedHeadline == Headlines.Normalise(draft.Headline)) ? article : null;

    private static async Task<Article?> Elsewhere(NewsDb db, Origin origin, Source source, CancellationToken ct)
    {
        await foreach (var document in ImportQueries.DocumentsWith(db, origin.Hash, source.Id).WithCancellation(ct))
        {
            if (Path.GetFileName(document.Path) == origin.FileName) return document.Article;
        }
        return null;
    }
}
