using NewsReader.Collection.Feeds;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Intake;
using NewsReader.Intake.Recognising;

namespace NewsReader.Incoming.Feeds.Entries;

/// <summary>The articles in one response of a feed, ready to be stored.</summary>
/// <param name="Articles">In the feed's order.</param>
/// <param name="Notes">What could not be read or was left out: lines without a full stop.</param>
internal sealed record FeedDrafts(IReadOnlyList<PreparedArticle> Articles, IReadOnlyList<string> Notes)
{
    /// <summary>The maximum number of entries that are imported. Feeds begin with the newest one.</summary>
    public const int MaxEntries = 1_000;

    /// <param name="subscription">The feed, with its source.</param>
    /// <param name="feed">What its publisher sent.</param>
    public static FeedDrafts Of(Subscription subscription, ParsedFeed feed)
    {
        var keys = new EntryKeys(subscription.Key, feed);
        List<PreparedArticle> articles = [];
        List<string> notes = [.. feed.Problems];
        if (feed.Entries.Count > MaxEntries)
            notes.Add($"of {feed.Entries.Count} entries the first {MaxEntries} are read");
        foreach (var same in feed.Entries.Take(MaxEntries).GroupBy(keys.KeyOf))
        {
            var entry = same.First();
            var name = entry.Title ?? entry.Id ?? entry.Link;
            if (same.Any(other => other.Content != entry.Content || other.Summary != entry.Summary))
                notes.Add(
                    $"several entries “{name}” have nothing that tells them apart, so only the first one is read"
                );
            try
            {
                if (EntryDrafts.Of(entry, keys.UrlOf(entry), OriginOf(entry, keys, subscription, feed)) is { } article)
                {
                    articles.Add(article);
                    if (article.Body?.PicturesLeftOut is > 0 and var pictures)
                        notes.Add(
                            $"the entry “{name}” is kept without {pictures} of the pictures in its text: they are "
                                + "larger than 1 MB, or 3 MB together"
                        );
                }
                else
                    notes.Add($"the entry “{entry.Id ?? entry.Link}” has neither a headline nor a text");
            }
            catch (ArticleException e)
            {
                notes.Add($"the entry “{name}” is left out: {e.Message}");
            }
        }
        return new(articles, notes);
    }

    private static Origin OriginOf(ParsedEntry entry, EntryKeys keys, Subscription subscription, ParsedFeed feed)
    {
        var site = WebAddress.Canonical(feed.Link) ?? subscription.SiteUrl;
        var isPublisher = PrimaryFeed.IsPublishers(keys.UrlOf(entry), site, subscription.Address);
        return new(keys.KeyOf(entry), subscription.Source.Name, EntryKeys.HashOf(entry))
        {
            OtherPaths = keys.OtherKeysOf(entry),
            // Whether it has a text of its own is known only after its text is sanitised.
            Entry = new(subscription.Id, keys.OwnIdOf(entry), keys.HasOwnLink(entry), isPublisher, HasOwnText: false)
            {
                Site = site ?? subscription.Address,
            },
        };
    }
}
