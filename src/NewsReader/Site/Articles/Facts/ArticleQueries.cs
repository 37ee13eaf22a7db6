using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Articles.Facts;

/// <summary>What is stored of an article and shown on its page, besides its lists.</summary>
internal static class ArticleQueries
{
    private static readonly Func<NewsDb, string, CancellationToken, Task<ArticleFacts?>> BySlug = EF.CompileAsyncQuery(
        (NewsDb db, string slug, CancellationToken ct) =>
            db
                .Articles.Where(a => a.Slug == slug)
                .Select(a => new ArticleFacts
                {
                    Cursor = new IndexCursor(a.IndexKey, a.Id),
                    Slug = a.Slug,
                    Headline = a.Headline,
                    HeadlineIsDerived = a.HeadlineIsDerived,
                    Byline = a.Byline,
                    SourceName = a.Source.Name,
                    SourceSlug = a.Source.Slug,
                    SourceIsOwn = a.SourceIsOwn,
                    Url = a.Url,
                    Published = a.Published,
                    Updated = a.Updated,
                    IsSummary = a.IsSummary,
                    CommentsUrl = a.CommentsUrl,
                    GivenLanguage = a.Language,
                    Words = a.Words,
                    Summary = a.Summary,
                    Html = a.Html,
                    Fingerprint = a.Fingerprint,
                    ListedByCount = a.ListedBy.Count,
                })
                .FirstOrDefault()
    );

    /// <returns>Null if no article has this slug now.</returns>
    public static Task<ArticleFacts?> ArticleFacts(this NewsDb db, string slug, CancellationToken ct) =>
        BySlug(db, slug, ct);

    /// <summary>What the owner finds on the page of an article besides.</summary>
    public static async Task<OwnerLine> OwnerLine(
        this NewsDb db,
        ArticleFacts article,
        bool isSignedIn,
        CancellationToken ct
    ) =>
        new(
            article.Cursor.Id,
            article.Html is null || article.IsSummary,
            article.Url is not null,
            await db.GivenLine(article.Cursor.Id, ct),
            isSignedIn
        );

    public static async Task<GivenLine?> GivenLine(this NewsDb db, long id, CancellationToken ct) =>
        await db.Set<GivenStory>().FirstOrDefaultAsync(g => g.ArticleId == id, ct) is { } given
            ? new(GivenState.FromJson(given.Before).Origin, given.GivenAt)
            : null;
}
