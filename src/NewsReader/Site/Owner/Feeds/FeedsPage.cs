using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>All feeds, and the forms for adding more.</summary>
public sealed record FeedsPage(IReadOnlyList<FeedState> Feeds) : Page
{
    /// <summary>The hint beside the field for a folder.</summary>
    public const string FolderHint =
        @"Optional. Write News/World for a folder inside a folder, and \/ for a slash in a name.";

    public override string Title => "Feeds";

    public override bool IsIndexed => false;

    /// <summary>What was just done, in words; or null.</summary>
    public string? DoneText { get; init; }

    /// <summary>The form for a feed; refused ones come back in it.</summary>
    public AddFeedForm Add { get; init; } = new();

    /// <summary>The form for an OPML list; refused ones come back in it.</summary>
    public OpmlForm List { get; init; } = new();

    public IEnumerable<IGrouping<string, FeedState>> Folders => Feeds.GroupBy(feed => feed.Folder);

    public string CountText => Plural.Of(Feeds.Count, "feed", "feeds");

    public IReadOnlyList<string> FolderNames => FoldersOf(Feeds);

    /// <summary>The heading over the feeds of a folder.</summary>
    public string HeadingOf(string folder) =>
        folder.Length > 0 ? FolderPath.Shown(folder)
        : Feeds.Any(feed => feed.Folder.Length > 0) ? "In no folder"
        : "Followed";

    internal static IReadOnlyList<string> FoldersOf(IEnumerable<FeedState> feeds) =>
        [.. feeds.Select(feed => feed.Folder).Where(folder => folder.Length > 0).Distinct()];
}
