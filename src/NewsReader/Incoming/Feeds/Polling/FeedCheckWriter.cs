using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Stores with a subscription how the last check of its feed went, and when the next one is due. No cached page shows
/// that.
/// </summary>
public sealed partial class FeedCheckWriter(DatabaseWriter database, TimeProvider time, ILogger<FeedCheckWriter> log)
{
    /// <summary>The maximum number of notes that are stored.</summary>
    public const int MaxNotes = 20;

    /// <summary>The server sent something new. The caller commits, together with the entries.</summary>
    /// <param name="db">The context of the write.</param>
    /// <param name="subscription">The feed.</param>
    /// <param name="read">What the server sent.</param>
    /// <param name="ct">Cancels the write.</param>
    /// <returns>When the next check is due.</returns>
    public async Task<DateTimeOffset> Succeeded(
        NewsDb db,
        Subscription subscription,
        FeedResponse read,
        CancellationToken ct
    )
    {
        var entriesAWeek = PollingSchedule.EntriesAWeek(read.Feed, time.GetUtcNow());
        var wish = LongestWish(read.Response, read.Feed);
        var nextAt = After(PollingSchedule.AfterSuccess(entriesAWeek, wish, Chance()));
        if (await Succeeded(db, subscription.Id, read.Response, nextAt, ct) is { } stored)
        {
            stored.Hash = read.Hash;
            stored.SiteUrl = WebAddress.Canonical(read.Feed.Link) ?? stored.SiteUrl;
            stored.EntriesAWeek = entriesAWeek;
            stored.Notes = Lines(read.Notes);
        }
        await db.SaveChangesAsync(ct);
        return nextAt;
    }

    /// <summary>The server says that nothing has changed, or sent the same bytes.</summary>
    public async Task<RefreshResult> Unchanged(Subscription subscription, FetchResponse response, CancellationToken ct)
    {
        var wish = LongestWish(response, null);
        var nextAt = After(PollingSchedule.AfterSuccess(subscription.EntriesAWeek, wish, Chance()));
        await database.WriteQuietly(
            async db =>
            {
                await Succeeded(db, subscription.Id, response, nextAt, ct);
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        return new([], null, nextAt);
    }

    /// <summary>The feed could not be fetched or read.</summary>
    /// <param name="subscription">The feed.</param>
    /// <param name="problem">Why, in words.</param>
    /// <param name="retryAfter">How long its server asks us to wait; null if it does not.</param>
    /// <param name="ct">Cancels the wait for the database.</param>
    public Task<RefreshResult> Failed(
        Subscription subscription,
        string problem,
        TimeSpan? retryAfter,
        CancellationToken ct
    ) => Failed(subscription, problem, retryAfter, isGone: subscription.IsGone, ct);

    /// <summary>The publisher says that there is no such feed any more. It is not checked again.</summary>
    public Task<RefreshResult> Gone(Subscription subscription, string problem, CancellationToken ct) =>
        Failed(subscription, problem, null, isGone: true, ct);

    private async Task<RefreshResult> Failed(
        Subscription subscription,
        string problem,
        TimeSpan? retryAfter,
        bool isGone,
        CancellationToken ct
    )
    {
        problem = problem.TrimEnd('.');
        var nextAt = After(PollingSchedule.AfterFailure(subscription.Failures + 1, retryAfter, Chance()));
        await database.WriteQuietly(
            async db =>
            {
                if (await db.Subscriptions.FindAsync([subscription.Id], ct) is not { } stored)
                    return 0;
                (stored.TriedAt, stored.NextAt) = (time.GetUtcNow(), nextAt);
                (stored.Failures, stored.Problem) = (stored.Failures + 1, problem);
                stored.IsGone |= isGone;
                stored.RetryAt = retryAfter > TimeSpan.Zero ? time.GetUtcNow() + retryAfter : null;
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        return new([], problem, nextAt) { IsGone = isGone };
    }

    private async Task<Subscription?> Succeeded(
        NewsDb db,
        int id,
        FetchResponse response,
        DateTimeOffset nextAt,
        CancellationToken ct
    )
    {
        if (await db.Subscriptions.FindAsync([id], ct) is not { } stored)
            return null;
        (stored.TriedAt, stored.SucceededAt, stored.NextAt) = (time.GetUtcNow(), time.GetUtcNow(), nextAt);
        (stored.Failures, stored.Problem, stored.IsGone, stored.RetryAt) = (0, null, false, null);
        // A 304 may leave out the validators; then the old ones stay valid.
        (stored.ETag, stored.LastModified) = (
            response.ETag ?? (response.IsSuccess ? null : stored.ETag),
            response.LastModified ?? (response.IsSuccess ? null : stored.LastModified)
        );
        if (
            response.PermanentAddress?.AbsoluteUri is { } moved
            && moved != stored.Address
            && !await db.Subscriptions.AnyAsync(other => other.Address == moved, ct)
        )
        {
            Moved(stored.Address, moved);
            MoveTo(stored, response.PermanentAddress);
        }
        return stored;
    }

    // A password is for one origin, and trust in a certificate is for one host.
    private static void MoveTo(Subscription stored, Uri address)
    {
        var before = new Uri(stored.Address);
        if (!FetchCredentials.AreFor(before, address))
            stored.Credentials = null;
        if (before.Host != address.Host)
            stored.AcceptsAnyCertificate = false;
        stored.Address = address.AbsoluteUri;
    }

    private static string? Lines(IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
            return null;
        var lines = notes.Take(MaxNotes).Select(Sentence);
        return string.Join(
            '\n',
            notes.Count > MaxNotes ? lines.Append($"And {notes.Count - MaxNotes:N0} more.") : lines
        );
    }

    private static string Sentence(string note)
    {
        var line = Headlines.Clean(note).TrimEnd('.') + ".";
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    // The longer of what the feed and the response headers ask for; null if neither asks for anything.
    private static TimeSpan? LongestWish(FetchResponse response, ParsedFeed? feed) =>
        feed?.TtlMinutes is { } ttl
        && TimeSpan.FromMinutes(Math.Min(ttl, 24 * 60)) is var wait
        && (response.MaxAge is null || wait > response.MaxAge)
            ? wait
            : response.MaxAge;

    private DateTimeOffset After(TimeSpan wait) => time.GetUtcNow() + wait;

    // This only spreads the requests, so nobody gains anything by guessing it.
#pragma warning disable CA5394
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(LogLevel.Information, "The feed at {From} has moved to {To} for good")]
    private partial void Moved(string from, string to);
}
