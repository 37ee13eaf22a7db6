using System.CommandLine;

namespace NewsReader.Cli.Feeds;

/// <summary><c>feeds add|remove|list|refresh|stories|set|import|export</c>: manages the owner's
/// subscriptions.</summary>
internal static class FeedsCommand
{
    public static Command Create(CommandRunner run) =>
        new("feeds", "Manage your feeds.")
        {
            AddFeedCommand.Create(run),
            RemoveFeedCommand.Create(run),
            ListFeedsCommand.Create(run),
            RefreshFeedsCommand.Create(run),
            FullTextCommand.Create(run),
            SetFeedCommand.Create(run),
            ImportFeedsCommand.Create(run),
            ExportFeedsCommand.Create(run),
        };
}
