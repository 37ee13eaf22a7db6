using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>Reads the state of the feeds, for the owner.</summary>
internal static class FeedStateQueries
{
    internal static readonly TimeSpan Recent = TimeSpan.FromDays(28);

    public static Task<List<FeedState>> FeedStates(this NewsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Recent;
        return db
            .Subscriptions.OrderBy(s => s.Folder)
            .ThenBy(s => s.Source.NormalisedName)
            .ThenBy(s => s.Id)
            .Select(s => new FeedState
            {
                Id = s.Id,
                Name = s.Source.Name,
                SourceSlug = s.Source.Slug,
                Address = s.Address,
                Folder = s.Folder,
                AddedAt = s.AddedAt,
                RetryAt = s.RetryAt,
                EntriesAWeek = s.EntriesAWeek,
                SucceededAt = s.SucceededAt,
                NextAt = s.NextAt,
                Problem = s.Problem,
                IsGone = s.IsGone,
                Notes = s.Notes == null ? Array.Empty<string>() : s.Notes.Split('\n', StringSplitOptions.None),
                FetchesStories = s.FetchesStories,
                Recent = db.ArticleFeeds.Count(feed => feed.SubscriptionId == s.Id && feed.Article.AddedAt >= since),
                Now = now,
            })
            .ToListAsync(ct);
    }

    /// <summary>How many articles a feed has brought, including those that other feeds brought too.</summary>
    public static Task<int> ArticlesBroughtBy(this NewsDb db, int id, CancellationToken ct) =>
        db.ArticleFeeds.CountAsync(feed => feed.SubscriptionId == id, ct);
}
