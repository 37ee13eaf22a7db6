using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Intake.Similar;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Articles.Lists;

/// <summary>Reads all lists of an article's page in one query.</summary>
internal static class ArticleListQueries
{
    private const int NeighboursEachSide = 2;
    private const int MostExcerpts = RelatedLinkQueries.MostLists;

    // Each list finds the numbers of its articles by an index of its own; then all lists look up their articles at
    // once. PageStatementsTests looks at the plan.
    private static readonly Func<NewsDb, long, long, long, long, IAsyncEnumerable<ListedArticle>> Listed =
        EF.CompileAsyncQuery(
            (NewsDb db, long id, long key, long fingerprint, long waiting) =>
                db
                    .RelatedLinks.Where(r => r.ArticleId == id)
                    .Select(r => new Entry
                    {
                        Kind = ListedKind.Related,
                        ListId = r.ArticleId,
                        Position = r.Position,
                        TargetId = r.TargetId,
                        Words = r.Text,
                        Score = 0,
                    })
                    .Concat(
                        db.RelatedLinks.Where(r => r.TargetId == id)
                            .OrderByDescending(r => r.Article.IndexKey)
                            .ThenBy(r => r.ArticleId)
                            .Take(ArticleLists.MostListers)
                            .Select(r => new Entry
                            {
                                Kind = ListedKind.Lister,
                                ListId = r.ArticleId,
                                Position = r.Position,
                                TargetId = r.ArticleId,
                                Words = "",
                                Score = 0,
                            })
                    )
                    .Concat(
                        db.SimilarLinks.Where(s => s.ArticleId == id)
                            .OrderByDescending(s => s.Score)
                            .ThenBy(s => s.TargetId)
                            .Take(SimilarStories.MostRead)
                            .Select(s => new Entry
                            {
                                Kind = ListedKind.Similar,
                                ListId = 0,
                                Position = 0,
                                TargetId = s.TargetId,
                                Words = s.Because,
                                Score = s.Score,
                            })
                    )
                    .Concat(
                        db.Articles.Where(a => a.Fingerprint == fingerprint && a.Id != id)
                            .OrderBy(a => a.Id)
                            .Take(SimilarStories.MostCopies)
                            .Select(a => new Entry
                            {
                                Kind = ListedKind.Copy,
                                ListId = 0,
                                Position = 0,
                                TargetId = a.Id,
                                Words = "",
                                Score = 0,
                            })
                    )
                    .Concat(
                        db.RelatedLinks.Where(r => r.TargetId == waiting)
                            .OrderByDescending(r => r.Article.IndexKey)
                            .ThenBy(r => r.ArticleId)
                            .Take(MostExcerpts)
                            .Join(db.RelatedLinks, own => own.ArticleId, r => r.ArticleId, (own, r) => new { own, r })
                            .Where(near =>
                                near.r.Position >= near.own.Position - NeighboursEachSide
                                && near.r.Position <= near.own.Position + NeighboursEachSide
                            )
                            .Select(near => new Entry
                            {
                                Kind = ListedKind.Excerpt,
                                ListId = near.r.ArticleId,
                                Position = near.r.Position,
                                TargetId = near.r.TargetId,
                                Words = near.r.Text,
                                Score = 0,
                            })
                    )
                    // As in ArticleOrder, whose methods a compiled query cannot call.
                    .Concat(
                        db.Articles.Where(a => a.IndexKey >= key && (a.IndexKey > key || a.Id < id))
                            .OrderBy(a => a.IndexKey)
                            .ThenByDescending(a => a.Id)
                            .Take(1)
                            .Select(a => new Entry
                            {
                                Kind = ListedKind.Previous,
                                ListId = 0,
                                Position = 0,
                                TargetId = a.Id,
                                Words = "",
                                Score = 0,
                            })
                    )
                    .Concat(
                        db.Articles.Where(a => a.IndexKey <= key && (a.IndexKey < key || a.Id > id))
                            .OrderByDescending(a => a.IndexKey)
                            .ThenBy(a => a.Id)
                            .Take(1)
                            .Select(a => new Entry
                            {
                                Kind = ListedKind.Next,
                                ListId = 0,
                                Position = 0,
                                TargetId = a.Id,
                                Words = "",
                                Score = 0,
                            })
                    )
                    .Join(
                        db.Articles,
                        entry => entry.TargetId,
                        a => a.Id,
                        (entry, a) =>
                            new ListedArticle(entry.Kind, entry.ListId, entry.Position, entry.Words, entry.Score)
                            {
                                Id = a.Id,
                                IndexKey = a.IndexKey,
                                Slug = a.Slug,
                                Headline = a.Headline,
                                Language = a.Language,
                                Source = a.Source.Name,
                                SourceIsOwn = a.SourceIsOwn,
                                Published = a.Published,
                                IsHeadlineOnly = a.Html == null,
                                IsSummary = a.IsSummary,
                                Fingerprint = a.Fingerprint,
                                ListedByCount =
                                    entry.Kind == ListedKind.Lister && !a.SourceIsOwn ? a.ListedBy.Count : 0,
                                RelatedCount = entry.Kind == ListedKind.Lister && waiting == id ? a.Related.Count : 0,
                            }
                    )
        );

    /// <param name="db">The collection.</param>
    /// <param name="article">The article's place in the index.</param>
    /// <param name="fingerprint">The article's fingerprint; null if it has none.</param>
    /// <param name="isWaiting">True for an article without a body.</param>
    /// <param name="ct">Ends the query.</param>
    public static async Task<ArticleLists> ListsOf(
        this NewsDb db,
        IndexCursor article,
        long? fingerprint,
        bool isWaiting,
        CancellationToken ct
    )
    {
        var listed = (
            await Listed(db, article.Id, article.Key, fingerprint ?? 0, isWaiting ? article.Id : 0).ToListAsync(ct)
        ).ToLookup(entry => entry.Kind);
        List<ListedArticle> listers =
        [
            .. listed[ListedKind.Lister].OrderByDescending(lister => lister.IndexKey).ThenBy(lister => lister.Id),
        ];
        return new()
        {
            Related = Entries(listed[ListedKind.Related]),
            ListedBy =
            [
                .. listers.Select(lister => new ArticleLine(lister.Slug, lister.Headline, lister.Language)
                {
                    Source = lister.Source,
                    SourceIsOwn = lister.SourceIsOwn,
                    ListedByCount = lister.ListedByCount,
                    Published = lister.Published,
                }),
            ],
            Similar = SimilarStories.Folded([
                .. listed[ListedKind.Similar]
                    .OrderByDescending(story => story.Score)
                    .ThenBy(story => story.Id)
                    .Select(Story),
            ]),
            AlsoIn = fingerprint is null ? [] : [.. listed[ListedKind.Copy].OrderBy(copy => copy.Id).Select(Story)],
            ListExcerpts = Excerpts(listers, listed[ListedKind.Excerpt].ToLookup(entry => entry.ListId)),
            Previous = listed[ListedKind.Previous].FirstOrDefault()?.Link,
            Next = listed[ListedKind.Next].FirstOrDefault()?.Link,
        };
    }

    private static IReadOnlyList<RelatedEntry> Entries(IEnumerable<ListedArticle> listed) =>
        [
            .. listed
                .OrderBy(entry => entry.Position)
                .Select(entry => new RelatedEntry(
                    entry.Position,
                    entry.Slug,
                    entry.Words,
                    entry.Language,
                    entry.IsHeadlineOnly
                )
                {
                    IsSummary = entry.IsSummary,
                }),
        ];

    private static SimilarStory Story(ListedArticle listed) =>
        new(listed.Slug, listed.Headline, listed.Language, listed.Source, listed.Published, listed.IsHeadlineOnly)
        {
            Score = listed.Score,
            Because = listed.Words,
            Fingerprint = listed.Fingerprint,
            IsSummary = listed.IsSummary,
        };

    // A list with one entry has nothing around it.
    private static IReadOnlyList<ListExcerpt> Excerpts(
        IReadOnlyList<ListedArticle> listers,
        ILookup<long, ListedArticle> entries
    ) =>
        [
            .. listers
                .Where(lister => lister.RelatedCount > 1 && entries.Contains(lister.Id))
                .Select(lister => new ListExcerpt(
                    lister.Link,
                    lister.Position,
                    lister.RelatedCount,
                    Entries(entries[lister.Id])
                )),
        ];

    /// <summary>An entry of a list, inside the query.</summary>
    private sealed record Entry
    {
        public ListedKind Kind { get; init; }

        public long ListId { get; init; }

        public int Position { get; init; }

        public long TargetId { get; init; }

        public required string Words { get; init; }

        public double Score { get; init; }
    }
}
