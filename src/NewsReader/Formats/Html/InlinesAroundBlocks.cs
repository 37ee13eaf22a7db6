using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Moves inline elements such as <c>b</c> and <c>i</c> from around blocks to inside them:
/// <c>&lt;b&gt;&lt;p&gt;x&lt;/p&gt;&lt;/b&gt;</c> becomes <c>&lt;p&gt;&lt;b&gt;x&lt;/b&gt;&lt;/p&gt;</c>.
/// </summary>
internal sealed class InlinesAroundBlocks(Func<INode, bool> hasBlocks)
{
    // Beyond this many copies, the text is kept and the inline element around it is dropped.
    private const int MostCopies = 2_000;

    private int copies;

    /// <summary>Changes the tree below a node.</summary>
    public void Mend(INode parent)
    {
        foreach (var child in parent.ChildNodes.ToList())
        {
            if (!hasBlocks(child))
                continue;
            Mend(child);
            if (child is IElement element && IsMoved(element))
                PushDown(element);
        }
    }

    private static bool IsMoved(IElement element) =>
        element.NamespaceUri == NamespaceNames.HtmlUri
        && element.ParentElement is not null
        && ArticleElements.IsInline(ArticleElements.NameOf(element.LocalName))
        && element.LocalName is not ("a" or "ins" or "del" or "ruby" or "rt" or "rp");

    private void PushDown(IElement inline)
    {
        WrapRuns(inline, inline);
        foreach (var child in inline.ChildNodes.ToList())
            inline.Parent!.InsertBefore(child, inline);
        inline.Remove();
    }

    // Puts each run of inline content next to blocks into a copy of the inline element.
    private void WrapRuns(INode holder, IElement inline)
    {
        IElement? copy = null;
        foreach (var child in holder.ChildNodes.ToList())
        {
            if (hasBlocks(child))
            {
                copy = null;
                WrapRuns(child, inline);
            }
            else if (child is not IText { Data: var words } || !string.IsNullOrWhiteSpace(words) || copy is not null)
            {
                if (copy is null)
                {
                    if (++copies > MostCopies)
                        return;
                    copy = (IElement)inline.Clone(false);
                    copy.RemoveAttribute("id");
                    holder.InsertBefore(copy, child);
                }
                copy.AppendChild(child);
            }
        }
    }
}
