using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds.Opml;

/// <summary>Subscribes to the feeds of a list (OPML). The poller fetches them soon, one after the other.</summary>
public sealed class OpmlImport(Subscriber subscriber)
{
    /// <summary>
    /// Imports a list. A cancelled import ends between two feeds: what was added stays, and importing the list again
    /// adds the rest. A feed that is in several folders of the list goes into the first one.
    /// </summary>
    /// <exception cref="FeedException">It is not OPML, or too large. Nothing was changed.</exception>
    public async Task<ImportedOpml> Import(byte[] bytes, CancellationToken ct)
    {
        var list = OpmlReader.Parse(bytes);
        List<string> problems = [.. list.Problems];
        List<(OpmlFeed, SubscribeResult)> feeds = [];
        var added = 0;
        foreach (var outlines in list.Feeds.GroupBy(feed => feed.Url, StringComparer.Ordinal))
        {
            var feed = Merged([.. outlines], problems);
            var result = await subscriber.Add(feed, added, ct);
            if (result.IsNew)
                added++;
            feeds.Add((feed with { Url = TypedAddress.WithoutPassword(feed.Url) }, result));
        }
        return new(feeds, problems);
    }

    private static OpmlFeed Merged(IReadOnlyList<OpmlFeed> outlines, List<string> problems)
    {
        var kept = outlines.FirstOrDefault(outline => outline.Folder is not null) ?? outlines[0];
        foreach (var other in outlines.Where(outline => outline.Folder is not null && outline.Folder != kept.Folder))
        {
            var folders = $"“{FolderPath.Shown(other.Folder!)}” too; it is kept in “{FolderPath.Shown(kept.Folder!)}”";
            problems.Add($"Line {other.Line}: “{TypedAddress.WithoutPassword(other.Url)}” is in the folder {folders}.");
        }
        return kept with
        {
            Title = kept.Title ?? outlines.Select(outline => outline.Title).FirstOrDefault(title => title is not null),
            SiteUrl =
                kept.SiteUrl ?? outlines.Select(outline => outline.SiteUrl).FirstOrDefault(site => site is not null),
        };
    }
}
