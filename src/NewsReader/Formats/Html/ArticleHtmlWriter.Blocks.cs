using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>Lists, tables and headings, whose structure has rules of its own.</summary>
internal sealed partial class ArticleHtmlWriter
{
    // A list contains only items, so anything else in it is wrapped in one.
    private void WriteItems(INodeList nodes, string item)
    {
        Opened? wrapper = null;
        for (var i = 0; i < nodes.Length; i++)
        {
            var name = nodes[i] is IElement element && IsHtml(element) ? element.LocalName : "";
            if (name == item || item == "dd" && name == "dt")
            {
                EndItem();
                WriteNode(nodes, i, false);
            }
            else if (
                name.Length > 0
                && !ArticleElements.IsBlock(ArticleElements.NameOf(name))
                && nodes[i].ChildNodes.Any(child => child is IElement { LocalName: "li" or "dt" or "dd" })
            )
            {
                EndItem();
                WriteItems(nodes[i].ChildNodes, item);
            }
            else
            {
                if (wrapper is null && !IsBlank(nodes[i]))
                    wrapper = Begin(item);
                if (wrapper is not null || nodes[i] is IText)
                    WriteNode(nodes, i, false);
            }
        }
        EndItem();

        void EndItem()
        {
            if (wrapper is { } begun)
                End(item, begun);
            wrapper = null;
        }
    }

    // Wide tables scroll on their own, also by keyboard. Each region on a page needs a unique name.
    private void WriteTable(IElement table)
    {
        var before = written with { Length = html.Length };
        var name = ++written.Tables == 1 ? "Table" : $"Table {written.Tables}";
        html.Append("<div role=\"region\" aria-label=\"").Append(name).Append("\" tabindex=\"0\">");
        var begun = Begin("table", table);
        WriteTableParts(table.ChildNodes);
        End("table", begun);
        if (written.Seen == before.Seen)
            Restore(before);
        else
            html.Append("</div>");
        blockStart = html.Length;
    }

    private void WriteTableParts(INodeList nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IText { Data: var words } && string.IsNullOrWhiteSpace(words))
                WriteText(words);
            if (
                node is not IElement { LocalName: var name } element
                || !ArticleElements.BelongsIn(name, open[^1])
                || name is not ("caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th")
            )
                continue;
            var begun = Begin(name, element);
            if (name is "caption" or "td" or "th")
                WriteFlow(element.ChildNodes, false);
            else
                WriteTableParts(element.ChildNodes);
            End(name, begun, evenEmpty: name != "caption");
        }
    }

    // The page's headline is the h1, so headings in the text start at h2 and do not skip levels.
    private void WriteHeading(IElement element)
    {
        var given = element.LocalName[1] - '0';
        var before = written;
        while (!written.Headings.IsEmpty && written.Headings.Peek().Given >= given)
            written.Headings = written.Headings.Pop();
        var level = written.Headings.IsEmpty ? 2 : written.Headings.Peek().Level + 1;
        written.Headings = written.Headings.Push((given, level));
        var name = $"h{Math.Min(level, 6)}";
        var begun = Begin(name, element);
        WriteFlow(element.ChildNodes, false);
        End(name, begun);
        if (written.Seen == before.Seen)
            written.Headings = before.Headings;
    }
}
