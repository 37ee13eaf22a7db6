using System.CommandLine;
using NewsReader.Collection;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds list</c>: lists the feeds and their state.</summary>
internal static class ListFeedsCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("list", "List your feeds and their state.");
        command.SetAction((parsed, ct) => run(parsed, List, ct));
        return command;
    }

    private static async Task<int> List(CommandContext context, CancellationToken ct)
    {
        var now = context.Get<TimeProvider>().GetUtcNow();
        var feeds = await context.Get<DatabaseWriter>().Read(db => db.FeedStates(now, ct), ct);
        foreach (var feed in feeds)
        {
            var folder = feed.Folder.Length > 0 ? $"  [{FolderPath.Shown(feed.Folder)}]" : "";
            context.Output.Line($"{feed.Id}  {feed.Name}{folder}");
            context.Output.Line($"    {feed.Address}");
            context.Output.Line($"    {feed.StateText}");
        }
        if (feeds.Count == 0)
            context.Output.Line("No feeds yet. Add one: feeds add ADDRESS");
        return CommandLine.Done;
    }
}
