using System.CommandLine;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds add</c>: subscribes to a feed and fetches it.</summary>
internal static class AddFeedCommand
{
    private const int MostOthers = 5;

    public static Command Create(CommandRunner run)
    {
        var address = new Argument<string>("address")
        {
            Description = "The address of a feed, or of a site that links to one",
        };
        var folder = new Option<string?>("--folder") { Description = "The folder to put the feed in" };
        var command = new Command("add", "Subscribe to a feed and fetch it.") { address, folder };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    (context, token) => Add(context, parsed.GetValue(address)!, parsed.GetValue(folder), token),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Add(CommandContext context, string address, string? folder, CancellationToken ct)
    {
        var added = await context.Get<Subscriber>().Add(address, folder, ct);
        if (added.Subscription is not { } feed)
            return context.Fail($"Not added: {added.Refusal}.");
        context.Output.Line(
            added.IsNew
                ? $"Added {feed.Source.Name} at {feed.Address} ({feed.Id})."
                : $"{feed.Source.Name} at {feed.Address} is already in your feeds ({feed.Id})."
        );
        foreach (var other in added.Others.Take(MostOthers))
            context.Output.Line($"The site has another feed: {other}");
        if (added.Refreshed is { } result)
            RefreshReport.Write(context.Output, feed.Address, result);
        return CommandLine.Done;
    }
}
