using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Topics;

/// <summary>Topics by their slugs: publishers write one topic in more than one way.</summary>
internal static class TopicQueries
{
    /// <summary>The names of the topics that have this slug, the one that most articles have first.</summary>
    public static async Task<IReadOnlyList<string>> TopicsOf(this NewsDb db, string slug, CancellationToken ct)
    {
        List<string> names = [.. (await db.TopicNames(ct)).Where(name => Topic.Slug(name) == slug)];
        return names.Count < 2
            ? names
            : await db.Set<ArticleTopic>()
                .Where(topic => names.Contains(topic.Name))
                .GroupBy(topic => topic.Name)
                .OrderByDescending(same => same.Count())
                .ThenBy(same => same.Key)
                .Select(same => same.Key)
                .ToListAsync(ct);
    }

    /// <summary>The names of all topics, as publishers write them, in order.</summary>
    public static Task<List<string>> TopicNames(this NewsDb db, CancellationToken ct) =>
        db.Set<ArticleTopic>().Select(topic => topic.Name).Distinct().OrderBy(name => name).ToListAsync(ct);
}
