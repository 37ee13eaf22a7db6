using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.WebPages;

/// <summary>Parses a page as browsers do, within bounds that are watched while its tree grows.</summary>
internal sealed partial class PageTree
{
    /// <summary>The most elements that are read; large pages of news have 5,000 to 20,000.</summary>
    public const int MaxElements = 30_000;

    /// <summary>The deepest nesting that is read; pages of news have 20 to 60 levels.</summary>
    public const int MaxDepth = 200;

    private const int Stride = 1000;

    // The others are not kept: a tag can have a hundred thousand of them, and each copy of it too.
    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(
        [
            "href",
            "alt",
            "title",
            "lang",
            "xml:lang",
            "dir",
            "class",
            "id",
            "role",
            "rel",
            "content",
            "name",
            "property",
            "itemprop",
            "itemscope",
            "itemtype",
            "http-equiv",
            "datetime",
            "pubdate",
            "hidden",
            "aria-hidden",
            "aria-label",
            "style",
            "start",
            "colspan",
            "rowspan",
            "height",
            "slot",
            "shadowrootmode",
            "data-scrapbook-source",
            "open",
            "checked",
            "value",
            "reversed",
            // Players, and formulas.
            "data",
            "poster",
            "controls",
            "videoid",
            "data-videoid",
            "data-video-id",
            "data-youtube-id",
            "data-embed-url",
            "data-href",
            "video-id",
            "data-trackid",
            "aria-expanded",
            // Posts of other sites.
            "cite",
            "data-instgrm-permalink",
            "data-text-post-permalink",
            "data-bluesky-uri",
            "data-tweet-id",
            "data-tweetid",
            "data-shortcode",
            "encoding",
            "display",
            "alttext",
            .. PictureSources.Attributes,
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly string file;
    private IElement? last;
    private int created;

    private PageTree(string file) => this.file = file;

    /// <exception cref="DocumentException">It has more elements, or deeper nesting, than is read.</exception>
    public static IHtmlDocument Parse(string html, string file)
    {
        var tree = new PageTree(file);
        var names = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                IsScripting = true,
                SkipComments = true,
                DisableElementPositionTracking = true,
                ShouldEmitAttribute = (ref _, name) => names.Contains(name.Span),
                OnCreated = (element, _) => tree.Watch(element),
            }
        );
        var document = parser.ParseDocument(OlderShadow().Replace(html, "<template shadowrootmode="));
        tree.RefuseDepth();
        ShadowTemplates.Open(document.DocumentElement);
        tree.RefuseDepth(document);
        RemovePermalinks(document);
        return document;
    }

    // "¶" behind a heading, which leads to where it stands.
    private static void RemovePermalinks(IHtmlDocument document)
    {
        foreach (var link in document.QuerySelectorAll("h1 a, h2 a, h3 a, h4 a, h5 a, h6 a, dt a"))
        {
            if (link.TextContent.Trim() is "¶" or "#" or "§" or "🔗" or "∞")
                link.Remove();
        }
    }

    private void Watch(IElement element)
    {
        RefuseDepth();
        last = element;
        // Elements that are left open are copied into what follows, and of copies nothing is said: so they are counted
        // now and then.
        if (
            ++created > MaxElements
            || (created % Stride == 0 && Elements(element.Owner?.DocumentElement) > MaxElements)
        )
            throw new DocumentException(file, $"expected a page of at most {MaxElements:N0} elements");
    }

    private void RefuseDepth()
    {
        var depth = 0;
        for (INode? node = last; node is not null; node = node.Parent)
            depth++;
        if (depth > MaxDepth)
            throw TooDeep();
    }

    // What stood in templates was no part of the tree while it grew.
    private void RefuseDepth(IDocument document)
    {
        var level = document.ChildNodes.ToList();
        for (var depth = 1; level.Count > 0; depth++)
        {
            if (depth > MaxDepth)
                throw TooDeep();
            level = [.. level.SelectMany(node => node.ChildNodes)];
        }
    }

    private DocumentException TooDeep() => new(file, $"expected a page nested at most {MaxDepth} levels deep");

    private static int Elements(INode? node)
    {
        if (node is null)
            return 0;
        var count = 1;
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement)
                count += Elements(child);
        }
        return count;
    }

    // As browsers write it in web archives, and as it was called before it became a standard.
    [GeneratedRegex("<template shadow(mode|root)=", RegexOptions.IgnoreCase)]
    private static partial Regex OlderShadow();
}
