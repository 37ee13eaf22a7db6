using System.Text.Encodings.Web;
using System.Text.Json;
using NewsReader.Formats;

namespace NewsReader.Site.Syndication.Writers;

/// <summary>Writes a feed as JSON Feed 1.1, with the relations in an extension of our own.</summary>
public sealed class JsonFeedWriter : IDisposable
{
    /// <summary>The page that explains the extension.</summary>
    public const string AboutPath = "/about/feeds";

    private readonly Utf8JsonWriter json;
    private readonly FeedSite site;

    private JsonFeedWriter(Stream stream, FeedSite site)
    {
        // Letters of every script stay as they are: no browser reads this as a page.
        json = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        this.site = site;
    }

    /// <returns>The document in UTF-8.</returns>
    public static byte[] Write(Feed feed, FeedSite site)
    {
        using var stream = new MemoryStream();
        using (var writer = new JsonFeedWriter(stream, site))
            writer.WriteFeed(feed);
        return stream.ToArray();
    }

    public void Dispose() => json.Dispose();

    private void WriteFeed(Feed feed)
    {
        json.WriteStartObject();
        Text("version", "https://jsonfeed.org/version/1.1");
        Text("title", feed.Title);
        Text("home_page_url", site.Absolute(feed.Page));
        Text("feed_url", site.Absolute(feed.Self.Json));
        Text("description", feed.Subtitle);
        Text("next_url", feed.Next is { } next ? site.Absolute(next.Json) : null);
        Authors(site.Name);
        json.WriteStartArray("items");
        foreach (var entry in feed.Entries)
            WriteItem(entry);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteItem(FeedEntry entry)
    {
        json.WriteStartObject();
        Text("id", site.IdOf(entry));
        Text("url", site.Absolute(entry.Path));
        Text("external_url", entry.Url);
        Text("title", entry.Headline);
        // JSON Feed requires one of the two, even if there is neither a text nor a summary.
        if (entry.Content is { } html)
            Text("content_html", html);
        else
            Text("content_text", entry.Gist ?? "");
        Text("summary", entry.Gist);
        Text("date_published", entry.PublishedInstant);
        Text("date_modified", FeedText.Instant(entry.ChangedAt));
        if (entry.Author is { } author)
            Authors(author);
        if (entry.Topics.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (var topic in entry.Topics)
                json.WriteStringValue(FeedText.Allowed(topic));
            json.WriteEndArray();
        }
        Text("language", entry.Language);
        // JSON Feed requires the media type of an attachment.
        if (entry.Enclosures.Where(file => file.Type is not null).ToList() is { Count: > 0 } files)
            WriteAttachments(files);
        WriteExtension(entry);
        json.WriteEndObject();
    }

    private void WriteAttachments(IReadOnlyList<Enclosure> files)
    {
        json.WriteStartArray("attachments");
        foreach (var file in files)
        {
            json.WriteStartObject();
            Text("url", file.Url);
            Text("mime_type", file.Type);
            Text("title", file.Title);
            if (file.Length is { } length)
                json.WriteNumber("size_in_bytes", length);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteExtension(FeedEntry entry)
    {
        json.WriteStartObject("_newsreader");
        Text("about", site.Absolute(AboutPath));
        Text("source", entry.SourceIsOwn ? entry.SourceName : null);
        Text("day_published", entry.PublishedDay);
        json.WriteStartArray("related");
        foreach (var (related, url) in entry.Related)
        {
            json.WriteStartObject();
            Text("title", related.Headline);
            Text("url", site.Absolute(related.Path));
            Text("external_url", url);
            Text("state", related.State);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Authors(string name)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        Text("name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Text(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, FeedText.Allowed(value));
    }
}
