using System.Net;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Opml;

/// <summary>
/// Reads lists of subscriptions in OPML 1.0 to 2.0. It is lenient: names in any case, raw "&amp;", outlines without a
/// type or a closing tag.
/// </summary>
public static class OpmlReader
{
    private static readonly HashSet<string> Roots = ["opml", "outline", "outlinedocument"];

    private static readonly string[] FeedTypes = ["rss", "atom", "feed", "rss1", "rss2", "json", "jsonfeed", "rdf"];

    /// <summary>True if the bytes are a list of subscriptions and not a feed.</summary>
    public static bool Reads(byte[] bytes)
    {
        var text = FeedBytes.Decode(bytes.Length > 65536 ? bytes[..65536] : bytes, null, new ProblemList());
        return XmlRepair
            .FindRoot(text, new HashSet<string> { "opml", "outlinedocument", "rss", "rdf", "feed", "html" })
            .Name
            is "opml"
                or "outlinedocument";
    }

    /// <exception cref="FeedException">The file is not OPML, or too large.</exception>
    public static ParsedOpml Parse(byte[] bytes)
    {
        if (bytes.Length > FeedParser.MaxBytes)
            throw new FeedException($"expected a list of at most {FeedParser.MaxBytes / 1024 / 1024} MB");
        var problems = new ProblemList();
        var text = FeedBytes.Decode(bytes, null, problems);
        var root = XmlRepair.FindRoot(text, Roots);
        if (root.Start < 0)
            throw new FeedException($"expected a list of subscriptions (OPML), found {FeedParser.Found(text, root)}");

        List<OpmlFeed> feeds = [];
        Collect(FeedXml.Read(text, root.Start, null, problems), null, feeds, problems);
        HashSet<(string, string?)> seen = [];
        List<OpmlFeed> distinct = [.. feeds.Where(feed => IsNew(feed, seen, problems))];
        return new(distinct, problems);
    }

    private static void Collect(FeedElement parent, string? folder, List<OpmlFeed> feeds, ProblemList problems)
    {
        var inner = folder;
        if (parent.Name == "outline")
        {
            var name = Name(parent);
            if (Url(parent) is { } address)
                Add(parent, address, name, folder, feeds, problems);
            else
            {
                if (name is not null)
                    inner = FolderPath.Of([.. FolderPath.Levels(folder ?? ""), name]);
                if (name is null && !parent.HasElements)
                    problems.Add(
                        $"Line {parent.Line}: an outline has neither a name nor a feed address (xmlUrl) and was left out."
                    );
                else if (!parent.HasElements)
                    problems.Add(
                        $"Line {parent.Line}: {ProblemList.Quote(name!)} has no feed address (xmlUrl) and was left out."
                    );
            }
        }
        foreach (
            var element in parent.Elements.Where(element => element.Name is "outline" or "body" or "opml" or "head")
        )
            Collect(element, inner, feeds, problems);
    }

    private static void Add(
        FeedElement outline,
        string address,
        string? name,
        string? folder,
        List<OpmlFeed> feeds,
        ProblemList problems
    )
    {
        if (WebAddress(address) is not { } url)
        {
            problems.Add(
                $"Line {outline.Line}: {Quoted(address)} is not a web address (http or https) and was left out."
            );
            return;
        }
        var site = ElementAddresses.Resolve(outline.Attribute("htmlurl"), null);
        // An address is not a title, although some readers write one if they know no title.
        string?[] names = [name, Clean(outline.Attribute("title"))];
        var title = Array.Find(names, title => title is not null && !IsAddress(title, url, site));
        feeds.Add(new(url, title, folder ?? Category(outline, problems), site) { Line = outline.Line });
    }

    // If there is no outline around the feed, the first category is its folder (OPML 2.0, "category").
    private static string? Category(FeedElement outline, ProblemList problems)
    {
        List<string> categories =
        [
            .. (outline.Attribute("category") ?? "")
                .Split(',')
                .Select(FolderPath.Clean)
                .Where(category => category.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
        foreach (var other in categories.Skip(1))
        {
            var category = ProblemList.Quote(FolderPath.Shown(other));
            problems.Add($"Line {outline.Line}: the category {category} was left out; a feed is kept in one folder.");
        }
        return categories.FirstOrDefault();
    }

    private static bool IsAddress(string title, string url, string? site)
    {
        if (title.Contains(' ', StringComparison.Ordinal))
            return false;
        if (TypedAddress.HasFeedScheme(title) || title.Contains("://", StringComparison.Ordinal))
            return true;
        if (Bare(title) == Bare(url) || site is not null && Bare(title) == Bare(site))
            return true;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && title.Equals(uri.Host, StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string address) => ElementAddresses.Key(address).ToUpperInvariant();

    // Never show a password to a person.
    private static string Quoted(string address) => ProblemList.Quote(TypedAddress.WithoutPassword(address));

    private static bool IsNew(OpmlFeed feed, HashSet<(string, string?)> seen, ProblemList problems)
    {
        if (seen.Add((feed.Url, feed.Folder)))
            return true;
        problems.Add($"Line {feed.Line}: {Quoted(feed.Url)} is listed twice.");
        return false;
    }

    private static string? Name(FeedElement outline) =>
        Clean(outline.Attribute("text")) ?? Clean(outline.Attribute("title"));

    // Some readers escape names twice.
    private static string? Clean(string? name) =>
        Headlines.Clean(WebUtility.HtmlDecode(name ?? "")) is { Length: > 0 } clean ? clean : null;

    // A bare "url" usually links to a page. It is a feed's address if the type says so or is missing.
    private static string? Url(FeedElement outline)
    {
        if ((outline.Attribute("xmlurl") ?? outline.Attribute("feedurl") ?? outline.Attribute("rssurl")) is { } url)
            return url;
        return outline.Attribute("type")?.ToLowerInvariant() is { } type && !FeedTypes.Contains(type)
            ? null
            : outline.Attribute("url");
    }

    private static string? WebAddress(string address)
    {
        var url = string.Concat(address.Where(c => c > ' '));
        if (TypedAddress.HasFeedScheme(url))
            url = TypedAddress.WithoutFeedScheme(url);
        else if (
            !ElementAddresses.HasScheme(url)
            && url.Contains('.', StringComparison.Ordinal)
            && !url.StartsWith('/')
        )
            url = "http://" + url;
        return ElementAddresses.IsWeb(url) ? url : null;
    }
}
