using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// Measures once how much text each element of a tree contains, because extraction asks for it again and again.
/// </summary>
internal sealed class TextMap
{
    private readonly Dictionary<INode, (TextMass Mass, int Running, int Lines)> map = [];

    private TextMap() { }

    /// <summary>True for running text: long, with punctuation, and not made of links.</summary>
    public static bool IsRunning(TextMass mass) =>
        mass.Weight >= 60 && mass.LinkDensity < 0.35 && (mass.Marks >= 1 || mass.Weight >= 150);

    /// <summary>True for a block that contains no other block.</summary>
    public static bool IsLeaf(INode node) => PageBlocks.IsBlock(node) && !HoldsBlock(node);

    public static TextMap Of(IElement root)
    {
        var text = new TextMap();
        text.Measure(root, isLinked: false);
        return text;
    }

    public TextMass Mass(IElement element) =>
        map.TryGetValue(element, out var found) ? found.Mass : TextMass.Of(element);

    /// <summary>The weight of the running text in an element.</summary>
    public int Running(IElement element) => map.TryGetValue(element, out var found) ? found.Running : 0;

    /// <summary>The weight of all text blocks in an element.</summary>
    public int Lines(IElement element) => map.TryGetValue(element, out var found) ? found.Lines : 0;

    /// <summary>True if more than one child has text.</summary>
    public bool HasCompany(IElement element)
    {
        var with = 0;
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner && Mass(inner).Weight > 0 && ++with > 1)
                return true;
        }
        return false;
    }

    private static bool HoldsBlock(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (PageBlocks.IsBlock(child))
                return true;
        }
        return false;
    }

    private (TextMass Mass, int Running, int Lines) Measure(IElement element, bool isLinked)
    {
        isLinked |= TextMass.IsLink(element);
        var mass = default(TextMass);
        var (running, lines) = (0, 0);
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner)
            {
                var found = Measure(inner, isLinked);
                mass += found.Mass;
                running += found.Running;
                lines += found.Lines;
            }
            else
                mass += TextMass.Of(child, isLinked);
        }
        if (IsLeaf(element))
            (running, lines) = (IsRunning(mass) ? mass.Weight : 0, mass.Weight);
        return map[element] = (mass, running, lines);
    }
}
