using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// Moves the content of an element's shadow tree (an HTML template with <c>shadowrootmode</c>) to where browsers show
/// it: into the element. The element's own content goes into the slots.
/// </summary>
internal static class ShadowTemplates
{
    public static void Open(IElement root)
    {
        var open = new Stack<IElement>([root]);
        while (open.TryPop(out var element))
        {
            if (element.ShadowRoot is { } shadow && shadow.HasChildNodes)
                Open(element, shadow);
            foreach (var child in element.Children)
                open.Push(child);
        }
    }

    private static void Open(IElement host, IShadowRoot shadow)
    {
        var outside = host.ChildNodes.ToList();
        var slots = shadow.QuerySelectorAll("slot").ToList();
        foreach (var node in shadow.ChildNodes.ToList())
            host.AppendChild(node);
        foreach (var slot in slots)
            Fill(slot, outside);
        // Browsers do not show content that no slot takes.
        foreach (var node in outside.Where(node => node.Parent == host))
            host.RemoveChild(node);
    }

    private static void Fill(IElement slot, List<INode> outside)
    {
        var name = slot.GetAttribute("name") ?? "";
        var taken = outside.Where(node => ((node as IElement)?.GetAttribute("slot") ?? "") == name).ToList();
        if (taken.Exists(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)))
        {
            foreach (var own in slot.ChildNodes.ToList())
                slot.RemoveChild(own);
            foreach (var node in taken)
                slot.AppendChild(node);
        }
    }
}
