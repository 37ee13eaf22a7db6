using System.CommandLine;
using NewsReader.Collection;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Language;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds remove</c>: unsubscribes from a feed, and keeps or removes its articles.</summary>
internal static class RemoveFeedCommand
{
    public static Command Create(CommandRunner run)
    {
        var name = NamedFeeds.Argument();
        var articles = new Option<string?>("--articles") { Description = "Keep or remove the feed's articles" };
        articles.AcceptOnlyFromAmong("keep", "remove");
        var command = new Command("remove", "Unsubscribe from a feed.") { name, articles };
        command.SetAction(
            (parsed, ct) =>
                run(
                    parsed,
                    (context, token) => Remove(context, parsed.GetValue(name)!, parsed.GetValue(articles), token),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Remove(CommandContext context, string name, string? articles, CancellationToken ct)
    {
        if (await NamedFeeds.FindOne(context, name, ct) is not { } feed)
            return CommandLine.Failed;
        var count = await context.Get<DatabaseWriter>().Read(db => db.ArticlesBroughtBy(feed.Id, ct), ct);
        if (count > 0 && articles is null)
            return context.Fail(
                $"{feed.Source.Name} has brought {Articles(count)}. Say what to do with "
                    + "them: --articles keep, or --articles remove "
                    + "(articles that others list stay as headlines)."
            );
        var removesArticles = articles == "remove";
        var removed = await context.Get<Subscriber>().Remove(feed, removesArticles, ct);
        var outcome = removesArticles ? $"{Articles(removed)} removed" : $"{Articles(count)} kept";
        context.Output.Line($"Unsubscribed from {feed.Source.Name}; {outcome}.");
        return CommandLine.Done;
    }

    private static string Articles(int count) => Plural.Of(count, "article", "articles");
}
