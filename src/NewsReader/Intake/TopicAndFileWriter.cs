using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;

namespace NewsReader.Intake;

/// <summary>Replaces an article's topics and files. Call inside the writer's transaction.</summary>
internal static class TopicAndFileWriter
{
    /// <returns>True if they have changed.</returns>
    public static async Task<bool> ReplaceTopics(
        this NewsDb db,
        Article article,
        IReadOnlyList<string> topics,
        CancellationToken ct
    )
    {
        if (article.Id != 0)
        {
            if ((await db.TopicsOf(article.Id, ct)).SequenceEqual(topics))
                return false;
            await db.Set<ArticleTopic>().Where(t => t.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        }
        article.Topics.AddRange(ArticleTopic.Of(topics));
        return topics.Count > 0 || article.Id != 0;
    }

    /// <returns>True if they have changed.</returns>
    public static async Task<bool> ReplaceEnclosures(
        this NewsDb db,
        Article article,
        IReadOnlyList<Enclosure> enclosures,
        CancellationToken ct
    )
    {
        if (article.Id != 0)
        {
            if ((await db.EnclosuresOf(article.Id, ct)).SequenceEqual(enclosures))
                return false;
            await db.Set<ArticleEnclosure>().Where(e => e.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        }
        article.Enclosures.AddRange(ArticleEnclosure.Of(enclosures));
        return enclosures.Count > 0 || article.Id != 0;
    }
}
