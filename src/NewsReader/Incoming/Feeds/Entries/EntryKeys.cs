using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsReader.Collection.Feeds;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;

namespace NewsReader.Incoming.Feeds.Entries;

/// <summary>How the entries of a feed are recognised when they come again.</summary>
public sealed class EntryKeys
{
    /// <summary>
    /// Increase this when the same entry would give a different draft, so that entries imported before are read again.
    /// </summary>
    private const int Version = 3;

    private readonly string feedKey;
    private readonly string? site;
    private readonly HashSet<string> sharedIds;
    private readonly HashSet<string> sharedLinks;

    /// <param name="feedKey">See <see cref="Subscription.Key"/>.</param>
    /// <param name="feed">The feed as it is now. An id or a link that several of its entries share identifies none of
    /// them.</param>
    public EntryKeys(string feedKey, ParsedFeed feed)
    {
        this.feedKey = feedKey;
        sharedIds = Repeated(feed.Entries.Select(entry => entry.Id));
        sharedLinks = Repeated(feed.Entries.Select(entry => entry.Link));
        site = feed.Link;
        if (site is not null)
            sharedLinks.Add(site);
    }

    /// <summary>The publisher's id of the entry; null if it has none, or shares it with another entry.</summary>
    public string? OwnIdOf(ParsedEntry entry) =>
        entry.Id is { Length: > 0 } given && !sharedIds.Contains(given) ? given : null;

    /// <summary>
    /// The canonical form of the entry's link; null if it has none, or if it leads to the site as a whole.
    /// </summary>
    public string? UrlOf(ParsedEntry entry) => entry.Link == site ? null : WebAddress.OfEntry(entry.Link);

    /// <summary>True if no other entry has this link, so that it identifies the story.</summary>
    public bool HasOwnLink(ParsedEntry entry) => entry.Link is { } link && !sharedLinks.Contains(link);

    /// <summary>
    /// The permanent key of an entry: <c>feed:</c> with a hash of the feed's key and of the publisher's id or, without
    /// one, of the link or the headline.
    /// </summary>
    public string KeyOf(ParsedEntry entry) =>
        Key(
            OwnIdOf(entry) is { } id ? $"id {id}"
            : HasOwnLink(entry) ? $"link {entry.Link}"
            : $"text {entry.Id} {entry.Link} {Headlines.Normalise(entry.Title ?? entry.Summary ?? entry.Content ?? "")}"
        );

    /// <summary>
    /// The keys that the entry would have before or after its site moves to https, drops "www." or adds a slash. None
    /// if its key is not made from an address.
    /// </summary>
    public IReadOnlyList<string> OtherKeysOf(ParsedEntry entry) =>
        OwnIdOf(entry) is { } id ? [.. FormsOf(id).Select(form => Key($"id {form}"))]
        : HasOwnLink(entry) ? [.. FormsOf(entry.Link!).Select(form => Key($"link {form}"))]
        : [];

    /// <summary>SHA-256 of everything that the entry says.</summary>
    public static byte[] HashOf(ParsedEntry entry) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Version, entry }));

    private static IEnumerable<string> FormsOf(string address) =>
        WebAddress.Parse(address) is null ? [] : WebAddress.SameAs(address);

    private string Key(string name) =>
        ImportedItem.FeedScheme
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{feedKey}\n{name}")).AsSpan(0, 16));

    private static HashSet<string> Repeated(IEnumerable<string?> names) =>
        [
            .. names
                .OfType<string>()
                .GroupBy(name => name, StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key),
        ];
}
