using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsReader.Cli.Verbs;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake.Runs;

namespace NewsReader.Cli;

/// <summary><c>feeds add|remove|list|refresh|stories|set|import|export</c>: manages the owner's
/// subscriptions.</summary>
internal static class FeedsCommand
{
    private const int MostNamed = 5;

    public static Command Create(VerbRunner run) =>
        new("feeds", "Manage your feeds.")
        {
            Add(run),
            Remove(run),
            List(run),
            Refresh(run),
            Stories(run),
            FeedSetCommand.Create(run),
            Import(run),
            Export(run),
        };

    private static Command Add(VerbRunner run)
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
                    async (context, token) =>
                    {
                        var added = await context
                            .Get<Subscriber>()
                            .Add(parsed.GetValue(address)!, parsed.GetValue(folder), token);
                        if (added.Subscription is not { } feed)
                            return context.Fail($"Not added: {added.Refusal?.TrimEnd('.')}.");
                        context.Output.Line(
                            added.IsNew
                                ? $"Added {feed.Source.Name} at {feed.Address} ({feed.Id})."
                                : $"{feed.Source.Name} at {feed.Address} is already in your feeds ({feed.Id})."
                        );
                        foreach (var other in added.Others.Take(MostNamed))
                            context.Output.Line($"The site has another feed: {other}");
                        if (added.Refreshed is { } read)
                            Report(context, feed.Address, read);
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static Command Remove(VerbRunner run)
    {
        var which = new Argument<string>("feed") { Description = "The feed's number or address" };
        var articles = new Option<string?>("--articles") { Description = "Keep or remove the feed's articles" };
        articles.AcceptOnlyFromAmong("keep", "remove");
        var command = new Command("remove", "Unsubscribe from a feed.") { which, articles };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        if (await Find(context, [parsed.GetValue(which)!], token) is not [var feed])
                            return CommandLine.Failed;
                        var count = await context
                            .Get<DatabaseWriter>()
                            .Read(db => db.ArticlesBroughtBy(feed.Id, token), token);
                        if (count > 0 && parsed.GetValue(articles) is null)
                            return context.Fail(
                                $"{feed.Source.Name} has brought {Many(count, "article")}. Say what to do with "
                                    + "them: --articles keep, or --articles remove "
                                    + "(articles that others list stay as headlines)."
                            );
                        var removed = await context
                            .Get<Subscriber>()
                            .Remove(feed, parsed.GetValue(articles) == "remove", token);
                        var outcome =
                            parsed.GetValue(articles) == "remove"
                                ? $"{Many(removed, "article")} removed"
                                : $"{Many(count, "article")} kept";
                        context.Output.Line($"Unsubscribed from {feed.Source.Name}; {outcome}.");
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static Command List(VerbRunner run)
    {
        var command = new Command("list", "List your feeds and their state.");
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        var feeds = await context
                            .Get<DatabaseWriter>()
                            .Read(db => db.FeedStates(context.Get<TimeProvider>().GetUtcNow(), token), token);
                        foreach (var feed in feeds)
                        {
                            context.Output.Line(
                                $"{feed.Id}  {feed.Name}{(feed.Folder.Length > 0 ? $"  [{FolderPath.Shown(feed.Folder)}]" : "")}"
                            );
                            context.Output.Line($"    {feed.Address}");
                            context.Output.Line($"    {feed.StateText}");
                        }
                        if (feeds.Count == 0)
                            context.Output.Line("No feeds yet. Add one: feeds add ADDRESS");
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static Command Refresh(VerbRunner run)
    {
        var which = new Argument<string[]>("feed")
        {
            Description = "Numbers or addresses of feeds; all feeds if you name none",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "refresh",
            "Fetch feeds now. Exit code: 0 all fetched, 1 some failed, 2 no such feed."
        )
        {
            which,
        };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        if (await Find(context, parsed.GetValue(which)!, token) is not { } feeds)
                            return CommandLine.Failed;
                        // Fetch every feed that was named. Without names, skip the feeds that are gone.
                        if (parsed.GetValue(which)!.Length == 0)
                        {
                            foreach (var gone in feeds.Where(feed => feed.IsGone))
                                context.Output.Line($"{gone.Address}: gone for good (410), not checked again.");
                            feeds = [.. feeds.Where(feed => !feed.IsGone)];
                        }
                        var (done, failed) = (0, 0);
                        await Parallel.ForEachAsync(
                            feeds,
                            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = token },
                            async (feed, inner) =>
                            {
                                var result = await context.Get<FeedRefresher>().RefreshByHand(feed, inner);
                                lock (feeds)
                                {
                                    if (result is null)
                                        return;
                                    if (result.Problem is not null)
                                        failed++;
                                    Report(context, feed.Address, result);
                                    context.Output.Progress(++done, feeds.Count);
                                }
                            }
                        );
                        return failed > 0 ? CommandLine.Refused : CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static Command Stories(VerbRunner run)
    {
        var which = new Argument<string>("feed") { Description = "The feed's number or address" };
        var state = new Argument<string>("state") { Description = "on or off" };
        state.AcceptOnlyFromAmong("on", "off");
        var command = new Command(
            "stories",
            "Get full text from web pages, for a feed that only sends headlines or summaries."
        )
        {
            which,
            state,
        };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        if (await Find(context, [parsed.GetValue(which)!], token) is not [var feed])
                            return CommandLine.Failed;
                        var on = parsed.GetValue(state) == "on";
                        await context
                            .Get<DatabaseWriter>()
                            .Write(
                                CollectionChanges.Feeds,
                                db =>
                                    db.Subscriptions.Where(s => s.Id == feed.Id)
                                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.FetchesStories, on), token),
                                token
                            );
                        context.Output.Line(
                            on
                                ? $"Full text for {feed.Source.Name} is fetched from its pages while the site is running."
                                : $"{feed.Source.Name} shows only what the feed sends."
                        );
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    private static Command Import(VerbRunner run)
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

    private static async Task<int> Import(VerbContext context, string path, CancellationToken ct)
    {
        ImportedOpml list;
        try
        {
            if (new FileInfo(path).Length > FeedParser.MaxBytes)
                return context.Fail($"{path}: expected at most {FeedParser.MaxBytes / 1_000_000} MB.");
            list = await context.Get<OpmlImport>().Import(await File.ReadAllBytesAsync(path, ct), ct);
        }
        catch (Exception e) when (e is FeedException or IOException or UnauthorizedAccessException)
        {
            return context.Fail($"{path}: {e.Message}");
        }
        foreach (var problem in list.Problems)
            context.Output.Error($"{Path.GetFileName(path)}: {problem}");
        foreach (var (feed, result) in list.Feeds)
        {
            var place = $"{Path.GetFileName(path)}, line {feed.Line}";
            if (result.Refusal is { } refusal)
                context.Output.Error($"{place}: {refusal}");
            else if (result.Subscription!.IsGone)
                context.Output.Error($"{place}: {feed.Url} is gone for good (410), not checked again.");
        }
        context.Output.Line(
            string.Create(
                    CultureInfo.InvariantCulture,
                    $"{list.Added:N0} added, {list.Known:N0} already in your feeds, {list.Refused:N0} refused. "
                        + $"{(list.Added > 0 ? "They are fetched while the site is running, or by feeds refresh." : "")}"
                )
                .TrimEnd()
        );
        return list.Refused > 0 ? CommandLine.Refused : CommandLine.Done;
    }

    private static Command Export(VerbRunner run)
    {
        var command = new Command("export", "Write your feeds as OPML 2.0.");
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    async (context, token) =>
                    {
                        foreach (
                            var line in (await context.Get<DatabaseWriter>().Read(db => db.Opml(token), token)).Split(
                                '\n'
                            )
                        )
                            context.Output.Line(line);
                        return CommandLine.Done;
                    },
                    ct
                )
        );
        return command;
    }

    // Null, after reporting the reason, if one of them does not exist.
    internal static async Task<List<Subscription>?> Find(VerbContext context, string[] which, CancellationToken ct)
    {
        var all = await context
            .Get<DatabaseWriter>()
            .Read(db => db.Subscriptions.AsNoTracking().Include(s => s.Source).OrderBy(s => s.Id).ToListAsync(ct), ct);
        if (which.Length == 0)
            return all;
        List<Subscription> found = [];
        foreach (var name in which)
        {
            var address = FeedAddress.Read(name)?.Address.AbsoluteUri;
            if (
                all.Find(s =>
                    s.Id.ToString(CultureInfo.InvariantCulture) == name || s.Address == address || s.Key == address
                )
                is not { } feed
            )
            {
                context.Fail($"“{name}” is not one of your feeds. See feeds list.");
                return null;
            }
            found.Add(feed);
        }
        return found;
    }

    private static void Report(VerbContext context, string address, RefreshResult read)
    {
        if (read.Problem is { } problem)
        {
            context.Output.Error(
                $"{address}: {problem}. {(read.IsGone ? "It is not checked again." : $"Next check at {read.NextAt:u}.")}"
            );
            return;
        }
        foreach (var leftOut in read.LeftOut.Take(MostNamed))
            context.Output.Error($"{address}: {leftOut}");
        context.Output.Line(
            $"{address}: {Many(read.Count(ImportOutcome.Added), "article")} added, "
                + $"{read.Count(ImportOutcome.Filled)} filled, {read.Count(ImportOutcome.Updated)} updated."
        );
    }

    private static string Many(int count, string what) => Language.Plural.Of(count, what, what + "s");
}
