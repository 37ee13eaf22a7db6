using System.Xml;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Feeds;
using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds.Opml;

/// <summary>Writes subscriptions as an OPML 2.0 list (opml.org/spec2), with their folders.</summary>
internal static class OpmlWriter
{
    /// <summary>All subscriptions.</summary>
    public static async Task<string> Opml(this NewsDb db, CancellationToken ct) =>
        Write(
            await db
                .Subscriptions.AsNoTracking()
                .Include(s => s.Source)
                .OrderBy(s => s.Folder)
                .ThenBy(s => s.Id)
                .ToListAsync(ct)
        );

    /// <param name="subscriptions">With their sources.</param>
    public static string Write(IEnumerable<Subscription> subscriptions)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    Indent = true,
                    NewLineChars = "\n",
                    OmitXmlDeclaration = true,
                    CheckCharacters = false,
                }
            )
        )
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "Feeds");
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            WriteFolder(xml, [.. subscriptions.Select(s => (s, FolderPath.Levels(s.Folder)))], 0);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text;
    }

    private static void WriteFolder(
        XmlWriter xml,
        IReadOnlyList<(Subscription Feed, IReadOnlyList<string> Folders)> feeds,
        int depth
    )
    {
        foreach (var (feed, _) in feeds.Where(item => item.Folders.Count == depth))
            WriteFeed(xml, feed);
        foreach (var folder in feeds.Where(item => item.Folders.Count > depth).GroupBy(item => item.Folders[depth]))
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", folder.Key);
            WriteFolder(xml, [.. folder], depth + 1);
            xml.WriteEndElement();
        }
    }

    private static void WriteFeed(XmlWriter xml, Subscription feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", feed.Source.Name);
        xml.WriteAttributeString("title", feed.Source.Name);
        xml.WriteAttributeString("xmlUrl", feed.Address);
        if (feed.SiteUrl is { } site)
            xml.WriteAttributeString("htmlUrl", site);
        xml.WriteEndElement();
    }
}
