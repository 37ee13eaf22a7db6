using System.CommandLine;
using System.Globalization;
using NewsReader.Formats.Feeds;
using NewsReader.Incoming.Feeds.Opml;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds import</c>: subscribes to the feeds in an OPML file.</summary>
internal static class ImportFeedsCommand
{
    public static Command Create(CommandRunner run)
    {
        var path = new Argument<string>("file") { Description = "An OPML file" };
        var command = new Command(
            "import",
            "Subscribe to the feeds in an OPML file, with its folders. "
                + "Exit code: 0 all added, 1 some refused, 2 nothing done."
        )
        {
            path,
        };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    (context, token) =>
                        Import(context, Path.GetFullPath(parsed.GetValue(path)!, context.Directory), token),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Import(CommandContext context, string path, CancellationToken ct)
    {
        ImportedOpml imported;
        try
        {
            if (new FileInfo(path).Length > FeedParser.MaxBytes)
                return context.Fail($"{path}: expected at most {FeedParser.MaxBytes / 1_000_000} MB.");
            imported = await context.Get<OpmlImport>().Import(await File.ReadAllBytesAsync(path, ct), ct);
        }
        catch (Exception e) when (e is FeedException or IOException or UnauthorizedAccessException)
        {
            return context.Fail($"{path}: {e.Message}");
        }
        var name = Path.GetFileName(path);
        foreach (var problem in imported.Problems)
            context.Output.Error($"{name}: {problem}");
        foreach (var (feed, result) in imported.Feeds)
        {
            if (result.Refusal is { } refusal)
                context.Output.Error($"{name}, line {feed.Line}: {refusal}");
            else if (result.Subscription!.IsGone)
                context.Output.Error(
                    $"{name}, line {feed.Line}: {feed.Url} is gone for good (410), not checked again."
                );
        }
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{imported.Added:N0} added, {imported.Known:N0} already in your feeds, {imported.Refused:N0} refused."
        );
        context.Output.Line(
            imported.Added > 0 ? $"{counts} They are fetched while the site is running, or by feeds refresh." : counts
        );
        return imported.Refused > 0 ? CommandLine.Refused : CommandLine.Done;
    }
}
