using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>What JSON Feed 1.1 says a feed must be.</summary>
internal sealed partial class JsonFeedRules
{
    private static readonly HashSet<string> FeedKeys =
    [
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "user_comment",
        "next_url",
        "icon",
        "favicon",
        "authors",
        "language",
        "expired",
        "hubs",
        "items",
    ];

    private static readonly HashSet<string> ItemKeys =
    [
        "id",
        "url",
        "external_url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "image",
        "banner_image",
        "date_published",
        "date_modified",
        "authors",
        "tags",
        "language",
        "attachments",
    ];

    private readonly List<string> broken = [];

    /// <summary>The rules that a document breaks.</summary>
    /// <param name="document">The feed as it was sent.</param>
    /// <param name="address">Where it was fetched from.</param>
    public static IReadOnlyList<string> Broken(string document, string address)
    {
        var rules = new JsonFeedRules();
        try
        {
            using var json = JsonDocument.Parse(document);
            rules.Feed(json.RootElement, address);
        }
        catch (JsonException e)
        {
            rules.broken.Add($"not JSON: {e.Message}");
        }
        return rules.broken;
    }

    private void Feed(JsonElement feed, string address)
    {
        Must(Text(feed, "version") == "https://jsonfeed.org/version/1.1", "version is missing or another");
        Must(Text(feed, "title") is { Length: > 0 }, "title is missing");
        Must(Text(feed, "feed_url") == address, $"feed_url is not {address}");
        Address(feed, "home_page_url");
        if (feed.TryGetProperty("next_url", out _))
            Must(Address(feed, "next_url") != address, "next_url is the feed itself");
        Common(feed, FeedKeys);
        if (!feed.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            broken.Add("items is missing");
            return;
        }
        foreach (var item in items.EnumerateArray())
            Item(item);
        var ids = items.EnumerateArray().Select(item => Text(item, "id")).ToList();
        Must(ids.Distinct().Count() == ids.Count, "two items have one id");
    }

    private void Item(JsonElement item)
    {
        Must(Text(item, "id") is { Length: > 0 }, "an item has no id");
        Must(
            Text(item, "content_html") is not null || Text(item, "content_text") is not null,
            "an item has neither content_html nor content_text"
        );
        Address(item, "url");
        if (item.TryGetProperty("external_url", out _))
            Address(item, "external_url");
        foreach (var key in (string[])["date_published", "date_modified"])
        {
            if (!item.TryGetProperty(key, out _))
                continue;
            Must(
                Text(item, key) is { } date
                    && Rfc3339().IsMatch(date)
                    && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out _),
                $"{key} is no date of RFC 3339"
            );
        }
        if (item.TryGetProperty("tags", out var tags))
            Must(
                tags.ValueKind == JsonValueKind.Array
                    && tags.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String),
                "tags are no texts"
            );
        if (item.TryGetProperty("language", out _))
            Must(Language().IsMatch(Text(item, "language") ?? ""), "language is none");
        Common(item, ItemKeys);
        if (item.TryGetProperty("_newsreader", out var extension))
            Address(extension, "about");
    }

    private void Common(JsonElement element, HashSet<string> known)
    {
        foreach (var key in element.EnumerateObject().Select(property => property.Name))
            Must(known.Contains(key) || Extension().IsMatch(key), $"{key} is no key, and no extension either");
        foreach (var property in element.EnumerateObject())
            Must(property.Value.ValueKind != JsonValueKind.Null, $"{property.Name} is null");
        if (!element.TryGetProperty("authors", out var authors))
            return;
        Must(
            authors.ValueKind == JsonValueKind.Array
                && authors.GetArrayLength() > 0
                && authors.EnumerateArray().All(author => Text(author, "name") is { Length: > 0 }),
            "an author has no name"
        );
    }

    private string? Address(JsonElement element, string key)
    {
        var address = Text(element, key);
        Must(
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.IsWellFormedOriginalString(),
            $"{key} is no address: {address}"
        );
        return address;
    }

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Must(bool holds, string otherwise)
    {
        if (!holds)
            broken.Add(otherwise);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Language();

    [GeneratedRegex("^_[^.]+$")]
    private static partial Regex Extension();
}
