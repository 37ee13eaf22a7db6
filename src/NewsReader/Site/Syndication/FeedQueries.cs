using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Site.Latest;
using NewsReader.Site.Layout;
using NewsReader.Site.Search;
using NewsReader.Site.Stories;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Syndication;

/// <summary>Reads each feed: the articles of its page.</summary>
internal static class FeedQueries
{
    /// <summary>The headline index with its filters.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="query">The filters and the cursor.</param>
    /// <param name="at">The address of a page of this feed, by its query.</param>
    /// <param name="ct">Ends the queries.</param>
    /// <returns>Null if there is no such source or topic.</returns>
    public static async Task<Feed?> IndexFeed(
        this NewsDb db,
        IndexQuery query,
        Func<IndexQuery, FeedLink> at,
        CancellationToken ct
    )
    {
        if (await db.IndexCursors(query, ct) is not { } page)
            return null;
        var whole = query with { Before = null, After = null };
        var articles = page.Slice.Rows;
        return new Feed
        {
            Name = whole.Href,
            Title = Site.Latest.IndexPage.TitleOf(query, page.TopicName, page.SourceName),
            Subtitle = Site.Latest.IndexPage.About,
            Page = whole.Href,
            Self = at(query),
            First = at(whole),
            Previous = page.Slice.HasNewer ? at(whole with { After = articles[0] }) : null,
            Next = page.Slice.HasOlder ? at(whole with { Before = articles[^1] }) : null,
            Entries = await db.FeedEntries(articles.Select(article => article.Id), ct),
        };
    }

    /// <summary>
    /// The hits of a search, newest first. It leaves out articles with only some of the words: nobody follows a search
    /// for those.
    /// </summary>
    /// <returns>Null if the search took too long.</returns>
    public static async Task<Feed?> SearchFeed(
        this NewsDb db,
        SearchRequest request,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var page = await db.SearchPage(request with { Sort = "newest" }, time, ct, Site.Latest.IndexPage.Size);
        if (page.TookTooLong)
            return null;
        var whole = page.Request with { Before = null, After = null };
        var hits = page.IsAny && !page.Query.IsLong ? [] : page.Hits;
        return new Feed
        {
            Name = whole.Href,
            Title = page.Title,
            Subtitle = string.Join(
                ' ',
                [
                    page.Query.All is null ? page.Outcome! : "What this search finds, the newest first.",
                    .. page.Query.Notes,
                ]
            ),
            Page = whole.Href,
            Self = page.Request.Feed,
            First = whole.Feed,
            Previous = page.HasPrevious && hits.Count > 0 ? (whole with { After = hits[0].Cursor }).Feed : null,
            Next = page.HasNext && hits.Count > 0 ? (whole with { Before = hits[^1].Cursor }).Feed : null,
            Entries = await db.FeedEntries(hits.Select(hit => hit.Row.Cursor.Id), ct),
        };
    }

    /// <summary>The story around an article: the articles nearest to it.</summary>
    /// <returns>Null if no article has this slug now.</returns>
    public static async Task<Feed?> StoryFeed(this NewsDb db, string slug, CancellationToken ct)
    {
        if (await db.StoryStart(slug, ct) is not { } start)
            return null;
        var walk = await db.WalkFrom(start.Id, ct);
        return new Feed
        {
            Name = $"/story/{start.Id}",
            Title = start.Title,
            Subtitle =
                "The articles that lead on from this one, by what publishers listed and by shared words, the newest first.",
            Page = start.Path,
            Self = new(start.Path),
            First = new(start.Path),
            Entries = await db.FeedEntries(walk.Stops.Take(Site.Latest.IndexPage.Size).Select(stop => stop.Id), ct),
        };
    }

    /// <summary>
    /// One article. The feed is empty until the story arrives, so that a feed reader announces it then.
    /// </summary>
    /// <returns>Null if no article has this slug now.</returns>
    public static async Task<Feed?> ArticleFeed(this NewsDb db, string slug, CancellationToken ct)
    {
        var ids = await db.Articles.Where(a => a.Slug == slug).Select(a => a.Id).ToListAsync(ct);
        if (await db.FeedEntries(ids, ct) is not [var article])
            return null;
        return new Feed
        {
            Name = $"/article/{article.Id}",
            Title = article.Headline,
            Subtitle = article.IsHeadlineOnly
                ? "This headline waits for its story, and so does this feed: the story comes here, as its one entry, when it has arrived."
                : "This story, as its publisher changes it.",
            Page = article.Path,
            Self = new(article.Path),
            First = new(article.Path),
            ChangedAt = article.ChangedAt,
            Entries = article.IsHeadlineOnly ? [] : [article],
        };
    }
}
