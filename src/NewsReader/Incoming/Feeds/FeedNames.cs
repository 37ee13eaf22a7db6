using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Intake;

namespace NewsReader.Incoming.Feeds;

/// <summary>
/// Names the source of a feed. Two feeds of one publisher share a source; two publishers with the same name do not.
/// </summary>
internal static class FeedNames
{
    /// <summary>Finds or adds the source of a feed.</summary>
    /// <param name="db">The context of a write.</param>
    /// <param name="title">The feed's title in a list or in the feed itself; null or blank to use its host.</param>
    /// <param name="address">The feed's address.</param>
    /// <param name="ct">Cancels the write.</param>
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
    /// Renames a feed that came from a list without a title. Until now it had the name of its host; now its first
    /// response gives its own.
    /// </summary>
    /// <returns>The subscription as it is now.</returns>
    public static async Task<Subscription> NameByTitle(
        DatabaseWriter database,
        Subscription subscription,
        ParsedFeed feed,
        CancellationToken ct
    )
    {
        if (!subscription.IsNamedByHost)
            return subscription;
        await using var write = await database.Begin(ct);
        var feeds = write.Db.Subscriptions.Include(s => s.Source);
        if (await feeds.FirstOrDefaultAsync(s => s.Id == subscription.Id, ct) is not { } stored)
            return subscription;
        var before = stored.Source;
        stored.IsNamedByHost = false;
        if (Headlines.Clean(feed.Title ?? "").Length > 0)
            stored.Source = await SourceFor(write.Db, feed.Title, stored.Address, ct);
        await write.Db.SaveChangesAsync(ct);
        var isRenamed = stored.Source.Id != before.Id;
        if (isRenamed)
            await RemoveUnused(write.Db, before, ct);
        await write.Commit(isRenamed ? CollectionChanges.Feeds : CollectionChanges.None);
        return stored;
    }

    private static async Task RemoveUnused(NewsDb db, Source source, CancellationToken ct)
    {
        var isInUse =
            await db.Subscriptions.AnyAsync(s => s.SourceId == source.Id, ct)
            || await db.Articles.AnyAsync(a => a.SourceId == source.Id, ct);
        if (!isInUse)
            await db.Sources.Where(s => s.Id == source.Id).ExecuteDeleteAsync(ct);
    }
}
