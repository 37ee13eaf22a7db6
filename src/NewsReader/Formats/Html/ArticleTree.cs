using AngleSharp.Dom;
using NewsReader.Formats.Html.Players;

namespace NewsReader.Formats.Html;

/// <summary>
/// A parsed article, prepared for writing: inline elements are inside blocks, and it is known what contains blocks.
/// </summary>
internal sealed class ArticleTree
{
    private readonly ArticleAddresses addresses;

    // Elements that are blocks or contain blocks.
    private readonly HashSet<INode> withBlocks = [];
    private readonly Dictionary<IElement, PlayerLink> players = [];

    /// <summary>Moves the inline elements around blocks into them, which changes the tree.</summary>
    /// <param name="nodes">The article.</param>
    /// <param name="addresses">Checks the addresses of players.</param>
    public ArticleTree(INodeList nodes, ArticleAddresses addresses)
    {
        this.addresses = addresses;
        Nodes = nodes;
        MarkBlocks();
        if (withBlocks.Count == 0 || nodes.FirstOrDefault()?.Parent is not { } root)
            return;
        new InlinesAroundBlocks(withBlocks.Contains).Mend(root);
        withBlocks.Clear();
        players.Clear();
        Nodes = root.ChildNodes;
        MarkBlocks();
    }

    /// <summary>The article's outermost nodes.</summary>
    public INodeList Nodes { get; }

    /// <summary>True if the node is a block or a player, or contains one.</summary>
    public bool HasBlocks(INode node) => withBlocks.Contains(node);

    /// <summary>The link that replaces a player; null for other elements, and for players without an address.</summary>
    public PlayerLink? PlayerOf(IElement element) => players.TryGetValue(element, out var player) ? player : null;

    private void MarkBlocks()
    {
        foreach (var node in Nodes)
            MarkBlocks(node);
    }

    private bool MarkBlocks(INode node)
    {
        if (node is not IElement element)
            return false;
        var name = ArticleElements.NameOf(element.LocalName);
        var isBlock =
            element.NamespaceUri == NamespaceNames.HtmlUri
            && (ArticleElements.IsBlock(name) || ArticleElements.IsDivision(name) || name == "h1");
        if (PlayerLink.For(element, addresses) is { } player)
            isBlock = players.TryAdd(element, player);
        foreach (var child in element.ChildNodes)
            isBlock |= MarkBlocks(child);
        if (isBlock)
            withBlocks.Add(element);
        return isBlock;
    }
}
