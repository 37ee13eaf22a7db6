using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>An Atom link.</summary>
internal sealed record AtomLink(string Rel, string Href, string? Type, string? Title, string? Length, string? Language);

/// <summary>Reads Atom links, both in Atom and in other formats (RFC 4287, section 4.2.7).</summary>
internal static class AtomLinks
{
    private const string Registry = "http://www.iana.org/assignments/relation/";

    /// <summary>The links with this relation, in order. A link without a relation is an alternate.</summary>
    public static IEnumerable<AtomLink> Of(FeedElement parent, string rel) =>
        All(parent).Where(link => link.Rel == rel);

    /// <summary>
    /// The page that an element is about: an alternate that is HTML or has no type, otherwise any alternate.
    /// </summary>
    public static string? Alternate(FeedElement parent)
    {
        var alternates = Of(parent, "alternate").ToList();
        return (
            alternates.Find(link => link.Type is null or "text/html" or "application/xhtml+xml")
            ?? alternates.FirstOrDefault()
        )?.Href;
    }

    private static IEnumerable<AtomLink> All(FeedElement parent)
    {
        foreach (var link in parent.Elements)
        {
            if (link.Name != "link" || link.Space is not ("atom" or Namespaces.Core))
                continue;
            var isAtom = link.Space == "atom" || parent.Name is "entry" or "feed";
            var href = link.Attribute("href") ?? (isAtom ? link.Text : null);
            if (XmlFeedModules.Address(href, link) is not { } address)
                continue;
            yield return new(
                Relation(link.Attribute("rel")),
                address,
                link.Attribute("type")?.ToLowerInvariant(),
                link.Attribute("title"),
                link.Attribute("length"),
                link.Attribute("hreflang")
            );
        }
    }

    private static string Relation(string? rel)
    {
        if (rel is null)
            return "alternate";
        var name = rel.StartsWith(Registry, StringComparison.OrdinalIgnoreCase) ? rel[Registry.Length..] : rel;
        return name.ToLowerInvariant();
    }
}
