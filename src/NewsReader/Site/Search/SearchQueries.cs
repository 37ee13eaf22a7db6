using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats.Html;
using NewsReader.Site.Rows;
using NewsReader.Site.Search.Syntax;
using NewsReader.Site.Topics;

namespace NewsReader.Site.Search;

/// <summary>Answers a search: the numbers of the hits of one page first, then what that page shows of them.</summary>
internal static class SearchQueries
{
    // No search holds a core for longer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // Passages are looked for in the beginning of very long texts.
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
            // What the page shows of the hits is read when nothing is interrupted any more.
            await using (
                var reading = new TimeLimitedQuery((SqliteConnection)db.Database.GetDbConnection(), Limit, time)
            )
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
                Hits = await db.Hits(found.Places, query, ct),
                Topics = page.TopicName is null ? await db.TopicsOf(found.Places, ct) : [],
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

    // For each topic that is named, the names that are meant.
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

    // Of a topic that nobody gave, its slug.
    private static string? NameOf(string? slug, IReadOnlyDictionary<OnTopic, IReadOnlyList<string>> topics) =>
        string.IsNullOrEmpty(slug) ? null
        : topics.FirstOrDefault(topic => topic.Key.IsExact).Value is [var name, ..] ? name
        : slug;

    // The topics that the most of these hits have.
    private static async Task<IReadOnlyList<Topic>> TopicsOf(
        this NewsDb db,
        IReadOnlyList<IndexCursor> places,
        CancellationToken ct
    )
    {
        List<long> ids = [.. places.Select(place => place.Id)];
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

    // Where finding more takes too long, what has all words is enough.
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
            var ahead = Places(after, isBackwards: true);
            if (ahead.Count > size)
                return new([.. ahead.Take(size).Reverse()], count, sql.CanRank, true, true);
            // So near the first that the page would be short: it is the first page, whole.
        }
        var before = request.After is null ? request.Before : null;
        var places = Places(before, isBackwards: false);
        return new(
            [.. places.Take(size)],
            count,
            sql.CanRank,
            before is not null && places.Count > 0,
            places.Count > size
        );

        List<IndexCursor> Places(IndexCursor? from, bool isBackwards) =>
            sql.CanRank && !request.IsNewestFirst
                ? reading.Read(
                    sql.Best(from, isBackwards, size + 1),
                    sql.Parameters,
                    row => SearchSql.PlaceOf(row.GetDouble(0), row.GetInt64(1))
                )
                : reading.Read(
                    sql.Newest(count <= Site.Search.SearchPage.MostCounted, from, isBackwards, size + 1),
                    sql.Parameters,
                    row => new IndexCursor(row.GetInt64(0), row.GetInt64(1))
                );
    }

    private static async Task<IReadOnlyList<SearchHit>> Hits(
        this NewsDb db,
        IReadOnlyList<IndexCursor> places,
        SearchQuery query,
        CancellationToken ct
    )
    {
        List<long> ids = [.. places.Select(place => place.Id)];
        var rows = await db
            .Articles.Where(a => ids.Contains(a.Id))
            .Select(HeadlineRow.Of)
            .ToDictionaryAsync(row => row.Place.Id, ct);
        var texts = await db
            .Articles.Where(a => ids.Contains(a.Id) && a.Html != null)
            .Select(a => new { a.Id, Html = a.Html!.Substring(0, PassageLength) })
            .ToDictionaryAsync(a => a.Id, a => a.Html, ct);
        var marks = new SearchHighlighter(query.Wanted);
        return
        [
            .. places
                .Where(place => rows.ContainsKey(place.Id))
                .Select(place => new SearchHit(
                    rows[place.Id],
                    place,
                    marks.Headline(rows[place.Id].Headline),
                    texts.TryGetValue(place.Id, out var html) ? marks.Passage(ArticleHtml.TextOf(html)) : null
                )),
        ];
    }

    /// <summary>One page of hits, by their places.</summary>
    private sealed record Found(
        IReadOnlyList<IndexCursor> Places,
        int Count,
        bool CanRank,
        bool HasPrevious,
        bool HasNext
    );
}
