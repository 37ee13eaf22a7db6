using System.CommandLine;
using NewsReader.Incoming.Feeds.Polling;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds refresh</c>: fetches feeds now.</summary>
internal static class RefreshFeedsCommand
{
    public static Command Create(CommandRunner run)
    {
        var names = new Argument<string[]>("feed")
        {
            Description = "Numbers or addresses of feeds; all feeds if you name none",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "refresh",
            "Fetch feeds now. Exit code: 0 all fetched, 1 some failed, 2 no such feed."
        )
        {
            names,
        };
        command.SetAction(
            (parsed, ct) => run(parsed, (context, token) => Refresh(context, parsed.GetValue(names)!, token), ct)
        );
        return command;
    }

    private static async Task<int> Refresh(CommandContext context, string[] names, CancellationToken ct)
    {
        if (await NamedFeeds.Find(context, names, ct) is not { } feeds)
            return CommandLine.Failed;
        // Fetch every feed that was named. Without names, skip the feeds that are gone.
        if (names.Length == 0)
        {
            foreach (var gone in feeds.Where(feed => feed.IsGone))
                context.Output.Line($"{gone.Address}: gone for good (410), not checked again.");
            feeds = [.. feeds.Where(feed => !feed.IsGone)];
        }
        var sync = new Lock();
        var (done, failed) = (0, 0);
        await Parallel.ForEachAsync(
            feeds,
            new ParallelOptions { MaxDegreeOfParallelism = FeedRefresher.MostAtOnce, CancellationToken = ct },
            async (feed, inner) =>
            {
                if (await context.Get<FeedRefresher>().RefreshByHand(feed, inner) is not { } result)
                    return;
                lock (sync)
                {
                    if (result.Problem is not null)
                        failed++;
                    RefreshReport.Write(context.Output, feed.Address, result);
                    context.Output.Progress(++done, feeds.Count);
                }
            }
        );
        return failed > 0 ? CommandLine.Refused : CommandLine.Done;
    }
}
