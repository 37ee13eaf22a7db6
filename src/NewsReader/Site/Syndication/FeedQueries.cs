using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Site.Latest;
using NewsReader.Site.Layout;
using NewsReader.Site.Search;
using NewsReader.Site.Stories;

namespace NewsReader.Site.Syndication;

/// <summary>What each feed is made of: the articles of its page.</summary>
internal static class FeedQueries
{
    /// <summary>The headline index with its filters.</summary>
    /// <param name="db">The collection.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="at">Where a page of this feed is, by its query.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null when there is no such source or topic.</returns>
    public static async Task<Feed?> IndexFeed(
        this NewsDb db,
        IndexQuery query,
        Func<IndexQuery, FeedLink> at,
        CancellationToken ct
    )
    {
        if (await db.IndexPage(query, ct) is not { } page)
            return null;
        var whole = query with { Before = null, After = null };
        return new Feed
        {
            Name = whole.Href,
            Title = page.Title,
            Subtitle = page.Description,
            Page = whole.Href,
            Self = at(query),
            First = at(whole),
            Previous = page.HasNewer ? at(whole with { After = page.Rows[0].Place }) : null,
            Next = page.HasOlder ? at(whole with { Before = page.Rows[^1].Place }) : null,
            Entries = await db.FeedEntries([.. page.Rows.Select(row => row.Place.Id)], ct),
        };
    }

    /// <summary>
    /// What a search finds, newest first. Articles with some of its words alone are not what it is followed for.
    /// </summary>
    /// <returns>Null when the search was given up.</returns>
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
            Entries = await db.FeedEntries([.. hits.Select(hit => hit.Row.Place.Id)], ct),
        };
    }

    /// <summary>The story around an article: of it, what is nearest.</summary>
    /// <returns>Null when no article has this slug now.</returns>
    public static async Task<Feed?> StoryFeed(this NewsDb db, string slug, CancellationToken ct)
    {
        if (await db.StoryPage(slug, Site.Trail.TrailSteps.None, ct) is not { } page)
            return null;
        var nearest = page
            .Entries.Take(Site.Latest.IndexPage.Size)
            .Select(entry => entry.Row.Place)
            .OrderByDescending(place => place.Key)
            .ThenBy(place => place.Id);
        return new Feed
        {
            Name = $"/story/{page.Start}",
            Title = page.Title,
            Subtitle =
                "The articles that lead on from this one, by what publishers listed and by shared words, the newest first.",
            Page = page.Path!,
            Self = page.Feed!,
            First = page.Feed!,
            Entries = await db.FeedEntries([.. nearest.Select(place => place.Id)], ct),
        };
    }

    /// <summary>
    /// One article: empty while its story has not arrived, so that a feed reader tells of it when it has.
    /// </summary>
    /// <returns>Null when no article has this slug now.</returns>
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
