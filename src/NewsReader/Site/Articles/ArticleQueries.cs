using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Intake.Similar;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Articles;

/// <summary>What an article's page is made of.</summary>
internal static class ArticleQueries
{
    private const int NeighboursEachSide = 2;

    private static readonly Expression<Func<Article, ArticleLink>> AsLink = a => new ArticleLink(
        a.Slug,
        a.Headline,
        a.Language
    );

    /// <returns>Null when no article has this slug now.</returns>
    public static async Task<ArticlePage?> ArticlePage(this NewsDb db, string slug, CancellationToken ct)
    {
        var found = await db
            .Articles.Where(a => a.Slug == slug)
            .Select(a => new
            {
                a.Id,
                a.Fingerprint,
                Page = new ArticlePage
                {
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
                    Place = new IndexCursor(a.IndexKey, a.Id),
                    ListedByCount = a.ListedBy.Count,
                },
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return null;

        var (id, page) = (found.Id, found.Page);
        // Asked as numbers, so that SQLite begins with these few and not with the whole index.
        var listers = db.RelatedLinks.Where(r => r.TargetId == id).Select(r => r.ArticleId);
        return page with
        {
            Topics =
            [
                .. (
                    await db.Set<ArticleTopic>()
                        .Where(t => t.ArticleId == id)
                        .OrderBy(t => t.Position)
                        .Select(t => new Topic(t.Name))
                        .ToListAsync(ct)
                ).DistinctBy(topic => topic.Href),
            ],
            Enclosures = await db.Set<ArticleEnclosure>()
                .Where(e => e.ArticleId == id)
                .OrderBy(e => e.Position)
                .Select(e => new EnclosureLink(e.Url, e.Type, e.Length, e.Title))
                .ToListAsync(ct),
            Related = await Entries(db.RelatedLinks.Where(r => r.ArticleId == id)).ToListAsync(ct),
            Similar = await db
                .SimilarLinks.Where(s => s.ArticleId == id)
                .BestFirst()
                .Take(SimilarStories.MostRead)
                .AsStories()
                .ToListAsync(ct)
                is { Count: > 0 } similar
                ? SimilarStories.Folded(similar)
                : [],
            AlsoIn = found.Fingerprint is { } fingerprint ? await db.CopiesOf(fingerprint, id).ToListAsync(ct) : [],
            ListedBy = await db
                .Articles.Where(a => listers.Contains(a.Id))
                .NewestFirst()
                .Take(Site.Articles.ArticlePage.MostListers)
                .Select(HeadlineRow.Of)
                .ToListAsync(ct),
            Places = page.Html is null ? await Places(db, id, ct) : [],
            Previous = await db
                .Articles.NewerThan(page.Place.Key, id)
                .OldestFirst()
                .Select(AsLink)
                .FirstOrDefaultAsync(ct),
            Next = await db.Articles.OlderThan(page.Place.Key, id).NewestFirst().Select(AsLink).FirstOrDefaultAsync(ct),
        };
    }

    private static IQueryable<RelatedEntry> Entries(IQueryable<RelatedLink> links) =>
        links
            .OrderBy(r => r.Position)
            .Select(r => new RelatedEntry(r.Position, r.Text, r.Target.Language, r.Target.Slug, r.Target.Html == null)
            {
                IsSummary = r.Target.IsSummary,
            });

    private static async Task<IReadOnlyList<ListExcerpt>> Places(NewsDb db, long id, CancellationToken ct)
    {
        var lists = await db.NewestLists(id)
            .Select(r => new
            {
                r.ArticleId,
                r.Position,
                Lister = new ArticleLink(r.Article.Slug, r.Article.Headline, r.Article.Language),
                r.Article.Related.Count,
            })
            .ToListAsync(ct);
        List<ListExcerpt> places = [];
        foreach (var list in lists.Where(list => list.Count > 1))
        {
            var (first, last) = (list.Position - NeighboursEachSide, list.Position + NeighboursEachSide);
            var around = db.RelatedLinks.Where(r =>
                r.ArticleId == list.ArticleId && r.Position >= first && r.Position <= last
            );
            places.Add(new(list.Lister, list.Position, list.Count, await Entries(around).ToListAsync(ct)));
        }
        return places;
    }

    /// <summary>What the owner finds on the page of an article besides.</summary>
    public static async Task<OwnerLine> OwnerLine(
        this NewsDb db,
        ArticlePage page,
        bool isSignedIn,
        CancellationToken ct
    ) =>
        new(
            page.Place.Id,
            page.Html is null || page.IsSummary,
            page.Url is not null,
            await db.GivenLine(page.Place.Id, ct),
            isSignedIn
        );

    public static async Task<GivenLine?> GivenLine(this NewsDb db, long id, CancellationToken ct) =>
        await db.Set<GivenStory>().FirstOrDefaultAsync(g => g.ArticleId == id, ct) is { } given
            ? new(GivenState.FromJson(given.Before).Origin, given.GivenAt)
            : null;
}
