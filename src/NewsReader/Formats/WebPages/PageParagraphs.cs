using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// Puts all text of a page into paragraphs, because pages separate text by line breaks and divisions too.
/// </summary>
internal static class PageParagraphs
{
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

    /// <summary>
    /// Wraps runs of text and inline elements between blocks, and text separated by two line breaks, in paragraphs.
    /// </summary>
    public static void Wrap(IElement body)
    {
        var withBlocks = new HashSet<INode>();
        foreach (var block in body.QuerySelectorAll("*").Where(PageBlocks.IsBlock))
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

    private static void WrapText(IElement container, HashSet<INode> withBlocks)
    {
        var isMixed = withBlocks.Contains(container);
        if (!isMixed && !Bare.Contains(container.LocalName) && !HasTwoBreaks(container))
            return;
        if (!PageBlocks.IsBlock(container) && !isMixed && container.Closest("p") is not null)
            return;
        var runs = new List<List<INode>> { new() };
        var breaks = 0;
        foreach (var node in container.ChildNodes.ToList())
        {
            var isBreak = node is IElement { LocalName: "br" };
            if (isBreak)
                breaks++;
            else if (PageBlocks.IsBlock(node) || withBlocks.Contains(node))
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
            WrapRun(container, run);
        if (container.LocalName == "p" && runs.Count > 1)
            PageBlocks.Unwrap(container);
    }

    private static void WrapRun(IElement container, List<INode> run)
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
}
