using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Topics;

/// <summary>Finds topics by their slugs. Publishers write one topic in more than one way.</summary>
internal static class TopicQueries
{
    private static readonly Func<NewsDb, IAsyncEnumerable<string>> MostCommonFirst = EF.CompileAsyncQuery(
        (NewsDb db) =>
            db.Set<ArticleTopic>()
                .GroupBy(topic => topic.Name)
                .OrderByDescending(same => same.Count())
                .ThenBy(same => same.Key)
                .Select(same => same.Key)
    );

    /// <summary>The names of the topics with this slug, the most common one first.</summary>
    public static async Task<IReadOnlyList<string>> TopicsOf(this NewsDb db, string slug, CancellationToken ct)
    {
        // Counting reads the same index as the names alone.
        var names = await MostCommonFirst(db).ToListAsync(ct);
        return [.. names.Where(name => Topic.Slug(name) == slug)];
    }

    /// <summary>The names of all topics as publishers write them, in alphabetical order.</summary>
    public static Task<List<string>> TopicNames(this NewsDb db, CancellationToken ct) =>
        db.Set<ArticleTopic>().Select(topic => topic.Name).Distinct().OrderBy(name => name).ToListAsync(ct);
}
