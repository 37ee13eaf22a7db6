using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.Html;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Formats.Html.Players;
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

    // Elements that may contain paragraphs. Text directly inside them is wrapped in paragraphs.
    private static readonly HashSet<string> Containers =
    [
        "div",
        "section",
        "article",
        "main",
        "body",
        "center",
        "blockquote",
        "form",
        "fieldset",
        "details",
        "td",
        "th",
        "li",
        "dd",
        "p",
        "header",
        "footer",
        "aside",
        "span",
        "font",
        "a",
        "figure",
        "address",
        "label",
    ];

    // Text directly inside one of these is always a paragraph, whatever else the element contains.
    private static readonly HashSet<string> Bare =
    [
        "div",
        "section",
        "article",
        "main",
        "body",
        "center",
        "form",
        "fieldset",
        "details",
        "header",
        "footer",
        "aside",
        "address",
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
    public static bool IsSeen(IElement element) => element.LocalName == "img" || IsPlayer(element);

    /// <summary>True if the element contains a picture or player, or is one.</summary>
    public static bool ShowsSomething(IElement element) => IsSeen(element) || element.QuerySelectorAll("*").Any(IsSeen);

    /// <summary>True if the element contains a player.</summary>
    public static bool Plays(IElement element) => element.QuerySelectorAll("*").Any(IsPlayer);

    public static void Prepare(IElement body, Uri? baseAddress)
    {
        StoryPictures.Resolve(body, baseAddress);
        KeepFormulas(body);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            var isPlayer = IsPlayer(element);
            var goes = Unread.Contains(element.LocalName)
                ? !IsWrittenIn(element)
                : isPlayer && !IsKeptPlayer(element, baseAddress);
            if (goes)
                element.Remove();
            else if (isPlayer)
                RemoveFallback(element);
        }
        RemoveHidden(body);
        var withBlocks = new HashSet<INode>();
        foreach (var block in body.QuerySelectorAll("*").Where(IsBlock))
        {
            for (
                var above = block.ParentElement;
                above is not null && withBlocks.Add(above);
                above = above.ParentElement
            ) { }
        }
        foreach (var container in body.QuerySelectorAll("*").Prepend(body).Where(e => Containers.Contains(e.LocalName)))
            WrapText(container, withBlocks);
    }

    // The elements that the sanitizer replaces by links.
    private static bool IsPlayer(IElement element) =>
        element.LocalName is "iframe" or "video" or "audio" or "object" or "embed"
        || ScriptPlayers.KindOf(element) is not null;

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

    private static bool IsKeptPlayer(IElement element, Uri? baseAddress)
    {
        if (element.HasAttribute("hidden") || ArticlePicture.IsTooSmall(element))
            return false;
        if (element.LocalName is not ("iframe" or "object" or "embed"))
            return true;
        for (var above = element; above is not null && above.LocalName != "body"; above = above.ParentElement)
        {
            if (PageHints.IsAdvertising(above))
                return false;
        }
        var given =
            (element.LocalName == "object" ? DataOf(element) : element.GetAttribute("src"))
            ?? element.GetAttribute("data-src")
            ?? element.GetAttribute("data-lazy-src");
        return PageMetadata.Absolute(given, baseAddress) is { } address
            && !Trackers.IsBeacon(address.AbsoluteUri, isDescribed: true)
            && !ButtonHost().IsMatch(address.Host + address.AbsolutePath);
    }

    // Old pages name the film in a parameter, and again in an embed for browsers without object support.
    private static string? DataOf(IElement element) =>
        element.GetAttribute("data")
        ?? element.QuerySelector("param[name=movie i], param[name=src i], param[name=url i]")?.GetAttribute("value")
        ?? element.QuerySelector("embed[src]")?.GetAttribute("src");

    // Removes the fallback for browsers that cannot play the media.
    private static void RemoveFallback(IElement player)
    {
        foreach (
            var node in player
                .ChildNodes.Where(node => node is not IElement { LocalName: "source" or "param" or "embed" })
                .ToList()
        )
            player.RemoveChild(node);
    }

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

    // Wraps runs of text and inline elements between blocks, and text separated by two line breaks, in paragraphs.
    private static void WrapText(IElement container, HashSet<INode> withBlocks)
    {
        var isMixed = withBlocks.Contains(container);
        if (!isMixed && !Bare.Contains(container.LocalName) && !HasTwoBreaks(container))
            return;
        if (!IsBlock(container) && !isMixed && container.Closest("p") is not null)
            return;
        var runs = new List<List<INode>> { new() };
        var breaks = 0;
        foreach (var node in container.ChildNodes.ToList())
        {
            var isBreak = node is IElement { LocalName: "br" };
            if (isBreak)
                breaks++;
            else if (IsBlock(node) || withBlocks.Contains(node))
            {
                runs.Add([]);
                breaks = 0;
                continue;
            }
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
            {
                if (runs[^1].Count > 0 && breaks == 0)
                    runs[^1].Add(node);
                continue;
            }
            else
            {
                if (breaks >= 2)
                    runs.Add([]);
                breaks = 0;
            }
            runs[^1].Add(node);
        }
        foreach (var run in runs.Where(run => run.Count > 0))
            Wrap(container, run);
        if (container.LocalName == "p" && runs.Count > 1)
            Unwrap(container);
    }

    private static void Wrap(IElement container, List<INode> run)
    {
        if (
            !run.Any(node =>
                node is IText text ? !string.IsNullOrWhiteSpace(text.Data) : node is IElement { LocalName: not "br" }
            )
        )
        {
            foreach (var node in run)
                node.Parent?.RemoveChild(node);
            return;
        }
        while (run[^1] is IElement { LocalName: "br" } last)
        {
            last.Remove();
            run.RemoveAt(run.Count - 1);
        }
        var paragraph = container.Owner!.CreateElement("p");
        container.InsertBefore(paragraph, run[0]);
        foreach (var node in run)
            paragraph.AppendChild(node);
    }

    private static void Unwrap(IElement element)
    {
        foreach (var child in element.ChildNodes.ToList())
            element.Parent!.InsertBefore(child, element);
        element.Remove();
    }

    private static bool HasTwoBreaks(IElement container)
    {
        var breaks = 0;
        foreach (var node in container.ChildNodes)
        {
            if (node is IElement { LocalName: "br" })
                breaks++;
            else if (node is not IText text || !string.IsNullOrWhiteSpace(text.Data))
                breaks = 0;
            if (breaks >= 2)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(display\s*:\s*none|visibility\s*:\s*hidden)", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    // Widgets that other sites put into pages.
    [GeneratedRegex(
        @"(^|\.)(facebook\.com/(v[\d.]+/)?plugins/(like|share|page|follow|comments)|platform\.twitter\.com/widgets/(follow|tweet)_button"
            + @"|disqus\.com|addthis\.com|google\.com/recaptcha|recaptcha\.net|livefyre\.com|outbrain\.com"
            + @"|taboola\.com|amazon-adsystem\.com|list-manage\.com)"
    )]
    private static partial Regex ButtonHost();
}
