using System.CommandLine;
using NewsReader.Cli.Verbs;
using NewsReader.Formats;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Cli;

/// <summary><c>feeds set</c>: how a feed is fetched, and which folder it is in.</summary>
internal static class FeedSetCommand
{
    public static Command Create(VerbRunner run)
    {
        var which = new Argument<string>("feed") { Description = "The feed's number or address" };
        var agent = new Option<string?>("--user-agent")
        {
            Description = "The User-Agent to send; \"\" for the default",
        };
        var size = new Option<int?>("--size-limit")
        {
            Description = $"The largest response to read, in MB: 1 to {FeedSettings.MaxSizeLimit}",
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
            which,
            agent,
            size,
            certificate,
            user,
            password,
            folder,
        };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        if (await FeedsCommand.Find(context, [parsed.GetValue(which)!], token) is not [var feed])
                            return CommandLine.Failed;
                        var settings = FeedSettings.Of(feed);
                        if (parsed.GetValue(agent) is { } name)
                            settings = settings with { UserAgent = name.Trim().Length > 0 ? name.Trim() : null };
                        if (parsed.GetValue(size) is { } megabytes)
                            settings = settings with { SizeLimit = megabytes };
                        if (parsed.GetValue(certificate) is { } trust)
                            settings = settings with { AcceptsAnyCertificate = trust == "on" };
                        if (parsed.GetValue(folder) is { } kept)
                            settings = settings with { Folder = FolderPath.Clean(kept) };
                        settings = settings with
                        {
                            Credentials = Login(settings.Credentials, parsed.GetValue(user), parsed.GetValue(password)),
                        };
                        if (settings.Fault is { } fault)
                            return context.Fail(fault);
                        await context.Get<Subscriber>().Change(feed.Id, settings, token);
                        context.Output.Line($"Saved for {feed.Source.Name}.");
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static FetchCredentials? Login(FetchCredentials? before, string? user, string? password)
    {
        if (user is null && password is null)
            return before;
        if (user is { Length: 0 })
            return null;
        return new(user ?? before?.UserName ?? "", password ?? before?.Password ?? "");
    }
}
