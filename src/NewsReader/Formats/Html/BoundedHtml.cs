using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsReader.Formats.Html;

/// <summary>
/// Parses HTML as browsers do with scripting on, within limits that no markup can circumvent.
/// </summary>
internal static class BoundedHtml
{
    /// <summary>The maximum length, in characters.</summary>
    public const int MaxLength = 4_000_000;

    private const int MaxTags = 20_000;
    private const int MaxElements = 40_000;

    // Each frame costs AngleSharp a fifth of a millisecond.
    private const int MaxFrames = 1_000;
    private const int MaxNested = 200;

    // A token creates at most as many elements as are nested, so no more than about 100,000 are created between two
    // counts.
    private const int TokensBetweenCounts = 250;

    /// <summary>Parses a fragment as content of a page's body.</summary>
    /// <exception cref="ArticleException">The HTML exceeds the limits.</exception>
    public static INodeList Parse(string html)
    {
        RefuseExcess(html);
        int tokens = 0,
            frames = 0;
        IDocument? document = null;
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                IsScripting = true,
                SkipComments = true,
                MaximumDepth = int.MaxValue,
                OnCreated = (element, _) =>
                {
                    document ??= element.Owner;
                    if (element is IHtmlInlineFrameElement && ++frames > MaxFrames)
                        throw new ArticleException($"expected a text of at most {MaxFrames:N0} frames as HTML");
                },
                OnToken = (_, _) =>
                {
                    if (++tokens % TokensBetweenCounts == 0)
                        Count(document);
                },
            }
        );
        // Use a doctype. Without one a table stays inside its paragraph, unlike on our own pages.
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html>").Body!;
        var nodes = parser.ParseFragment(html, body);
        Count(document);
        return nodes;
    }

    /// <summary>
    /// Counts possible tags before parsing: every tag and comment begins with a "&lt;" followed by one of these
    /// characters.
    /// </summary>
    /// <exception cref="ArticleException">There are too many.</exception>
    public static void RefuseExcess(string html)
    {
        if (html.Length > MaxLength)
            throw new ArticleException($"expected a text of at most {MaxLength / 1_000_000} MB as HTML");
        var tags = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (!char.IsAsciiLetter(html[at + 1]) && html[at + 1] is not ('/' or '!' or '?'))
                continue;
            if (++tags > MaxTags)
                throw TooManyTags();
        }
    }

    // A few hundred tags can nest deeply, at quadratic cost, or make a parser repeat a hundred unclosed elements in
    // each paragraph. Only the tree shows this.
    private static void Count(IDocument? document)
    {
        if (document?.DocumentElement is not { } root)
            return;
        var elements = 0;
        Stack<(INode Node, int Depth)> open = new([(root, 0)]);
        while (open.TryPop(out var top))
        {
            if (top.Depth > MaxNested)
                throw new ArticleException($"expected HTML nested at most {MaxNested} levels deep");
            if (++elements > MaxElements)
                throw TooManyTags();
            var children = top.Node.ChildNodes;
            for (var i = 0; i < children.Length; i++)
                if (children[i] is IElement child)
                    open.Push((child, top.Depth + 1));
            if (top.Node is IHtmlTemplateElement template)
                open.Push((template.Content, top.Depth + 1));
        }
    }

    private static ArticleException TooManyTags() => new($"expected a text of at most {MaxTags:N0} tags as HTML");
}
