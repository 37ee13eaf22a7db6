using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats.Html;
using NewsReader.Site.Rows;
using NewsReader.Site.Search.Syntax;
using NewsReader.Site.Topics;

namespace NewsReader.Site.Search;

/// <summary>Runs a search: first the ids of the hits on one page, then what the page shows of them.</summary>
internal static class SearchQueries
{
    // No search may use a core for longer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // In a very long text we look for passages only at its beginning.
    private const int PassageLength = 100_000;

    public static async Task<SearchPage> SearchPage(
        this NewsDb db,
        SearchRequest request,
        TimeProvider time,
        CancellationToken ct,
        int size = Site.Search.SearchPage.Size
    )
    {
        var query = SearchQuery.Read(request.Q, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (!string.IsNullOrEmpty(request.Topic))
            query = query.Among(request.Topic);
        var topics = await db.TopicsNamed(query.Topics, ct);
        query = query with
        {
            Notes =
            [
                .. query.Notes,
                .. topics
                    .Where(topic => topic is { Key.IsExact: false, Value.Count: 0 })
                    .Select(topic => $"No topic has “{topic.Key.Slug}” in its name."),
            ],
        };
        var page = new SearchPage(request with { Q = query.Typed }, query)
        {
            TopicName = NameOf(request.Topic, topics),
        };
        if (query.All is null)
            return page;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            Found all,
                found;
            // The rows of the hits are read afterwards, when the time limit no longer interrupts.
            await using (var reading = new TimeLimitedQuery(db.Database.GetDbConnection(), Limit, time))
            {
                found = all = Find(reading, new(query.All, topics), request, size);
                if (
                    query.Any is not null
                    && (all.Count == 0 || query.IsLong || (query.IsFilledUp && !request.IsNewestFirst))
                )
                    found = FindAny(
                        reading,
                        query,
                        all,
                        new(query.Any, topics, all.Count > 0 ? query.All : null),
                        request,
                        size
                    );
            }
            return page with
            {
                Count = found.Count,
                HaveAll = all.Count > 0,
                IsAny = !ReferenceEquals(found, all),
                CanRank = found.CanRank,
                HasPrevious = found.HasPrevious,
                HasNext = found.HasNext,
                Hits = await db.Hits(found.Cursors, query, ct),
                Topics = page.TopicName is null ? await db.TopicsOf(found.Cursors, ct) : [],
            };
        }
        catch (TimeoutException)
        {
            return page with { TookTooLong = true };
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // For each topic in the query, the names that it means.
    private static async Task<IReadOnlyDictionary<OnTopic, IReadOnlyList<string>>> TopicsNamed(
        this NewsDb db,
        IEnumerable<OnTopic> topics,
        CancellationToken ct
    )
    {
        List<OnTopic> named = [.. topics];
        var names = named.Count == 0 ? [] : await db.TopicNames(ct);
        return named.ToDictionary(
            topic => topic,
            topic => (IReadOnlyList<string>)[.. names.Where(name => topic.Means(Topic.Slug(name)))]
        );
    }

    // For an unknown topic, its slug.
    private static string? NameOf(string? slug, IReadOnlyDictionary<OnTopic, IReadOnlyList<string>> topics) =>
        string.IsNullOrEmpty(slug) ? null
        : topics.FirstOrDefault(topic => topic.Key.IsExact).Value is [var name, ..] ? name
        : slug;

    // The most frequent topics of these hits.
    private static async Task<IReadOnlyList<Topic>> TopicsOf(
        this NewsDb db,
        IReadOnlyList<IndexCursor> cursors,
        CancellationToken ct
    )
    {
        List<long> ids = [.. cursors.Select(cursor => cursor.Id)];
        var names = await db.Set<ArticleTopic>()
            .Where(t => ids.Contains(t.ArticleId))
            .Select(t => t.Name)
            .ToListAsync(ct);
        return
        [
            .. names
                .GroupBy(Topic.Slug)
                .OrderByDescending(topic => topic.Count())
                .ThenBy(topic => topic.Key, StringComparer.Ordinal)
                .Take(Site.Search.SearchPage.MostTopics)
                .Select(topic => new Topic(topic.Min(StringComparer.Ordinal)!)),
        ];
    }

    // If looking for more takes too long, the hits with all words are enough.
    private static Found FindAny(
        TimeLimitedQuery reading,
        SearchQuery query,
        Found all,
        SearchSql any,
        SearchRequest request,
        int size
    )
    {
        try
        {
            return Find(reading, any, request, size);
        }
        catch (TimeoutException) when (all.Count > 0 && !query.IsLong)
        {
            return all;
        }
    }

    private static Found Find(TimeLimitedQuery reading, SearchSql sql, SearchRequest request, int size)
    {
        var count = reading.Read(
            sql.Count(Site.Search.SearchPage.MostCounted + 1),
            sql.Parameters,
            row => row.GetInt32(0)
        )[0];
        if (count == 0)
            return new([], 0, sql.CanRank, false, false);
        if (request.After is { } after)
        {
            var ahead = Read(after, isBackwards: true);
            if (ahead.Count > size)
                return new([.. ahead.Take(size).Reverse()], count, sql.CanRank, true, true);
            // So near the first hit that the page would be short: show the whole first page.
        }
        var before = request.After is null ? request.Before : null;
        var cursors = Read(before, isBackwards: false);
        return new(
            [.. cursors.Take(size)],
            count,
            sql.CanRank,
            before is not null && cursors.Count > 0,
            cursors.Count > size
        );

        List<IndexCursor> Read(IndexCursor? from, bool isBackwards) =>
            sql.CanRank && !request.IsNewestFirst
                ? reading.Read(
                    sql.Best(from, isBackwards, size + 1),
                    sql.Parameters,
                    row => SearchSql.CursorOf(row.GetDouble(0), row.GetInt64(1))
                )
                : reading.Read(
                    sql.Newest(count <= Site.Search.SearchPage.MostCounted, from, isBackwards, size + 1),
                    sql.Parameters,
                    row => new IndexCursor(row.GetInt64(0), row.GetInt64(1))
                );
    }

    private static async Task<IReadOnlyList<SearchHit>> Hits(
        this NewsDb db,
        IReadOnlyList<IndexCursor> cursors,
        SearchQuery query,
        CancellationToken ct
    )
    {
        List<long> ids = [.. cursors.Select(cursor => cursor.Id)];
        var rows = await db
            .Articles.Where(a => ids.Contains(a.Id))
            .Select(HeadlineRow.Of)
            .ToDictionaryAsync(row => row.Cursor.Id, ct);
        var texts = await db
            .Articles.Where(a => ids.Contains(a.Id) && a.Html != null)
            .Select(a => new { a.Id, Html = a.Html!.Substring(0, PassageLength) })
            .ToDictionaryAsync(a => a.Id, a => a.Html, ct);
        var marks = new SearchHighlighter(query.Wanted);
        return
        [
            .. cursors
                .Where(cursor => rows.ContainsKey(cursor.Id))
                .Select(cursor => new SearchHit(
                    rows[cursor.Id],
                    cursor,
                    marks.Headline(rows[cursor.Id].Headline),
                    texts.TryGetValue(cursor.Id, out var html) ? marks.Passage(ArticleHtml.TextOf(html)) : null
                )),
        ];
    }

    /// <summary>One page of hits, by their cursors.</summary>
    private sealed record Found(
        IReadOnlyList<IndexCursor> Cursors,
        int Count,
        bool CanRank,
        bool HasPrevious,
        bool HasNext
    );
}
