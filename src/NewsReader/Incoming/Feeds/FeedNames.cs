using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Intake;

namespace NewsReader.Incoming.Feeds;

/// <summary>
/// What a feed is called: two feeds of one publisher are one source, two publishers under one name are two.
/// </summary>
internal static class FeedNames
{
    /// <summary>The source of a feed.</summary>
    /// <param name="db">Of a write that is under way.</param>
    /// <param name="title">What a list or the feed itself calls it; null or blank for its host.</param>
    /// <param name="address">Where it is asked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Source> SourceFor(NewsDb db, string? title, string address, CancellationToken ct)
    {
        var host = new Uri(address).Host;
        var clean = Headlines.Clean(title ?? "") is { Length: > 0 } named ? named : host;
        var name =
            clean.Length <= Headlines.MaxLength - host.Length - 3
                ? clean
                : clean[..(Headlines.MaxLength - host.Length - 3)];
        var normalised = Headlines.Normalise(name);
        var addresses = await db
            .Subscriptions.Where(s => s.Source.NormalisedName == normalised)
            .Select(s => s.Address)
            .ToListAsync(ct);
        return await db.SourceNamed(
            addresses.All(other => new Uri(other).Host == host) ? name : $"{name} ({host})",
            ct
        );
    }

    /// <summary>
    /// Gives a feed that came without a name, and is called by its host, the name that it gives itself in its first
    /// answer.
    /// </summary>
    /// <returns>The subscription as it is now.</returns>
    public static async Task<Subscription> NameByItself(
        DatabaseWriter file,
        Subscription subscription,
        ParsedFeed feed,
        CancellationToken ct
    )
    {
        if (!subscription.IsNamedByHost)
            return subscription;
        return await file.Write(
            CollectionChanges.Feeds,
            async db =>
            {
                var followed = db.Subscriptions.Include(s => s.Source);
                if (await followed.FirstOrDefaultAsync(s => s.Id == subscription.Id, ct) is not { } stored)
                    return subscription;
                var host = stored.Source;
                stored.IsNamedByHost = false;
                if (Headlines.Clean(feed.Title ?? "").Length > 0)
                    stored.Source = await SourceFor(db, feed.Title, stored.Address, ct);
                await db.SaveChangesAsync(ct);
                var isInUse =
                    await db.Subscriptions.AnyAsync(s => s.SourceId == host.Id, ct)
                    || await db.Articles.AnyAsync(a => a.SourceId == host.Id, ct);
                if (!isInUse)
                    await db.Sources.Where(source => source.Id == host.Id).ExecuteDeleteAsync(ct);
                return stored;
            },
            ct
        );
    }
}
