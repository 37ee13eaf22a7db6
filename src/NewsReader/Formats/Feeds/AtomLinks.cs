using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>A link of Atom.</summary>
internal sealed record AtomLink(string Rel, string Href, string? Type, string? Title, string? Length, string? Language);

/// <summary>Links of Atom, in Atom itself and in other formats (RFC 4287, 4.2.7).</summary>
internal static class AtomLinks
{
    private const string Registry = "http://www.iana.org/assignments/relation/";

    /// <summary>Those with this relation, in order; a link without one is an alternate.</summary>
    public static IEnumerable<AtomLink> Of(FeedElement parent, string rel) =>
        All(parent).Where(link => link.Rel == rel);

    /// <summary>
    /// The page that an element is about: an alternate that is HTML or does not say what it is, else any alternate.
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
