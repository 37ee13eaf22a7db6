using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>What RFC 4287 says a feed must be (with RFC 3339, 3987 and 5005 where it leans on them), and what the W3C's validator warns of.</summary>
internal sealed partial class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly HashSet<string> FeedElements =
    [
        "author",
        "category",
        "contributor",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
        "entry",
    ];

    private static readonly HashSet<string> EntryElements =
    [
        "author",
        "category",
        "content",
        "contributor",
        "id",
        "link",
        "published",
        "rights",
        "source",
        "summary",
        "title",
        "updated",
    ];

    private static readonly HashSet<string> Relations =
    [
        "alternate",
        "enclosure",
        "first",
        "last",
        "next",
        "previous",
        "related",
        "self",
        "via",
    ];

    private readonly List<string> broken = [];

    /// <summary>The rules that a document breaks.</summary>
    /// <param name="document">The feed as it was sent.</param>
    /// <param name="address">Where it was fetched from.</param>
    public static IReadOnlyList<string> Broken(string document, string address)
    {
        var rules = new AtomRules();
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(document),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            rules.Feed(XDocument.Load(reader).Root!, address);
        }
        catch (XmlException e)
        {
            rules.broken.Add($"not well-formed: {e.Message}");
        }
        return rules.broken;
    }

    private void Feed(XElement feed, string address)
    {
        Must(feed.Name == Atom + "feed", "4.1.1: the document is no feed");
        Once(feed, "id", "title", "updated");
        AtMostOnce(feed, "generator", "icon", "logo", "rights", "subtitle");
        Known(feed, FeedElements);
        Common(feed);
        var entries = feed.Elements(Atom + "entry").ToList();
        Must(
            feed.Elements(Atom + "author").Any() || entries.All(entry => entry.Elements(Atom + "author").Any()),
            "4.1.1: neither the feed nor every entry has an author"
        );
        var self = Links(feed, "self").ToList();
        Must(
            self.Count == 1 && (string?)self[0].Attribute("href") == address,
            $"4.1.1: the link to itself is not {address}"
        );
        foreach (var relation in (string[])["first", "next", "previous"])
            Must(Links(feed, relation).Count() <= 1, $"RFC 5005, 3: more than one link {relation}");
        foreach (var link in Links(feed, "next").Concat(Links(feed, "previous")))
            Must((string?)link.Attribute("href") != address, "RFC 5005, 3: the page leads to itself");
        foreach (var icon in feed.Elements().Where(e => e.Name == Atom + "icon" || e.Name == Atom + "logo"))
            Absolute(icon.Value, "4.2.5: icon");
        foreach (var entry in entries)
            Entry(entry);
        var ids = feed.DescendantsAndSelf().Elements(Atom + "id").Select(id => id.Value).ToList();
        Must(ids.Distinct().Count() == ids.Count, "4.1.1: two have one id");
        Must(
            !Texts(feed).Any(c => c is (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF'),
            "XML 2.2: a character that no one can read"
        );

        static IEnumerable<char> Texts(XElement root) =>
            root.DescendantsAndSelf()
                .SelectMany(e => e.Attributes().Select(a => a.Value).Append(e.Value))
                .SelectMany(text => text);
    }

    private void Entry(XElement entry)
    {
        Once(entry, "id", "title", "updated");
        AtMostOnce(entry, "content", "published", "rights", "source", "summary");
        Known(entry, EntryElements);
        Common(entry);
        Must(
            entry.Element(Atom + "content") is not null || Links(entry, "alternate").Any(),
            "4.1.2: neither content nor an alternate link"
        );
        foreach (var relation in (string[])["first", "next", "previous", "last"])
            Must(!Links(entry, relation).Any(), "RFC 5005: a page's link in an entry");
        if (entry.Element(Atom + "content") is { } content)
            Content(content);
    }

    private void Common(XElement element)
    {
        foreach (
            var text in element
                .Elements()
                .Where(e =>
                    e.Name == Atom + "title"
                    || e.Name == Atom + "subtitle"
                    || e.Name == Atom + "summary"
                    || e.Name == Atom + "rights"
                )
        )
            TextConstruct(text);
        foreach (var date in element.Elements().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published"))
            Must(
                Rfc3339().IsMatch(date.Value)
                    && DateTimeOffset.TryParse(date.Value, CultureInfo.InvariantCulture, out _),
                $"3.3: “{date.Value}” is no date"
            );
        foreach (var id in element.Elements(Atom + "id"))
            Absolute(id.Value, "4.2.6: id");
        foreach (
            var person in element.Elements().Where(e => e.Name == Atom + "author" || e.Name == Atom + "contributor")
        )
            Person(person);
        foreach (var category in element.Elements(Atom + "category"))
            Must(!string.IsNullOrEmpty((string?)category.Attribute("term")), "4.2.2: a category without a term");
        foreach (var link in element.Elements(Atom + "link"))
            Link(link);
        var alternates = Links(element, "alternate")
            .Select(link => ((string?)link.Attribute("type"), (string?)link.Attribute("hreflang")))
            .ToList();
        Must(alternates.Distinct().Count() == alternates.Count, "4.1.1: two alternate links of one type and language");
        foreach (var language in element.DescendantsAndSelf().Attributes(XNamespace.Xml + "lang"))
            Must(Language().IsMatch(language.Value), $"2: “{language.Value}” is no language");
        Must(
            !element.DescendantsAndSelf().Attributes(XNamespace.Xml + "base").Any(),
            "xml:base, of which this checks nothing"
        );
    }

    private void Link(XElement link)
    {
        var relation = (string?)link.Attribute("rel") ?? "alternate";
        Must(Relations.Contains(relation), $"4.2.7.2: the relation “{relation}” is not registered");
        Absolute((string?)link.Attribute("href") ?? "", $"4.2.7.1: href of {relation}");
        if ((string?)link.Attribute("type") is { } type)
            Must(MediaType().IsMatch(type), $"4.2.7.3: “{type}” is no media type");
        if (link.Attribute("title") is { } title)
            Must(title.Value.Trim().Length > 0, "4.2.7.5: an empty title");
        Must(link.IsEmpty || link.Value.Length == 0, "4.2.7: a link holds something");
    }

    private void Person(XElement person)
    {
        Once(person, "name");
        AtMostOnce(person, "uri", "email");
        Must(!string.IsNullOrWhiteSpace(person.Element(Atom + "name")?.Value), "3.2.1: a person without a name");
    }

    private void TextConstruct(XElement text)
    {
        var type = (string?)text.Attribute("type") ?? "text";
        Must(type is "text" or "html" or "xhtml", $"3.1.1: the type {type}");
        Must(type == "xhtml" || !text.HasElements, "3.1.1: elements in a text");
        Must(!string.IsNullOrWhiteSpace(text.Value), $"an empty {text.Name.LocalName}");
    }

    private void Content(XElement content)
    {
        Must(
            (string?)content.Attribute("type") == "html" && content.Attribute("src") is null,
            "4.1.3: content of a type that this site does not write"
        );
        Must(!content.HasElements, "4.1.3.3: elements in HTML");
        Must(content.Value.Trim().Length > 0, "empty content");
        var html = new HtmlParser().ParseDocument(content.Value);
        foreach (
            var reference in html
                .All.SelectMany(e => e.Attributes)
                .Where(a => a.Name is "href" or "src" or "poster" or "cite")
        )
            Absolute(reference.Value, "4.1.3.3: a reference in the content");
        Must(html.QuerySelector("script, style, iframe, object, embed, form") is null, "HTML that feed readers refuse");
    }

    private void Known(XElement element, HashSet<string> known)
    {
        foreach (
            var child in element.Elements().Where(e => e.Name.Namespace == Atom && !known.Contains(e.Name.LocalName))
        )
            Must(false, $"{child.Name.LocalName} does not belong into {element.Name.LocalName}");
        Must(
            element.Elements().All(child => child.Name.NamespaceName.Length > 0),
            "6.3: an element without a namespace"
        );
    }

    private void Once(XElement element, params string[] names)
    {
        foreach (var name in names)
            Must(
                element.Elements(Atom + name).Count() == 1,
                $"4.1: {element.Name.LocalName} has {element.Elements(Atom + name).Count()} {name}"
            );
    }

    private void AtMostOnce(XElement element, params string[] names)
    {
        foreach (var name in names)
            Must(element.Elements(Atom + name).Count() <= 1, $"4.1: {element.Name.LocalName} has more than one {name}");
    }

    private void Absolute(string address, string where) =>
        Must(
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && uri.IsWellFormedOriginalString()
                && address == address.Trim()
                && Scheme().IsMatch(address),
            $"{where}: “{address}” is no absolute IRI"
        );

    private static IEnumerable<XElement> Links(XElement element, string relation) =>
        element.Elements(Atom + "link").Where(link => ((string?)link.Attribute("rel") ?? "alternate") == relation);

    private void Must(bool holds, string otherwise)
    {
        if (!holds)
            broken.Add(otherwise);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Language();

    [GeneratedRegex("^[a-z]+/[a-z0-9.+-]+$")]
    private static partial Regex MediaType();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
