using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Intake;
using NewsReader.Intake.Recognising;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Asks for a feed and takes in what is new: entries, validators and the feed's state in one transaction.
/// </summary>
/// <remarks>Asked for by the poller and by hand at once, a feed is asked for once; and whoever gives up waiting ends
/// it for nobody.</remarks>
public sealed partial class FeedRefresher(
    FeedFetcher feeds,
    ArticleImporter importer,
    DatabaseWriter file,
    TimeProvider time,
    ILogger<FeedRefresher> log,
    IHostApplicationLifetime? lifetime = null
) : IAsyncDisposable
{
    /// <summary>The most entries that are taken of one answer, the first ones: feeds begin with the newest.</summary>
    public const int MostEntries = 1_000;

    private const int MostKept = 20;

    internal static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<int, RefreshResult?> underWay = new(lifetime?.ApplicationStopping ?? default);

    /// <summary>Asks because the owner wants it now; by hand, no more often than servers can bear.</summary>
    public async Task<RefreshResult?> RefreshByHand(Subscription feed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (PollingSchedule.LeftAloneUntil(feed.RetryAt, now) is { } until)
        {
            var problem = string.Create(CultureInfo.InvariantCulture, $"its server asks us to wait until {until:u}");
            return new([], problem, until) { IsTooSoon = true };
        }
        if (feed.TriedAt is { } tried && now - tried is var since && since >= TimeSpan.Zero && since < Cooldown)
            return new([], $"it was checked less than {Cooldown.TotalMinutes:0} minutes ago", tried + Cooldown)
            {
                IsTooSoon = true,
            };
        return await Refresh(feed.Id, ct);
    }

    /// <returns>Null when there is no such subscription any more.</returns>
    public Task<RefreshResult?> Refresh(int id, CancellationToken ct) =>
        underWay.Share(id, stopping => RefreshOnce(id, stopping), ct);

    public ValueTask DisposeAsync() => underWay.DisposeAsync();

    /// <summary>Takes in a feed that has been fetched already.</summary>
    public async Task<RefreshResult> Take(Subscription subscription, FetchResponse fetched, CancellationToken ct)
    {
        try
        {
            return fetched.Status switch
            {
                HttpStatusCode.NotModified => await TakeUnchanged(subscription, fetched, ct),
                HttpStatusCode.Gone => await Fail(
                    subscription,
                    "its publisher says that it is gone for good (410)",
                    null,
                    isGone: true,
                    ct
                ),
                _ when !fetched.IsSuccess => await Fail(
                    subscription,
                    $"the server answered {Told(fetched.Status)}",
                    fetched.RetryAfter,
                    isGone: false,
                    ct
                ),
                _ when subscription.Hash is { } known
                        && known.AsSpan().SequenceEqual(SHA256.HashData(fetched.Bytes.Span)) => await TakeUnchanged(
                    subscription,
                    fetched,
                    ct
                ),
                _ => await TakeEntries(subscription, fetched, ct),
            };
        }
        catch (FeedException e)
        {
            return await Fail(subscription, e.Message, fetched.RetryAfter, isGone: false, ct);
        }
    }

    private async Task<RefreshResult?> RefreshOnce(int id, CancellationToken ct)
    {
        if (
            await file.Read(
                db => db.Subscriptions.AsNoTracking().Include(s => s.Source).FirstOrDefaultAsync(s => s.Id == id, ct),
                ct
            )
            is not { } subscription
        )
            return null;
        try
        {
            var fetched = await feeds.GetFeed(FeedFetcher.RequestFor(subscription), ct);
            return await Take(subscription, fetched, ct);
        }
        catch (FetchException e)
        {
            return await Fail(subscription, e.Message, null, isGone: false, ct);
        }
        catch (Exception e) when (DatabaseFault.In(e) is { } database)
        {
            // Nor can its state be stored.
            return new([], $"it could not be stored: {database.Message}", time.GetUtcNow() + PollingSchedule.Shortest)
            {
                IsNotStored = true,
            };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A fault of ours, with this feed: it is as if its server had failed, so that it is not asked again at
            // once.
            Faulted(e, subscription.Address, e.Message);
            return await Fail(
                subscription,
                $"it could not be read: {e.GetType().Name}: {e.Message}",
                null,
                isGone: false,
                ct
            );
        }
    }

    private async Task<RefreshResult> TakeEntries(
        Subscription subscription,
        FetchResponse fetched,
        CancellationToken ct
    )
    {
        var feed = FeedFetcher.Parse(fetched);
        subscription = await FeedNames.NameByItself(file, subscription, feed, ct);
        List<string> leftOut = [.. feed.Problems];
        var drafts = Prepare(subscription, feed, leftOut);
        var rate = PollingSchedule.EntriesAWeek(feed, time.GetUtcNow());
        var nextAt = After(PollingSchedule.AfterSuccess(rate, Wish(fetched, feed), Chance()));

        await using var run = importer.Begin();
        // The entries and the validators go together or not at all.
        await using var write = await run.Begin(ct);
        var articles = await write.SaveNew(drafts, ct);
        foreach (var article in articles)
        {
            if (article.LeftOut is { } whole)
                leftOut.Add(whole);
            leftOut.AddRange(article.Notes.Select(note => $"the entry “{article.Headline}”: {note}"));
        }
        if (await Succeed(write.Db, subscription.Id, fetched, nextAt) is { } stored)
        {
            stored.Hash = SHA256.HashData(fetched.Bytes.Span);
            stored.SiteUrl = WebAddress.Canonical(feed.Link) ?? stored.SiteUrl;
            stored.EntriesAWeek = rate;
            stored.Notes = LinesOf(leftOut);
        }
        await write.Db.SaveChangesAsync(ct);
        await write.Commit();
        foreach (var left in leftOut.Take(MostKept))
            LeftOut(subscription.Address, left);
        return new([.. articles.Where(article => article.Outcome != ImportOutcome.Unchanged)], null, nextAt)
        {
            LeftOut = leftOut,
        };
    }

    private static string? LinesOf(List<string> leftOut)
    {
        if (leftOut.Count == 0)
            return null;
        var lines = leftOut.Take(MostKept).Select(Sentence);
        return string.Join(
            '\n',
            leftOut.Count > MostKept ? lines.Append($"And {leftOut.Count - MostKept:N0} more.") : lines
        );
    }

    private static string Sentence(string note)
    {
        var line = Headlines.Clean(note).TrimEnd('.') + ".";
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    private static List<PreparedArticle> Prepare(Subscription subscription, ParsedFeed feed, List<string> leftOut)
    {
        var places = new EntryKeys(subscription.Key, feed);
        if (feed.Entries.Count > MostEntries)
            leftOut.Add($"of {feed.Entries.Count} entries the first {MostEntries} are read");
        List<PreparedArticle> prepared = [];
        foreach (var same in feed.Entries.Take(MostEntries).GroupBy(places.PlaceOf))
        {
            var entry = same.First();
            if (same.Any(other => other.Content != entry.Content || other.Summary != entry.Summary))
                leftOut.Add(
                    $"of several entries “{entry.Title ?? entry.Id ?? entry.Link}” that nothing tells apart, the first one is read"
                );
            try
            {
                if (
                    EntryDrafts.Of(entry, places.UrlOf(entry), OriginOf(entry, places, subscription, feed)) is
                    { } article
                )
                {
                    prepared.Add(article);
                    if (article.Body?.PicturesLeftOut is > 0 and var pictures)
                        leftOut.Add(
                            $"the entry “{entry.Title ?? entry.Id ?? entry.Link}” is kept without {pictures} of the "
                                + "pictures in its text: they are larger than 1 MB, or 3 MB together"
                        );
                }
                else
                    leftOut.Add($"the entry “{entry.Id ?? entry.Link}” has neither a headline nor a text");
            }
            catch (ArticleException e)
            {
                leftOut.Add($"the entry “{entry.Title ?? entry.Id ?? entry.Link}” is left out: {e.Message}");
            }
        }
        return prepared;
    }

    private static Origin OriginOf(ParsedEntry entry, EntryKeys places, Subscription subscription, ParsedFeed feed)
    {
        var site = WebAddress.Canonical(feed.Link) ?? subscription.SiteUrl;
        var isPublisher = PrimaryFeed.IsPublishers(places.UrlOf(entry), site, subscription.Address);
        return new(places.PlaceOf(entry), subscription.Source.Name, EntryKeys.HashOf(entry))
        {
            OtherPaths = places.OtherPlacesOf(entry),
            Entry = new(
                subscription.Id,
                places.OwnIdOf(entry),
                places.HasOwnLink(entry),
                isPublisher,
                HasOwnText: false
            )
            {
                Site = site ?? subscription.Address,
            },
        };
    }

    private async Task<RefreshResult> TakeUnchanged(
        Subscription subscription,
        FetchResponse fetched,
        CancellationToken ct
    )
    {
        var nextAt = After(PollingSchedule.AfterSuccess(subscription.EntriesAWeek, Wish(fetched, null), Chance()));
        await file.WriteQuietly(
            async db =>
            {
                await Succeed(db, subscription.Id, fetched, nextAt);
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        return new([], null, nextAt);
    }

    // Within the writer's transaction; the caller saves.
    private async Task<Subscription?> Succeed(NewsDb db, int id, FetchResponse fetched, DateTimeOffset nextAt)
    {
        if (await db.Subscriptions.FindAsync(id) is not { } stored)
            return null;
        (stored.TriedAt, stored.SucceededAt, stored.NextAt) = (time.GetUtcNow(), time.GetUtcNow(), nextAt);
        (stored.Failures, stored.Problem, stored.IsGone, stored.RetryAt) = (0, null, false, null);
        (stored.ETag, stored.LastModified) = (
            fetched.ETag ?? (fetched.IsSuccess ? null : stored.ETag),
            fetched.LastModified ?? (fetched.IsSuccess ? null : stored.LastModified)
        );
        if (
            fetched.PermanentAddress?.AbsoluteUri is { } moved
            && moved != stored.Address
            && !await db.Subscriptions.AnyAsync(other => other.Address == moved)
        )
        {
            Moved(stored.Address, moved);
            MoveTo(stored, fetched.PermanentAddress);
        }
        return stored;
    }

    // A password is for one origin, and trust in a certificate for one host.
    private static void MoveTo(Subscription stored, Uri address)
    {
        var before = new Uri(stored.Address);
        if (!FetchCredentials.AreFor(before, address))
            stored.Credentials = null;
        if (before.Host != address.Host)
            stored.AcceptsAnyCertificate = false;
        stored.Address = address.AbsoluteUri;
    }

    private async Task<RefreshResult> Fail(
        Subscription subscription,
        string problem,
        TimeSpan? retryAfter,
        bool isGone,
        CancellationToken ct
    )
    {
        problem = problem.TrimEnd('.');
        var nextAt = After(PollingSchedule.AfterFailure(subscription.Failures + 1, retryAfter, Chance()));
        await file.WriteQuietly(
            async db =>
            {
                if (await db.Subscriptions.FindAsync([subscription.Id], ct) is not { } stored)
                    return 0;
                (stored.TriedAt, stored.NextAt, stored.Failures, stored.Problem) = (
                    time.GetUtcNow(),
                    nextAt,
                    stored.Failures + 1,
                    problem
                );
                stored.IsGone |= isGone;
                stored.RetryAt = retryAfter > TimeSpan.Zero ? time.GetUtcNow() + retryAfter : null;
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        return new([], problem, nextAt) { IsGone = isGone || subscription.IsGone };
    }

    private static TimeSpan? Wish(FetchResponse fetched, ParsedFeed? feed) =>
        feed?.TtlMinutes is { } ttl
        && TimeSpan.FromMinutes(Math.Min(ttl, 24 * 60)) is var wait
        && (fetched.MaxAge is null || wait > fetched.MaxAge)
            ? wait
            : fetched.MaxAge;

    private static string Told(HttpStatusCode status) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)status} ({Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase((int)status)})"
        );

    private DateTimeOffset After(TimeSpan wait) => time.GetUtcNow() + wait;

    // It spreads requests; nobody gains by guessing it.
#pragma warning disable CA5394
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(LogLevel.Error, "Reading the feed {Feed} failed: {Reason}")]
    private partial void Faulted(Exception exception, string feed, string reason);

    [LoggerMessage(LogLevel.Information, "Of the feed {Feed}: {LeftOut}")]
    private partial void LeftOut(string feed, string leftOut);

    [LoggerMessage(LogLevel.Information, "The feed at {From} has moved to {To} for good")]
    private partial void Moved(string from, string to);
}
