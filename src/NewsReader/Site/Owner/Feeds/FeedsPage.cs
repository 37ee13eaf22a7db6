using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Discovery;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>The feeds that are followed, and the forms by which more come.</summary>
public sealed record FeedsPage(IReadOnlyList<FeedState> Feeds) : Page
{
    public override string Title => "Feeds";

    public override bool IsIndexed => false;

    /// <summary>What was just done, in words; or null.</summary>
    public string? DoneText { get; init; }

    /// <summary>The address that was sent and refused.</summary>
    public string? Address { get; init; }

    /// <summary>The folder that was sent with it.</summary>
    public string? Folder { get; init; }

    /// <summary>Why the address was refused.</summary>
    public string? Fault { get; init; }

    /// <summary>The list that was pasted and refused.</summary>
    public string? Opml { get; init; }

    /// <summary>Why the list was refused.</summary>
    public string? OpmlFault { get; init; }

    public IEnumerable<IGrouping<string, FeedState>> Folders => Feeds.GroupBy(feed => feed.Folder);

    public string CountText => Plural.Of(Feeds.Count, "feed", "feeds");

    public FormField AddressField =>
        new("address", "Address of a site or feed")
        {
            Value = Address,
            IsRequired = true,
            MaxLength = FeedAddress.MaxLength,
            Hint = "Such as news.example.org. We find its feed; a slow site may take a minute.",
            Fault = Fault,
        };

    public FolderField FolderField => new(Folder, FolderNames(Feeds));

    /// <summary>The heading over the feeds of a folder.</summary>
    public string HeadingOf(string folder) =>
        folder.Length > 0 ? FolderPath.Shown(folder)
        : Feeds.Any(feed => feed.Folder.Length > 0) ? "In no folder"
        : "Followed";

    internal static IReadOnlyList<string> FolderNames(IEnumerable<FeedState> feeds) =>
        [.. feeds.Select(feed => feed.Folder).Where(folder => folder.Length > 0).Distinct()];
}

/// <summary>The question what becomes of a feed's articles when it is followed no more.</summary>
/// <param name="State">Its state.</param>
/// <param name="Articles">How many articles it has brought.</param>
public sealed record RemoveFeedPage(FeedState State, int Articles) : Page
{
    public override string Title => $"Unsubscribe from {State.Name}?";

    public override bool IsIndexed => false;

    public string CountText => Plural.Of(Articles, "article", "articles");
}
