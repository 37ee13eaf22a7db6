using System.Xml;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Maps the namespaces used in feeds to short names. It knows the common misspellings of the addresses; an unknown
/// address falls back to the prefix.
/// </summary>
internal static class Namespaces
{
    /// <summary>RSS itself, and anything without a prefix or a known address.</summary>
    public const string Core = "";

    /// <summary>An unknown prefix.</summary>
    public const string Unknown = "?";

    private static readonly Dictionary<string, string> ByAddress = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http://backend.userland.com/rss"] = Core,
        ["http://backend.userland.com/rss2"] = Core,
        ["http://blogs.law.harvard.edu/tech/rss"] = Core,
        ["http://cyber.law.harvard.edu/rss"] = Core,
        ["http://purl.org/rss/1.0"] = Core,
        ["http://my.netscape.com/rdf/simple/0.9"] = Core,
        ["http://channel.netscape.com/rdf/simple/0.9"] = Core,
        ["http://my.netscape.com/publish/formats/rss-0.91.dtd"] = Core,
        ["http://example.com/newformat#"] = "atom",
        ["http://example.com/necho"] = "atom",
        ["http://purl.org/echo"] = "atom",
        ["uri/of/echo/namespace#"] = "atom",
        ["http://purl.org/pie"] = "atom",
        ["http://purl.org/atom/ns#"] = "atom",
        ["http://purl.org/atom/ns"] = "atom",
        ["http://www.w3.org/2005/Atom"] = "atom",
        ["http://purl.org/rss/1.0/modules/rss091#"] = Core,
        ["http://purl.org/dc/elements/1.0"] = "dc",
        ["http://purl.org/dc/elements/1.1"] = "dc",
        ["http://purl.org/dc/terms"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content"] = "content",
        ["http://purl.org/rss/1.0/modules/slash"] = "slash",
        ["http://purl.org/rss/1.0/modules/syndication"] = "sy",
        ["http://purl.org/syndication/thread/1.0"] = "thr",
        ["http://search.yahoo.com/mrss"] = "media",
        ["http://search.yahoo.com/rss"] = "media",
        ["http://video.search.yahoo.com/mrss"] = "media",
        ["http://www.itunes.com/DTDs/Podcast-1.0.dtd"] = "itunes",
        ["http://example.com/DTDs/PodCast-1.0.dtd"] = "itunes",
        ["http://www.google.com/schemas/play-podcasts/1.0"] = "googleplay",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["http://www.w3.org/1999/xhtml"] = "xhtml",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
        ["http://www.w3.org/2000/xmlns"] = "xmlns",
        ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["http://purl.org/syndication/history/1.0"] = "fh",
    };

    private static readonly Dictionary<string, string> ByPrefix = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rss"] = Core,
        ["atom"] = "atom",
        ["atom10"] = "atom",
        ["a10"] = "atom",
        ["dc"] = "dc",
        ["dcterms"] = "dcterms",
        ["content"] = "content",
        ["slash"] = "slash",
        ["sy"] = "sy",
        ["thr"] = "thr",
        ["media"] = "media",
        ["itunes"] = "itunes",
        ["googleplay"] = "googleplay",
        ["rdf"] = "rdf",
        ["xhtml"] = "xhtml",
        ["xml"] = "xml",
        ["xmlns"] = "xmlns",
        ["feedburner"] = "feedburner",
    };

    /// <summary>
    /// Declares the prefixes that feeds often use without declaring them, with their usual meaning.
    /// </summary>
    public static void Declare(XmlNamespaceManager names)
    {
        foreach (var prefix in ByPrefix.Keys.Where(prefix => !prefix.StartsWith("xml", StringComparison.Ordinal)))
            names.AddNamespace(prefix, $"undeclared:{prefix}");
    }

    /// <param name="prefix">As written, or empty.</param>
    /// <param name="address">The declared address, or empty.</param>
    public static string Short(string prefix, string address)
    {
        if (
            address.Length > 0
            && (
                ByAddress.TryGetValue(address, out var known)
                || ByAddress.TryGetValue(address.Trim().TrimEnd('/'), out known)
                || ByAddress.TryGetValue(
                    address.Trim().Replace("https:", "http:", StringComparison.OrdinalIgnoreCase).TrimEnd('/'),
                    out known
                )
            )
        )
            return known;
        if (prefix.Length == 0)
            return Core;
        return ByPrefix.TryGetValue(prefix, out known) ? known : Unknown;
    }
}
