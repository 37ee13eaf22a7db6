using System.CommandLine;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds stories</c>: whether the full text of a feed's articles is fetched from their pages.</summary>
internal static class FullTextCommand
{
    public static Command Create(CommandRunner run)
    {
        var name = NamedFeeds.Argument();
        var state = new Argument<string>("state") { Description = "on or off" };
        state.AcceptOnlyFromAmong("on", "off");
        var command = new Command(
            "stories",
            "Get full text from web pages, for a feed that only sends headlines or summaries."
        )
        {
            name,
            state,
        };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    (context, token) => Set(context, parsed.GetValue(name)!, parsed.GetValue(state) == "on", token),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Set(CommandContext context, string name, bool on, CancellationToken ct)
    {
        if (await NamedFeeds.FindOne(context, name, ct) is not { } feed)
            return CommandLine.Failed;
        var change = await context.Get<Subscriber>().Change(feed.Id, new() { FetchesStories = on }, ct);
        if (change.Feed is null)
            return NamedFeeds.FailUnknown(context, name);
        context.Output.Line(
            on
                ? $"Full text for {feed.Source.Name} is fetched from its pages while the site is running."
                : $"{feed.Source.Name} shows only what the feed sends."
        );
        return CommandLine.Done;
    }
}
