using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsReader.Articles;
using NewsReader.Feeds;

namespace NewsReader.Subscriptions;

/// <summary>By what the entries of a feed are recognised when they come again.</summary>
public sealed class EntryPlaces
{
    /// <summary>Changes when the same entry would give another draft, so that entries taken in before are read again.</summary>
    private const int Version = 1;

    private readonly string key;
    private readonly HashSet<string> sharedIds;
    private readonly HashSet<string> sharedLinks;

    /// <param name="key">The feed: see <see cref="Subscription.Key"/>.</param>
    /// <param name="feed">Its present entries. An id or a link that several of them have tells none of them apart.</param>
    public EntryPlaces(string key, ParsedFeed feed)
    {
        this.key = key;
        sharedIds = Repeated(feed.Entries.Select(entry => entry.Id));
        sharedLinks = Repeated(feed.Entries.Select(entry => entry.Link));
        if (feed.Link is { } site) sharedLinks.Add(site);
    }

    /// <summary>True when the entry's link is an address of its own, by which the story can be recognised.</summary>
    public bool HasOwnLink(ParsedEntry entry) => entry.Link is { } link && !sharedLinks.Contains(link);

    /// <summary>The lasting name of an entry: <c>feed:</c> with a hash of the feed's key and of the publisher's id or, failing that, of the link or the headline.</summary>
    public string PlaceOf(ParsedEntry entry)
    {
        var id = entry.Id is { Length: > 0 } given && !sharedIds.Contains(given) ? $"id {given}"
            : HasOwnLink(entry) ? $"link {entry.Link}"
            : $"text {entry.Id} {entry.Link} {Headlines.Normalise(entry.Title ?? entry.Summary ?? entry.Content ?? "")}";
        return "feed:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{id}")).AsSpan(0, 16));
    }

    /// <summary>SHA-256 of all that the entry says.</summary>
    public static byte[] HashOf(ParsedEntry entry) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Version, entry }));

    private static HashSet<string> Repeated(IEnumerable<string?> names) =>
        [.. names.OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
}
