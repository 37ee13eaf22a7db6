using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.RelatedLists;

/// <summary>
/// Reads related links from elements made for them: Atom links with the relations "related" and "via", and the elements
/// that news portals ask their publishers for (SmartNews and Gunosy <c>relatedLink</c>, Yandex <c>related</c>, LINE
/// <c>reflink</c>, livedoor <c>rel</c>).
/// </summary>
internal static class PublisherRelations
{
    public static IEnumerable<RelatedHeadline> Of(FeedElement entry)
    {
        foreach (var link in AtomLinks.Of(entry, "related").Concat(AtomLinks.Of(entry, "via")))
            yield return new(link.Title ?? "", link.Href);
        foreach (var element in entry.Elements)
        {
            foreach (var related in In(element))
                yield return related;
        }
    }

    private static IEnumerable<RelatedHeadline> In(FeedElement element) =>
        element.Name switch
        {
            "relatedlink" => Single(
                element,
                element.Attribute("title") ?? XmlFeedModules.Line(element),
                element.Attribute("link") ?? element.Attribute("url") ?? element.Attribute("href")
            ),
            "related" when element.HasElements => element
                .Elements.Where(inner => inner.Name is "link" or "item" or "article")
                .SelectMany(link =>
                    Single(
                        link,
                        XmlFeedModules.Line(link.Elements.FirstOrDefault(part => part.Name == "title"))
                            ?? link.Attribute("title")
                            ?? XmlFeedModules.Line(link),
                        link.Attribute("url")
                            ?? link.Attribute("href")
                            ?? link.Elements.FirstOrDefault(part => part.Name is "link" or "url")?.Text
                    )
                ),
            "reflink" => Single(element, Part(element, "reftitle"), Part(element, "refurl")),
            "rel" when element.HasElements => Single(element, Part(element, "rel_subject"), Part(element, "rel_link")),
            "relation"
                when element.Space is "dc" or "dcterms" && ElementAddresses.IsWeb(XmlFeedModules.Line(element)) =>
                Single(element, null, XmlFeedModules.Line(element)),
            _ => [],
        };

    private static string? Part(FeedElement element, string name) =>
        XmlFeedModules.Line(element.Elements.FirstOrDefault(part => part.Name == name));

    private static IEnumerable<RelatedHeadline> Single(FeedElement at, string? title, string? address) =>
        XmlFeedModules.Address(address, at) is { } url && ElementAddresses.IsWeb(url) ? [new(title ?? "", url)] : [];
}
