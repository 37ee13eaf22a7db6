using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Fetching;
using NewsReader.Formats.Feeds;
using NewsReader.Incoming.Feeds.Entries;
using NewsReader.Intake;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>
/// Fetches a feed and imports what is new. Its entries, validators and state are stored in one transaction.
/// </summary>
/// <remarks>If the poller and the owner ask for the same feed at the same time, it is fetched once. A caller that stops
/// waiting does not cancel the fetch for the others.</remarks>
public sealed partial class FeedRefresher(
    FeedFetcher fetcher,
    ArticleImporter importer,
    DatabaseWriter database,
    FeedCheckWriter checks,
    TimeProvider time,
    ILogger<FeedRefresher> log,
    IHostApplicationLifetime? lifetime = null
) : IAsyncDisposable
{
    /// <summary>How many feeds are fetched at the same time.</summary>
    public const int MostAtOnce = 6;

    /// <summary>The owner can fetch a feed again after this time.</summary>
    internal static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(5);

    private readonly SingleFlight<int, RefreshResult?> underWay = new(lifetime?.ApplicationStopping ?? default);

    /// <summary>
    /// Fetches a feed because the owner wants it now, but not more often than its server should have to answer.
    /// </summary>
    /// <returns>Null if there is no such subscription any more.</returns>
    public async Task<RefreshResult?> RefreshByHand(Subscription feed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (PollingSchedule.WaitsUntil(feed.RetryAt, now) is { } until)
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

    /// <summary>Fetches a feed now.</summary>
    /// <returns>Null if there is no such subscription any more.</returns>
    public Task<RefreshResult?> Refresh(int id, CancellationToken ct) =>
        underWay.Share(id, stopping => RefreshOnce(id, stopping), ct);

    public ValueTask DisposeAsync() => underWay.DisposeAsync();

    /// <summary>Imports a feed from a response that is already here.</summary>
    /// <param name="subscription">The feed, with its source.</param>
    /// <param name="response">The response of its server.</param>
    /// <param name="ct">Cancels the import; then nothing is stored.</param>
    public async Task<RefreshResult> Import(Subscription subscription, FetchResponse response, CancellationToken ct)
    {
        if (response.Status == HttpStatusCode.NotModified)
            return await checks.Unchanged(subscription, response, ct);
        if (response.Status == HttpStatusCode.Gone)
            return await checks.Gone(subscription, "its publisher says that it is gone for good (410)", ct);
        if (!response.IsSuccess)
            return await checks.Failed(
                subscription,
                $"the server answered {Phrase(response.Status)}",
                response.RetryAfter,
                ct
            );
        var hash = SHA256.HashData(response.Bytes.Span);
        if (hash.AsSpan().SequenceEqual(subscription.Hash))
            return await checks.Unchanged(subscription, response, ct);
        try
        {
            return await ImportEntries(subscription, response, hash, ct);
        }
        catch (FeedException e)
        {
            return await checks.Failed(subscription, e.Message, response.RetryAfter, ct);
        }
    }

    private async Task<RefreshResult?> RefreshOnce(int id, CancellationToken ct)
    {
        if (
            await database.Read(
                db => db.Subscriptions.AsNoTracking().Include(s => s.Source).FirstOrDefaultAsync(s => s.Id == id, ct),
                ct
            )
            is not { } subscription
        )
            return null;
        try
        {
            var response = await fetcher.GetFeed(FeedFetcher.RequestFor(subscription), ct);
            return await Import(subscription, response, ct);
        }
        catch (FetchException e)
        {
            return await checks.Failed(subscription, e.Message, null, ct);
        }
        catch (Exception e) when (DatabaseFault.In(e) is { } fault)
        {
            // The feed's state cannot be stored either.
            if (!DatabaseFault.MayPass(fault))
                Failed(e, subscription.Address, fault.Message);
            return new([], $"it could not be stored: {fault.Message}", time.GetUtcNow() + PollingSchedule.Shortest)
            {
                IsNotStored = true,
            };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A bug of ours that this feed triggers. Count it as a failure, so that the feed is not fetched again at
            // once.
            Failed(e, subscription.Address, e.Message);
            return await checks.Failed(
                subscription,
                $"it could not be read: {e.GetType().Name}: {e.Message}",
                null,
                ct
            );
        }
    }

    private async Task<RefreshResult> ImportEntries(
        Subscription subscription,
        FetchResponse response,
        byte[] hash,
        CancellationToken ct
    )
    {
        var feed = FeedFetcher.Parse(response);
        subscription = await FeedNames.NameByTitle(database, subscription, feed, ct);
        var drafts = FeedDrafts.Of(subscription, feed);
        List<string> notes = [.. drafts.Notes];

        await using var run = importer.Begin();
        // The entries and the validators are stored together or not at all.
        await using var write = await run.Begin(ct);
        var articles = await write.KeepNew(drafts.Articles, ct);
        foreach (var article in articles)
        {
            if (article.LeftOut is { } whole)
                notes.Add(whole);
            notes.AddRange(article.Notes.Select(note => $"the entry “{article.Headline}”: {note}"));
        }
        var nextAt = await checks.Succeeded(write.Db, subscription, new(response, hash, feed, notes), ct);
        await write.Commit();
        foreach (var note in notes.Take(FeedCheckWriter.MaxNotes))
            Noted(subscription.Address, note);
        return new([.. articles.Where(article => article.Outcome != ImportOutcome.Unchanged)], null, nextAt)
        {
            Notes = notes,
        };
    }

    private static string Phrase(HttpStatusCode status) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)status} ({ReasonPhrases.GetReasonPhrase((int)status)})");

    [LoggerMessage(LogLevel.Error, "Reading the feed {Feed} failed: {Reason}")]
    private partial void Failed(Exception exception, string feed, string reason);

    [LoggerMessage(LogLevel.Information, "In the feed {Feed}: {Note}")]
    private partial void Noted(string feed, string note);
}
