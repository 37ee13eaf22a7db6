using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.WebPages.Story;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// Prepares a page's tree for extraction: removes what readers do not see, gives pictures their addresses, and puts all
/// text into paragraphs.
/// </summary>
internal static partial class PageBlocks
{
    private static readonly HashSet<string> Unread =
    [
        "script",
        "style",
        "link",
        "meta",
        "template",
        "noscript",
        "applet",
        "svg",
        "canvas",
        "button",
        "input",
        "select",
        "option",
        "textarea",
        "datalist",
        "dialog",
        "map",
        "frameset",
        "frame",
        "noframes",
        "noembed",
        "nav",
        "progress",
        "meter",
        "title",
        "base",
        "head",
        "menu",
    ];

    private static readonly HashSet<string> Blocks =
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ];

    private const int MostFormulas = 2000;

    // Less text than this, in the units of TextMass, is not a story.
    private const int LeastShown = 100;

    /// <summary>True for a block element.</summary>
    public static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    /// <summary>True for an element that is visible without text: a picture or a player.</summary>
    public static bool IsSeen(IElement element) => element.LocalName == "img" || PagePlayers.Is(element);

    /// <summary>True if the element contains a picture or player, or is one.</summary>
    public static bool ShowsSomething(IElement element) => IsSeen(element) || element.QuerySelectorAll("*").Any(IsSeen);

    /// <summary>Prepares the tree, which changes it.</summary>
    /// <param name="body">The page's body.</param>
    /// <param name="baseAddress">The base for relative addresses, or null.</param>
    public static void Prepare(IElement body, Uri? baseAddress)
    {
        StoryPictures.Resolve(body, baseAddress);
        KeepFormulas(body);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            var isPlayer = PagePlayers.Is(element);
            var goes = Unread.Contains(element.LocalName)
                ? !IsWrittenIn(element)
                : isPlayer && !PagePlayers.IsKept(element, baseAddress);
            if (goes)
                element.Remove();
            else if (isPlayer)
                PagePlayers.RemoveFallback(element);
        }
        RemoveHidden(body);
        PageParagraphs.Wrap(body);
    }

    // Pages with collapsible parts put headings and questions into buttons.
    private static bool IsWrittenIn(IElement element)
    {
        if (element.LocalName != "button")
            return false;
        if (element.ParentElement is not { LocalName: ['h', >= '1' and <= '6'] or "dt" or "summary" })
        {
            if (!IsQuestion(element))
                return false;
            var heading = element.Owner!.CreateElement("h3");
            element.Before(heading);
            heading.AppendChild(element);
        }
        Unwrap(element);
        return true;
    }

    // A question is followed by its answer.
    private static bool IsQuestion(IElement button) =>
        button.NextElementSibling is { } answer
        && IsBlock(answer)
        && TextMap.IsRunning(TextMass.Of(answer))
        && TextMass.IsShort(button, 300)
        && StoryText.Line(button) is { Length: > 0 } line
        && (button.HasAttribute("aria-expanded") || line[^1] is '?' or '？' or '؟');

    // Scripts render formulas from hidden MathML or from TeX in a <script>; a picture serves as fallback. Keeps the
    // source.
    private static void KeepFormulas(IElement body)
    {
        foreach (var math in body.QuerySelectorAll("math").Take(MostFormulas).ToList())
        {
            for (
                var above = math;
                above is not null && above != body && TextMass.Of(above) == TextMass.Of(math);
                above = above.ParentElement
            )
            {
                above.RemoveAttribute("style");
                above.RemoveAttribute("aria-hidden");
            }
            foreach (var picture in math.Closest(".mwe-math-element")?.QuerySelectorAll("img").ToList() ?? [])
                picture.Remove();
        }
        foreach (var source in body.QuerySelectorAll("script[type^='math/tex']").ToList())
        {
            var drawn = source.PreviousElementSibling;
            if (drawn?.QuerySelector("math") is null)
            {
                while (
                    source.PreviousElementSibling is { ClassName: { } name } shown
                    && name.Contains("MathJax", StringComparison.OrdinalIgnoreCase)
                )
                    shown.Remove();
                var words = body.Owner!.CreateElement("code");
                words.TextContent = source.TextContent.Trim();
                source.Before(words);
            }
            source.Remove();
        }
    }

    // Some pages hide all their content until a script shows it. Do not remove it in that case.
    private static void RemoveHidden(IElement body)
    {
        var shown = TextMass.Of(body).Weight;
        foreach (var element in body.QuerySelectorAll("*").Where(IsHidden).ToList())
        {
            if (!body.Contains(element) || element.QuerySelector("h1") is not null)
                continue;
            var hidden = TextMass.Of(element).Weight;
            if (shown - hidden < Math.Min(LeastShown, hidden))
                continue;
            shown -= hidden;
            element.Remove();
        }
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || (
            element.GetAttribute("style") is { } style
            && HiddenStyle().IsMatch(style)
            && element.QuerySelector("math") is null
        );

    /// <summary>Removes an element but keeps its content.</summary>
    public static void Unwrap(IElement element)
    {
        foreach (var child in element.ChildNodes.ToList())
            element.Parent!.InsertBefore(child, element);
        element.Remove();
    }

    [GeneratedRegex(@"(display\s*:\s*none|visibility\s*:\s*hidden)", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();
}
