using System.Text;
using System.Xml;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Syndication.Writers;

/// <summary>Writes a feed as Atom 1.0 (RFC 4287), in pages (RFC 5005, section 3).</summary>
public sealed class AtomWriter : IDisposable
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";

    private readonly XmlWriter xml;
    private readonly FeedSite site;

    private AtomWriter(Stream stream, FeedSite site)
    {
        xml = XmlWriter.Create(
            stream,
            new()
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                Indent = true,
                IndentChars = "",
            }
        );
        this.site = site;
    }

    /// <returns>The document in UTF-8.</returns>
    public static byte[] Write(Feed feed, FeedSite site)
    {
        using var stream = new MemoryStream();
        using (var writer = new AtomWriter(stream, site))
            writer.WriteFeed(feed);
        return stream.ToArray();
    }

    public void Dispose() => xml.Dispose();

    private void WriteFeed(Feed feed)
    {
        xml.WriteStartElement(null, "feed", Atom);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteAttributeString("xmlns", "dcterms", null, DublinCoreTerms);
        Element("id", site.IdOf(feed));
        Text("title", feed.Title);
        if (feed.Subtitle is not null)
            Text("subtitle", feed.Subtitle, "en");
        Element("updated", FeedText.Instant(site.Updated(feed)));
        Person(site.Name);
        Element("icon", site.Absolute("/icon.svg"));
        Link("self", site.Absolute(feed.Self.Atom), FeedLink.AtomType);
        Link("alternate", site.Absolute(feed.Page), "text/html");
        if (feed.Previous is not null || feed.Next is not null)
            Link("first", site.Absolute(feed.First.Atom), FeedLink.AtomType);
        if (feed.Previous is { } previous)
            Link("previous", site.Absolute(previous.Atom), FeedLink.AtomType);
        if (feed.Next is { } next)
            Link("next", site.Absolute(next.Atom), FeedLink.AtomType);
        foreach (var entry in feed.Entries)
            WriteEntry(entry);
        xml.WriteEndElement();
    }

    private void WriteEntry(FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Language(entry.Language);
        Element("id", site.IdOf(entry));
        Text("title", entry.Headline);
        Element("updated", FeedText.Instant(entry.ChangedAt));
        if (entry.PublishedInstant is { } instant)
            Element("published", instant);
        if (entry.PublishedDay is { } day)
            xml.WriteElementString("issued", DublinCoreTerms, day);
        if (entry.Author is { } author)
            Person(author);
        if (entry.SourceIsOwn)
            xml.WriteElementString("publisher", DublinCore, FeedText.Allowed(entry.SourceName));
        Link("alternate", site.Absolute(entry.Path), "text/html");
        if (entry.Url is { } url)
            Link("via", url);
        if (entry.CommentsUrl is { } comments)
            Link("replies", comments, "text/html");
        foreach (var file in entry.Enclosures)
            Link("enclosure", file.Url, file.Type, file.Title, file.Length);
        foreach (var relation in entry.Related)
            Link("related", site.Absolute(relation.Entry.Path), "text/html", relation.Entry.Headline);
        foreach (var topic in entry.Topics)
            Category(topic);
        // A summary stays a summary, even with markup.
        if (entry is { IsSummary: true, Content: { } summary })
            Text("summary", summary, type: "html");
        else if (entry.Gist is { } gist)
            Text("summary", gist, entry.IsHeadlineOnly ? "en" : null);
        if (entry is { IsSummary: false, Content: { } html })
            Text("content", html, type: "html");
        xml.WriteEndElement();
    }

    private void Text(string name, string text, string? language = null, string type = "text")
    {
        xml.WriteStartElement(name, Atom);
        xml.WriteAttributeString("type", type);
        Language(language);
        xml.WriteString(FeedText.Allowed(text));
        xml.WriteEndElement();
    }

    private void Language(string? language)
    {
        if (language is not null)
            xml.WriteAttributeString("xml", "lang", null, language);
    }

    private void Person(string name)
    {
        xml.WriteStartElement("author", Atom);
        Element("name", FeedText.Allowed(name));
        xml.WriteEndElement();
    }

    private void Link(string relation, string href, string? type = null, string? title = null, long? length = null)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
            xml.WriteAttributeString("type", type);
        if (title is not null)
            xml.WriteAttributeString("title", FeedText.Allowed(title));
        if (length is { } bytes)
            xml.WriteAttributeString("length", bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private void Category(string topic)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", FeedText.Allowed(topic));
        xml.WriteEndElement();
    }

    private void Element(string name, string value) => xml.WriteElementString(name, Atom, value);
}
