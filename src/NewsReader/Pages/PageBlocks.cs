using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsReader.Pages;

/// <summary>Makes a page's tree ready for reading: what no reader sees goes, pictures get their addresses, and every text stands in a paragraph.</summary>
internal static partial class PageBlocks
{
    private static readonly HashSet<string> Unread =
        ["script", "style", "link", "meta", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "button", "input", "select", "option", "textarea", "datalist",
         "dialog", "map", "frameset", "frame", "noframes", "noembed", "nav", "progress", "meter", "title", "base", "head", "param", "source", "track", "menu"];

    // What can hold paragraphs, so that text straight in it is wrapped in some.
    private static readonly HashSet<string> Containers =
        ["div", "section", "article", "main", "body", "center", "blockquote", "form", "fieldset", "details", "td", "th", "li", "dd", "p", "header", "footer", "aside", "span", "font", "a", "figure", "address", "label"];

    // Words straight in one of these are a paragraph, whatever else it holds.
    private static readonly HashSet<string> Bare = ["div", "section", "article", "main", "body", "center", "form", "fieldset", "details", "header", "footer", "aside", "address"];

    private static readonly HashSet<string> Blocks =
        ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
         "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption"];

    private static readonly string[] LateAddresses = ["data-src", "data-original", "data-lazy-src", "data-hi-res-src"];

    /// <summary>True for an element that stands in a paragraph of its own.</summary>
    public static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    public static void Prepare(IElement body)
    {
        RescueLazyImages(body);
        var whole = TextMass.Of(body).Weight;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (Unread.Contains(element.LocalName) || element.LocalName == "noscript") element.Remove();
            else if (IsHidden(element) && TextMass.Of(element).Weight < whole / 3) element.Remove();
        }
        var withBlocks = new HashSet<INode>();
        foreach (var block in body.QuerySelectorAll("*").Where(IsBlock))
        {
            for (var above = block.ParentElement; above is not null && withBlocks.Add(above); above = above.ParentElement) { }
        }
        foreach (var container in body.QuerySelectorAll("*").Prepend(body).Where(e => Containers.Contains(e.LocalName))) WrapText(container, withBlocks);
    }

    // Where pictures load late, src is a placeholder and the address stands elsewhere, or in a <noscript> beside it.
    private static void RescueLazyImages(IElement body)
    {
        foreach (var image in body.QuerySelectorAll("img"))
        {
            var late = LateAddresses.Select(image.GetAttribute).FirstOrDefault(address => !string.IsNullOrWhiteSpace(address))
                ?? FirstOf(image.GetAttribute("data-srcset") ?? image.GetAttribute("srcset"));
            var source = image.GetAttribute("src");
            if (late is not null && (string.IsNullOrWhiteSpace(source) || source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || Placeholder().IsMatch(source) || image.HasAttribute("data-src")))
                image.SetAttribute("src", late);
        }
        foreach (var fallback in body.QuerySelectorAll("noscript").Where(n => n.TextContent.Length < 4000 && n.TextContent.Contains("<img", StringComparison.OrdinalIgnoreCase)))
        {
            if (fallback.PreviousElementSibling is { LocalName: "img" } image && image.GetAttribute("src") is { } source && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) continue;
            if (new HtmlParser().ParseFragment(fallback.TextContent, body).OfType<IElement>().FirstOrDefault(e => e.LocalName == "img") is { } inside
                && inside.GetAttribute("src") is { } address && inside.GetAttribute("width") is not ("0" or "1") && inside.GetAttribute("height") is not ("0" or "1"))
            {
                var shown = body.Owner!.CreateElement("img");
                shown.SetAttribute("src", address);
                if (inside.GetAttribute("alt") is { } alt) shown.SetAttribute("alt", alt);
                if (fallback.PreviousElementSibling is { LocalName: "img" } placeholder) placeholder.Remove();
                fallback.Before(shown);
            }
        }
    }

    private static string? FirstOf(string? addresses) => addresses?.Split(' ', ',').FirstOrDefault(part => part.Length > 0);

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style));

    // Runs of words and inline elements beside blocks, and what two line breaks part, become paragraphs.
    private static void WrapText(IElement container, HashSet<INode> withBlocks)
    {
        var isMixed = withBlocks.Contains(container);
        if (!isMixed && !Bare.Contains(container.LocalName) && !HasTwoBreaks(container)) return;
        if (!IsBlock(container) && !isMixed && container.Closest("p") is not null) return;
        var runs = new List<List<INode>> { new() };
        var breaks = 0;
        foreach (var node in container.ChildNodes.ToList())
        {
            var isBreak = node is IElement { LocalName: "br" };
            if (isBreak) breaks++;
            else if (IsBlock(node) || withBlocks.Contains(node)) { runs.Add([]); breaks = 0; continue; }
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data)) { if (runs[^1].Count > 0 && breaks == 0) runs[^1].Add(node); continue; }
            else
            {
                if (breaks >= 2) runs.Add([]);
                breaks = 0;
            }
            runs[^1].Add(node);
        }
        foreach (var run in runs.Where(run => run.Count > 0)) Wrap(container, run);
        if (container.LocalName == "p" && runs.Count > 1) Unwrap(container);
    }

    private static void Wrap(IElement container, List<INode> run)
    {
        if (!run.Any(node => node is IText text ? !string.IsNullOrWhiteSpace(text.Data) : node is IElement { LocalName: not "br" }))
        {
            foreach (var node in run) node.Parent?.RemoveChild(node);
            return;
        }
        while (run[^1] is IElement { LocalName: "br" } last)
        {
            last.Remove();
            run.RemoveAt(run.Count - 1);
        }
        var paragraph = container.Owner!.CreateElement("p");
        container.InsertBefore(paragraph, run[0]);
        foreach (var node in run) paragraph.AppendChild(node);
    }

    private static void Unwrap(IElement element)
    {
        foreach (var child in element.ChildNodes.ToList()) element.Parent!.InsertBefore(child, element);
        element.Remove();
    }

    private static bool HasTwoBreaks(IElement container)
    {
        var breaks = 0;
        foreach (var node in container.ChildNodes)
        {
            if (node is IElement { LocalName: "br" }) breaks++;
            else if (node is not IText text || !string.IsNullOrWhiteSpace(text.Data)) breaks = 0;
            if (breaks >= 2) return true;
        }
        return false;
    }

    [GeneratedRegex(@"(display\s*:\s*none|visibility\s*:\s*hidden)", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"(blank|spacer|placeholder|pixel|transparent|lazy|loading|1x1|grey|gray)[^/]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
