using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Rows;

/// <summary>Reads the topics of articles and the files that came with them, in one query.</summary>
internal static class TopicsAndFiles
{
    private static readonly Func<NewsDb, List<long>, IAsyncEnumerable<TopicOrFile>> ByArticles = EF.CompileAsyncQuery(
        (NewsDb db, List<long> ids) =>
            db.Set<ArticleTopic>()
                .Where(t => ids.Contains(t.ArticleId))
                .Select(t => new TopicOrFile
                {
                    ArticleId = t.ArticleId,
                    Position = t.Position,
                    Topic = t.Name,
                    Url = null,
                    Type = null,
                    Length = null,
                    Title = null,
                })
                .Concat(
                    db.Set<ArticleEnclosure>()
                        .Where(e => ids.Contains(e.ArticleId))
                        .Select(e => new TopicOrFile
                        {
                            ArticleId = e.ArticleId,
                            Position = e.Position,
                            Topic = null,
                            Url = e.Url,
                            Type = e.Type,
                            Length = e.Length,
                            Title = e.Title,
                        })
                )
    );

    /// <returns>By the articles' numbers, in the publishers' order.</returns>
    public static async Task<ILookup<long, TopicOrFile>> TopicsAndFilesOf(
        this NewsDb db,
        IEnumerable<long> articles,
        CancellationToken ct
    ) =>
        (await ByArticles(db, [.. articles]).ToListAsync(ct))
            .OrderBy(row => row.Position)
            .ToLookup(row => row.ArticleId);
}
