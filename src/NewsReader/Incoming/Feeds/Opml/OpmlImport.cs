using NewsReader.Formats.Feeds;
using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds.Opml;

/// <summary>Subscribes to the feeds of a list (OPML), to be asked for soon, one after the other.</summary>
public sealed class OpmlImport(Subscriber subscriber)
{
    /// <summary>
    /// Takes a list in; ends early, between two feeds, when <paramref name="ct"/> asks for it: what was added stays,
    /// and the rest is added by asking again. A feed that stands in several places is kept in the first folder that the
    /// list has it in.
    /// </summary>
    /// <exception cref="FeedException">It is no OPML, or too large; nothing was changed.</exception>
    public async Task<ImportedOpml> Import(byte[] bytes, CancellationToken ct)
    {
        var list = OpmlReader.Parse(bytes);
        List<string> problems = [.. list.Problems];
        List<(OpmlFeed, SubscribeResult)> feeds = [];
        var added = 0;
        foreach (var places in list.Feeds.GroupBy(feed => feed.Url, StringComparer.Ordinal))
        {
            var feed = Merged([.. places], problems);
            var result = await subscriber.Add(feed, added, ct);
            if (result.IsNew)
                added++;
            feeds.Add((feed with { Url = TypedAddress.WithoutPassword(feed.Url) }, result));
        }
        return new(feeds, problems);
    }

    private static OpmlFeed Merged(IReadOnlyList<OpmlFeed> places, List<string> problems)
    {
        var kept = places.FirstOrDefault(place => place.Folder is not null) ?? places[0];
        foreach (var other in places.Where(place => place.Folder is not null && place.Folder != kept.Folder))
        {
            var folders = $"“{FolderPath.Shown(other.Folder!)}” too; it is kept in “{FolderPath.Shown(kept.Folder!)}”";
            problems.Add(
                $"Line {other.Line}: “{TypedAddress.WithoutPassword(other.Url)}” stands in the folder {folders}."
            );
        }
        return kept with
        {
            Title = kept.Title ?? places.Select(place => place.Title).FirstOrDefault(title => title is not null),
            SiteUrl = kept.SiteUrl ?? places.Select(place => place.SiteUrl).FirstOrDefault(site => site is not null),
        };
    }
}
