using System.CommandLine;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds set</c>: how a feed is fetched, and which folder it is in.</summary>
internal static class SetFeedCommand
{
    public static Command Create(CommandRunner run)
    {
        var name = NamedFeeds.Argument();
        var agent = new Option<string?>("--user-agent")
        {
            Description = "The User-Agent to send; \"\" for the default",
        };
        var size = new Option<string?>("--size-limit")
        {
            Description =
                $"The largest response to read, in MB: 1 to {FeedSettings.MaxSizeLimit}; \"\" for the default",
        };
        var certificate = new Option<string?>("--trust-certificate")
        {
            Description = "on: accept any certificate of the feed's host",
        };
        certificate.AcceptOnlyFromAmong("on", "off");
        var user = new Option<string?>("--user")
        {
            Description = "The user name, if the feed needs one; \"\" for none",
        };
        var password = new Option<string?>("--password") { Description = "The password for that user name" };
        var folder = new Option<string?>("--folder") { Description = "The folder to put the feed in; \"\" for none" };
        var command = new Command("set", "Change how a feed is fetched.")
        {
            name,
            agent,
            size,
            certificate,
            user,
            password,
            folder,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var change = new FeedSettingsChange
                {
                    UserAgent = parsed.GetValue(agent),
                    SizeLimit = parsed.GetValue(size),
                    AcceptsAnyCertificate = parsed.GetValue(certificate) is { } trust ? trust == "on" : null,
                    UserName = parsed.GetValue(user),
                    Password = parsed.GetValue(password),
                    Folder = parsed.GetValue(folder),
                };
                return run(parsed, (context, token) => Set(context, parsed.GetValue(name)!, change, token), ct);
            }
        );
        return command;
    }

    private static async Task<int> Set(
        CommandContext context,
        string name,
        FeedSettingsChange change,
        CancellationToken ct
    )
    {
        if (await NamedFeeds.FindOne(context, name, ct) is not { } feed)
            return CommandLine.Failed;
        var result = await context.Get<Subscriber>().Change(feed.Id, change, ct);
        if (result.Feed is null)
            return NamedFeeds.FailUnknown(context, name);
        if (result.Fault is { } fault)
            return context.Fail(fault);
        context.Output.Line($"Saved for {feed.Source.Name}.");
        return CommandLine.Done;
    }
}
