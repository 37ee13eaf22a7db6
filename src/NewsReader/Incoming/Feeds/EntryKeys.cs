using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsReader.Collection.Feeds;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds;

/// <summary>By what the entries of a feed are recognised when they come again.</summary>
public sealed class EntryKeys
{
    /// <summary>
    /// Changes when the same entry would give another draft, so that entries taken in before are read again.
    /// </summary>
    private const int Version = 3;

    private readonly string key;
    private readonly string? site;
    private readonly HashSet<string> sharedIds;
    private readonly HashSet<string> sharedLinks;

    /// <param name="key">The feed: see <see cref="Subscription.Key"/>.</param>
    /// <param name="feed">Its present entries. An id or a link that several of them have tells none of them
    /// apart.</param>
    public EntryKeys(string key, ParsedFeed feed)
    {
        this.key = key;
        sharedIds = Repeated(feed.Entries.Select(entry => entry.Id));
        sharedLinks = Repeated(feed.Entries.Select(entry => entry.Link));
        site = feed.Link;
        if (site is not null)
            sharedLinks.Add(site);
    }

    /// <summary>The publisher's own id; null when the entry has none, or shares it with another one.</summary>
    public string? OwnIdOf(ParsedEntry entry) =>
        entry.Id is { Length: > 0 } given && !sharedIds.Contains(given) ? given : null;

    /// <summary>
    /// The canonical form of the entry's link; null when it has none, or when it leads to the site as a whole.
    /// </summary>
    public string? UrlOf(ParsedEntry entry) => entry.Link == site ? null : WebAddress.OfEntry(entry.Link);

    /// <summary>True when the entry's link is an address of its own, by which the story can be recognised.</summary>
    public bool HasOwnLink(ParsedEntry entry) => entry.Link is { } link && !sharedLinks.Contains(link);

    /// <summary>
    /// The lasting name of an entry: <c>feed:</c> with a hash of the feed's key and of the publisher's id or, failing
    /// that, of the link or the headline.
    /// </summary>
    public string PlaceOf(ParsedEntry entry) =>
        Place(
            OwnIdOf(entry) is { } id ? $"id {id}"
            : HasOwnLink(entry) ? $"link {entry.Link}"
            : $"text {entry.Id} {entry.Link} {Headlines.Normalise(entry.Title ?? entry.Summary ?? entry.Content ?? "")}"
        );

    /// <summary>
    /// The names that the entry has before and after its site moves to https, drops "www." or adds a slash, when an
    /// address names it.
    /// </summary>
    public IReadOnlyList<string> OtherPlacesOf(ParsedEntry entry) =>
        OwnIdOf(entry) is { } id ? [.. FormsOf(id).Select(form => Place($"id {form}"))]
        : HasOwnLink(entry) ? [.. FormsOf(entry.Link!).Select(form => Place($"link {form}"))]
        : [];

    private static IEnumerable<string> FormsOf(string address) =>
        WebAddress.Parse(address) is null ? [] : WebAddress.SameAs(address);

    private string Place(string name) =>
        ImportedItem.FeedScheme
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{name}")).AsSpan(0, 16));

    /// <summary>SHA-256 of all that the entry says.</summary>
    public static byte[] HashOf(ParsedEntry entry) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Version, entry }));

    private static HashSet<string> Repeated(IEnumerable<string?> names) =>
        [
            .. names
                .OfType<string>()
                .GroupBy(name => name, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key),
        ];
}
