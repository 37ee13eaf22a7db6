using System.CommandLine;
using NewsReader.Collection;
using NewsReader.Incoming.Feeds.Opml;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds export</c>: writes the feeds as OPML.</summary>
internal static class ExportFeedsCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("export", "Write your feeds as OPML 2.0.");
        command.SetAction((parsed, ct) => run(parsed, Export, ct));
        return command;
    }

    private static async Task<int> Export(CommandContext context, CancellationToken ct)
    {
        var opml = await context.Get<DatabaseWriter>().Read(db => db.Opml(ct), ct);
        foreach (var line in opml.Split('\n'))
            context.Output.Line(line);
        return CommandLine.Done;
    }
}
