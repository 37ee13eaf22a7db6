using NewsReader.Formats.Feeds.RelatedLists;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// Reads RSS 0.90 to 2.0 and 1.0 (RDF) with their modules, in any namespace, wherever the channel and items are placed.
/// </summary>
internal sealed class RssReader
{
    private readonly XmlFeedModules modules;
    private readonly FeedElement root;
    private readonly FeedElement channel;
    private readonly string? language;
    private readonly string? site;

    private RssReader(FeedElement root, ProblemList problems)
    {
        this.root = root;
        modules = new(problems);
        channel =
            root.Name == "channel" ? root : root.Elements.FirstOrDefault(element => element.Name == "channel") ?? root;
        language = Line(channel, "language") ?? XmlFeedModules.Language(channel);
        // Links are relative to the site, which may differ from where the feed was fetched.
        site = SiteLink();
        if (!root.HasGivenBase && XmlFeedModules.Web(site) is { } home)
            root.Base = home;
    }

    public static ParsedFeed Read(FeedElement root, ProblemList problems) =>
        new RssReader(root, problems).ReadFeed(problems);

    private ParsedFeed ReadFeed(ProblemList problems) =>
        new()
        {
            Title = XmlFeedModules.FirstLine(
                First(channel, "title"),
                channel.First("dc", "title"),
                channel.First("atom", "title"),
                channel.First("itunes", "title"),
                channel.First("media", "title")
            ),
            Link = site,
            NewAddress = channel.First("itunes", "new-feed-url") is { } moved
                ? XmlFeedModules.Address(moved.Text, moved)
                : null,
            Description = XmlFeedModules.FirstLine(
                First(channel, "description"),
                channel.First("dc", "description"),
                channel.First("atom", "subtitle"),
                channel.First("itunes", "summary"),
                channel.First("itunes", "subtitle"),
                channel.First("googleplay", "description"),
                First(channel, "abstract"),
                First(channel, "subtitle")
            ),
            Language = language,
            TtlMinutes = XmlFeedModules.UpdateMinutes(channel),
            Entries = modules.Entries(Items(root), ReadItem),
            Problems = problems,
        };

    private string? SiteLink() =>
        LinkOf(channel) ?? (channel.Attribute("href") is { } href ? XmlFeedModules.Address(href, channel) : null);

    private IEnumerable<FeedElement> Items(FeedElement parent) =>
        parent.Elements.SelectMany(element =>
            element.Name == "item" && IsCore(element) ? [element]
            : element.Name is "channel" or "rss" or "items" or "rdf" or "item-list" && element.Elements.Any()
                ? Items(element)
            : (IEnumerable<FeedElement>)[]
        );

    private ParsedEntry ReadItem(FeedElement item)
    {
        var (summary, content) = Texts(item);
        var guid = First(item, "guid");
        var link = Link(item, guid);
        var parsed = new ParsedEntry
        {
            Id =
                Text(guid)
                ?? item.Attribute("rdf", "about")
                ?? Text(item.First("dc", "identifier"))
                ?? Text(item.First("atom", "id"))
                ?? Text(First(item, "id")),
            Title =
                XmlFeedModules.FirstLine(
                    First(item, "title"),
                    item.First("dc", "title"),
                    item.First("atom", "title"),
                    item.First("itunes", "title")
                ) ?? MediaFiles.Title(item),
            Link = link,
            Summary =
                XmlFeedModules.FullestSummary(
                    XmlFeedModules.Html(summary),
                    MediaFiles.Description(item),
                    XmlFeedModules.Html(item.First("itunes", "summary")),
                    XmlFeedModules.Html(item.First("googleplay", "description"))
                ) ?? XmlFeedModules.Html(item.First("itunes", "subtitle")),
            Content = XmlFeedModules.Html(content),
            BaseAddress = XmlFeedModules.TextBase(content ?? summary ?? item, link, site),
            SummaryBaseAddress = XmlFeedModules.TextBase(summary ?? item, link, site),
            Authors = Authors(item),
            Published = modules.Date(
                First(item, "pubdate"),
                item.First("dcterms", "issued"),
                item.First("dc", "date"),
                item.First("atom", "published"),
                item.First("dcterms", "date"),
                item.First("dc", "issued"),
                item.First("dc", "date.issued"),
                item.First("dcterms", "created"),
                item.First("dc", "created"),
                item.First("dcterms", "available"),
                item.First("dcterms", "datesubmitted"),
                item.First("atom", "issued"),
                item.First("atom", "created"),
                First(item, "published"),
                First(item, "issued"),
                First(item, "date"),
                item.First(Namespaces.Unknown, "publicationdate"),
                item.First(Namespaces.Unknown, "coverdate"),
                First(item, "publicationdate"),
                First(item, "publishdate"),
                First(item, "datepublished"),
                First(item, "created"),
                item.First("media", "pubdate")
            ),
            Updated = modules.Date(
                item.First("atom", "updated"),
                item.First("dcterms", "modified"),
                item.First("atom", "modified"),
                item.First("dc", "date"),
                First(item, "updated"),
                First(item, "modified"),
                First(item, "lastupdated"),
                item.First(Namespaces.Unknown, "modificationdate")
            ),
            Tags = XmlFeedModules.Tags(
                item,
                Named(item, "category")
                    .Concat(XmlFeedModules.Named(item, "atom", "category"))
                    .Select(category =>
                        XmlFeedModules.Line(category) ?? category.Attribute("label") ?? category.Attribute("term")
                    )
            ),
            Enclosures = MediaFiles.Of(item, Enclosures(item)),
            Language =
                XmlFeedModules.Line(item.First("dc", "language"))
                ?? Line(item, "language")
                ?? (item.Language == channel.Language ? language : item.Language),
            CommentsLink = First(item, "comments") is { } comments
                ? XmlFeedModules.Address(comments.Text, comments)
                : AtomLinks.Of(item, "replies").FirstOrDefault()?.Href,
        };
        return parsed with { Related = RelatedHeadlines.Of(parsed, PublisherRelations.Of(item)) };
    }

    // A description is the summary even if there is nothing else. A second description, or one next to a summary, is
    // the
    // content.
    private (FeedElement? Summary, FeedElement? Content) Texts(FeedElement item)
    {
        var descriptions = Named(item, "description")
            .Where(description => Text(description) is not null || description.HasElements)
            .Take(2)
            .ToList();
        var full = XmlFeedModules.FirstWithWords([
            Longest(item, "content", "encoded"),
            item.First("xhtml", "body"),
            item.First("xhtml", "div"),
            item.First("atom", "content"),
            First(item, "encoded"),
            First(item, "fulltext"),
            First(item, "fullitem"),
            First(item, "content"),
            First(item, "body"),
            item.First(Namespaces.Unknown, "full-text"),
            item.First(Namespaces.Unknown, "fulltext"),
            item.First("content", "items")?.Descendant("rdf", "value"),
        ]);
        var summary = First(item, "summary");
        if (summary is not null && descriptions.Count > 0)
            return (summary, full ?? descriptions[0]);
        if (descriptions.Count > 1 && full is null)
            return (descriptions[0], descriptions[1]);
        return (
            descriptions.FirstOrDefault()
                ?? summary
                ?? item.First("dc", "description")
                ?? item.First("dcterms", "abstract")
                ?? item.First("atom", "summary")
                ?? First(item, "abstract")
                ?? item.First("itunes", "summary"),
            full
        );
    }

    private static FeedElement? Longest(FeedElement item, string space, string name) =>
        XmlFeedModules.Named(item, space, name).MaxBy(element => XmlFeedModules.Html(element)?.Length ?? 0);

    // Services that count readers with their own links say which link the story had originally.
    private string? Link(FeedElement item, FeedElement? guid)
    {
        if (
            item.Elements.FirstOrDefault(element => element.Name == "origlink") is { } original
            && XmlFeedModules.Web(original.Text.Trim()) is { } story
        )
            return story.OriginalString;
        var permanent = guid?.Attribute("ispermalink")?.ToUpperInvariant();
        if (LinkOf(item) is { } link)
            return
                permanent != "FALSE"
                && ElementAddresses.IsWeb(guid?.Text.Trim())
                && CountsReaders(link)
                && !CountsReaders(guid!.Text)
                ? guid.Text.Trim()
                : link;
        // An id is a link if it looks like an absolute address, or if the feed says it is one.
        if (
            guid?.Text.Trim() is { } id
            && permanent != "FALSE"
            && (ElementAddresses.IsWeb(id) || permanent == "TRUE" && IsPath(id))
        )
            return XmlFeedModules.Address(id, guid);
        if (ElementAddresses.IsWeb(item.Attribute("rdf", "about")))
            return item.Attribute("rdf", "about");
        return item.Attribute("href") is { } href ? XmlFeedModules.Address(href, item) : null;
    }

    private static bool CountsReaders(string link) =>
        XmlFeedModules.Web(link)?.Host
            is "feedproxy.google.com"
                or "feeds.feedburner.com"
                or "rss.feedsportal.com"
                or "feeds.feedblitz.com";

    // Numbers, UUIDs and words are not addresses, whatever the feed says. A path contains the characters of one.
    private static bool IsPath(string id) =>
        !ElementAddresses.HasScheme(id) && !id.Any(char.IsWhiteSpace) && id.AsSpan().ContainsAny('/', '?', '.');

    // RSS has the link as text. The Atom link is the fallback for feeds without it.
    private string? LinkOf(FeedElement parent)
    {
        foreach (var link in Named(parent, "link"))
            if (
                XmlFeedModules.Address(
                    link.Attribute("href") is { } href
                        ? link.Attribute("rel") is null or "alternate"
                            ? href
                            : null
                        : link.HasContent
                            ? link.Text
                            : link.Attribute("rdf", "resource"),
                    link
                ) is
                { } address
            )
                return address;
        return AtomLinks.Alternate(parent);
    }

    private IReadOnlyList<string> Authors(FeedElement item) =>
        XmlFeedModules.Authors(item, Named(item, "author").Concat(XmlFeedModules.Named(item, "atom", "author")));

    private IEnumerable<ParsedEnclosure> Enclosures(FeedElement item)
    {
        foreach (var enclosure in Named(item, "enclosure"))
            if (
                XmlFeedModules.Address(
                    enclosure.Attribute("url")
                        ?? enclosure.Attribute("href")
                        ?? enclosure.Attribute("rdf", "resource")
                        ?? enclosure.Text,
                    enclosure
                ) is
                { } url
            )
                yield return new(url, enclosure.Attribute("type"), MediaFiles.Length(enclosure.Attribute("length")))
                {
                    Title = enclosure.Attribute("title"),
                };
        foreach (var link in AtomLinks.Of(item, "enclosure"))
            yield return new(link.Href, link.Type, MediaFiles.Length(link.Length)) { Title = link.Title };
    }

    private bool IsCore(FeedElement element) => element.Space == Namespaces.Core || element.Space == root.Space;

    private IEnumerable<FeedElement> Named(FeedElement parent, string name) =>
        parent.Elements.Where(element => element.Name == name && IsCore(element));

    private FeedElement? First(FeedElement parent, string name) =>
        Named(parent, name)
            .FirstOrDefault(element =>
                element.HasContent && (element.HasElements || !string.IsNullOrWhiteSpace(element.Text))
            );

    private string? Line(FeedElement parent, string name) => XmlFeedModules.Line(First(parent, name));

    private static string? Text(FeedElement? element) => element?.Text.Trim() is { Length: > 0 } text ? text : null;
}
