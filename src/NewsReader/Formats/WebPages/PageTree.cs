using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.WebPages;

/// <summary>Parses a page as browsers do, within limits that are checked while the tree grows.</summary>
internal sealed partial class PageTree
{
    /// <summary>The maximum number of elements. Large news pages have 5,000 to 20,000.</summary>
    public const int MaxElements = 30_000;

    /// <summary>The maximum nesting depth. News pages have 20 to 60 levels.</summary>
    public const int MaxDepth = 200;

    private const int Stride = 1000;

    // Other attributes are dropped: a tag, and each copy of it, can have a hundred thousand of them.
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

    /// <exception cref="DocumentException">The page has too many elements or is nested too deeply.</exception>
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

    // Removes the "¶" link after a heading, which points to the heading itself.
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
        // Elements left open are copied into the elements that follow, and copies are not reported. So count the whole
        // tree now and then.
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

    // Content of templates was not part of the tree while it grew.
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

    // The form that browsers write into web archives, and the name before it became a standard.
    [GeneratedRegex("<template shadow(mode|root)=", RegexOptions.IgnoreCase)]
    private static partial Regex OlderShadow();
}
