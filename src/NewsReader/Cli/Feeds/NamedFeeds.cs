using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Cli.Feeds;

/// <summary>Finds the feeds that a command names by number or address.</summary>
internal static class NamedFeeds
{
    public static Argument<string> Argument() => new("feed") { Description = "The feed's number or address" };

    /// <summary>Finds one feed, with its source.</summary>
    /// <returns>Null if there is no such feed, after reporting that.</returns>
    public static async Task<Subscription?> FindOne(CommandContext context, string name, CancellationToken ct) =>
        await Find(context, [name], ct) is [var feed] ? feed : null;

    /// <summary>Finds feeds, with their sources; all feeds if no name is given.</summary>
    /// <returns>Null if one of them does not exist, after reporting that.</returns>
    public static async Task<IReadOnlyList<Subscription>?> Find(
        CommandContext context,
        string[] names,
        CancellationToken ct
    )
    {
        var all = await context
            .Get<DatabaseWriter>()
            .Read(db => db.Subscriptions.AsNoTracking().Include(s => s.Source).OrderBy(s => s.Id).ToListAsync(ct), ct);
        if (names.Length == 0)
            return all;
        List<Subscription> found = [];
        foreach (var name in names)
        {
            var address = FeedAddress.Read(name)?.Address.AbsoluteUri;
            if (
                all.Find(s =>
                    s.Id.ToString(CultureInfo.InvariantCulture) == name || s.Address == address || s.Key == address
                )
                is not { } feed
            )
            {
                FailUnknown(context, name);
                return null;
            }
            found.Add(feed);
        }
        return found;
    }

    /// <summary>Reports that there is no such feed, or no longer.</summary>
    /// <returns>The exit code.</returns>
    public static int FailUnknown(CommandContext context, string name) =>
        context.Fail($"“{name}” is not one of your feeds. See feeds list.");
}
