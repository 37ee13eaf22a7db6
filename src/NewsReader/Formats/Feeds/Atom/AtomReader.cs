using NewsReader.Formats.Feeds.RelatedLists;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.Atom;

/// <summary>Reads Atom 1.0 (RFC 4287) and 0.3, with or without namespaces. A lone entry is a feed with one
/// entry.</summary>
internal sealed class AtomReader
{
    private readonly XmlFeedModules modules;
    private readonly FeedElement feed;
    private readonly IReadOnlyList<string> feedAuthors;
    private readonly string? site;

    private AtomReader(FeedElement feed, ProblemList problems)
    {
        this.feed = feed;
        modules = new(problems);
        site = AtomLinks.Alternate(feed);
        // RFC 4287, section 2: addresses are relative to the feed's own address, unless the feed sets another base or
        // was
        // fetched from someone else's server.
        if (
            !feed.HasGivenBase
            && XmlFeedModules.Web(site) is { } home
            && (feed.Base is not { } place || !SameSite.Is(place, home))
        )
            feed.Base = home;
        feedAuthors = XmlFeedModules.Authors(feed, Named(feed, "author"));
    }

    public static ParsedFeed Read(FeedElement root, ProblemList problems)
    {
        var reader = new AtomReader(root, problems);
        return root.Name == "entry"
            ? new() { Entries = [reader.ReadEntry(root)], Problems = problems }
            : reader.ReadFeed(problems);
    }

    private ParsedFeed ReadFeed(ProblemList problems) =>
        new()
        {
            Title = AtomText.Line(First(feed, "title")) ?? XmlFeedModules.Line(feed.First("dc", "title")),
            Link = site,
            Description =
                AtomText.Line(First(feed, "subtitle", "tagline"))
                ?? XmlFeedModules.Line(feed.First("dc", "description")),
            Language = XmlFeedModules.Language(feed) ?? XmlFeedModules.Line(First(feed, "language")),
            TtlMinutes = XmlFeedModules.UpdateMinutes(feed),
            Entries = modules.Entries(EntriesIn(feed), ReadEntry),
            Problems = problems,
        };

    private static IEnumerable<FeedElement> EntriesIn(FeedElement parent) =>
        parent.Elements.SelectMany(element =>
            Is(element, "entry") ? [element]
            : Is(element, "feed") || Is(element, "entries") ? EntriesIn(element)
            : (IEnumerable<FeedElement>)[]
        );

    private ParsedEntry ReadEntry(FeedElement entry)
    {
        var content = Content(entry);
        var summary = First(entry, "summary");
        var source = First(entry, "source");
        var link =
            Original(entry)
            ?? AtomLinks.Alternate(entry)
            ?? (
                First(entry, "content", evenEmpty: true) is { } outside
                    ? XmlFeedModules.Address(outside.Attribute("src"), outside)
                    : null
            );
        var parsed = new ParsedEntry
        {
            Id = First(entry, "id")?.Text.Trim() is { Length: > 0 } id ? id : null,
            Title =
                AtomText.Line(First(entry, "title"))
                ?? MediaFiles.Title(entry)
                ?? XmlFeedModules.Line(entry.First("dc", "title")),
            Link = link,
            Summary = XmlFeedModules.FullestSummary(
                AtomText.Html(summary),
                XmlFeedModules.Html(entry.First("dc", "description")),
                MediaFiles.Description(entry)
            ),
            Content = AtomText.Html(content),
            BaseAddress = XmlFeedModules.TextBase(content ?? summary ?? entry, link, site),
            SummaryBaseAddress = XmlFeedModules.TextBase(summary ?? entry, link, site),
            Authors = Authors(entry, source),
            Published = modules.Date(
                First(entry, "published", "issued"),
                First(entry, "created"),
                entry.First("dcterms", "issued"),
                First(entry, "pubdate")
            ),
            Updated = modules.Date(
                First(entry, "updated", "modified"),
                entry.First("dcterms", "modified"),
                entry.First("dc", "date")
            ),
            Tags = XmlFeedModules.Tags(entry, Named(entry, "category").Select(Category)),
            Enclosures = MediaFiles.Of(
                entry,
                AtomLinks
                    .Of(entry, "enclosure")
                    .Select(file => new ParsedEnclosure(file.Href, file.Type, MediaFiles.Length(file.Length))
                    {
                        Title = file.Title,
                    })
            ),
            Language = XmlFeedModules.Language(entry),
            CommentsLink = AtomLinks
                .Of(entry, "replies")
                .OrderBy(reply => reply.Type is null or "text/html" ? 0 : 1)
                .FirstOrDefault()
                ?.Href,
        };
        return parsed with { Related = RelatedHeadlines.Of(parsed, PublisherRelations.Of(entry)) };
    }

    // Services that count readers with their own links say which link the story had originally.
    private static string? Original(FeedElement entry) =>
        entry.Elements.FirstOrDefault(element => element.Name == "origlink") is { } original
            ? XmlFeedModules.Web(original.Text.Trim())?.OriginalString
            : null;

    // RFC 4287, section 4.2.1: use the entry's authors, then its source's, then the feed's.
    private IReadOnlyList<string> Authors(FeedElement entry, FeedElement? source)
    {
        var own = XmlFeedModules.Authors(entry, Named(entry, "author"));
        if (own.Count > 0)
            return own;
        var theirs = source is null
            ? []
            : XmlFeedModules.Distinct(Named(source, "author").Select(XmlFeedModules.Person));
        return theirs.Count > 0 || entry == feed ? theirs : feedAuthors;
    }

    // Atom 0.3 can give a text in several types. HTML is the richest.
    private static FeedElement? Content(FeedElement entry)
    {
        var contents = Named(entry, "content")
            .SelectMany(content =>
                content.Attribute("type") == "multipart/alternative" ? Named(content, "content") : [content]
            )
            .Where(content => AtomText.Html(content) is not null)
            .Take(20)
            .ToList();
        return contents.Find(AtomText.IsHtml) ?? contents.FirstOrDefault();
    }

    // The label is the human-readable form (RFC 4287, section 4.2.2).
    private static string? Category(FeedElement category) =>
        Headlines.Clean(
            category.Attribute("label") ?? category.Attribute("term") ?? XmlFeedModules.Line(category) ?? ""
        );

    private static bool Is(FeedElement element, string name) =>
        element.Name == name && element.Space is "atom" or Namespaces.Core && element.Name == name;

    private static IEnumerable<FeedElement> Named(FeedElement parent, string name) =>
        parent.Elements.Where(element => Is(element, name));

    private static FeedElement? First(FeedElement parent, string name, bool evenEmpty = false) =>
        Named(parent, name).FirstOrDefault(element => evenEmpty || element.HasContent);

    private static FeedElement? First(FeedElement parent, string name, string orElse) =>
        First(parent, name) ?? First(parent, orElse);
}
