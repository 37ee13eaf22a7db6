using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Layout;

namespace NewsReader.Subscriptions;

/// <summary>How it goes with a feed, as the owner is told.</summary>
public sealed record FeedState
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string SourceSlug { get; init; }

    public required string Address { get; init; }

    public required string Folder { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public string? Problem { get; init; }

    public bool IsGone { get; init; }

    /// <inheritdoc cref="Subscription.FetchesStories"/>
    public bool FetchesStories { get; init; }

    /// <summary>Articles that it has brought in the last four weeks.</summary>
    public int Recent { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Last success, items a week, next try, last error: one line.</summary>
    public string StateText => string.Join("; ", ((string?[])[
        SucceededAt is { } at ? $"read {Ago(Now - at)}" : "not read yet",
        $"{(Recent / 4.0).ToString("0.#", CultureInfo.InvariantCulture)} articles a week",
        IsGone ? "not asked for again" : NextAt <= Now ? "asked for next" : $"asked for again in {Span(NextAt - Now)}",
        Problem]).OfType<string>());

    private static string Ago(TimeSpan since) => since < TimeSpan.FromMinutes(1) ? "just now" : $"{Span(since)} ago";

    private static string Span(TimeSpan time) => time.TotalDays >= 2 ? Counted.Of((int)time.TotalDays, "day", "days")
        : time.TotalHours >= 2 ? Counted.Of((int)time.TotalHours, "hour", "hours") : Counted.Of(Math.Max(1, (int)time.TotalMinutes), "minute", "minutes");
}

/// <summary>What the owner is told of the feeds.</summary>
internal static class FeedStateQueries
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(28);

    public static Task<List<FeedState>> FeedStates(this NewsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Recent;
        return db.Subscriptions.OrderBy(s => s.Folder).ThenBy(s => s.Source.NormalisedName).ThenBy(s => s.Id).Select(s => new FeedState
        {
            Id = s.Id,
            Name = s.Source.Name,
            SourceSlug = s.Source.Slug,
            Address = s.Address,
            Folder = s.Folder,
            SucceededAt = s.SucceededAt,
            NextAt = s.NextAt,
            Problem = s.Problem,
            IsGone = s.IsGone,
            FetchesStories = s.FetchesStories,
            Recent = db.Documents.Count(d => d.SubscriptionId == s.Id && d.Article.AddedAt >= since),
            Now = now,
        }).ToListAsync(ct);
    }

    /// <summary>How many articles a subscription has brought, those that others brought as well included.</summary>
    public static Task<int> ArticlesBroughtBy(this NewsDb db, int id, CancellationToken ct) =>
        db.Documents.Where(d => d.SubscriptionId == id).Select(d => d.ArticleId).Distinct().CountAsync(ct);
}
