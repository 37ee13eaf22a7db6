using AngleSharp.Dom;

namespace NewsReader.Pages;

/// <summary>
/// Finds the part of a page that holds the story. Paragraphs of running text give points to what they stand in, fewer the further up;
/// the part with the most is then widened as long as what is gained is mostly running text too.
/// The idea is that of Readability (Arc90, 2009) and of C. Kohlschütter et al., "Boilerplate Detection using Shallow Text Features" (WSDM 2010).
/// </summary>
internal sealed class StoryFinder
{
    private const int MaxLevels = 5;
    private const int OpeningLength = 40;

    private readonly IElement root;
    private readonly string? opening;
    private readonly Dictionary<INode, double> points = [];
    private readonly TextMap text;

    private StoryFinder(IElement root, string? description)
    {
        this.root = root;
        text = TextMap.Of(root);
        opening = description is { Length: >= OpeningLength } ? description[..OpeningLength] : null;
    }

    /// <param name="root">The page's body.</param>
    /// <param name="description">How the page describes itself: often in the first words of its story.</param>
    /// <returns>The part that holds the story, or null where there is no text.</returns>
    public static IElement? Find(IElement root, string? description)
    {
        var finder = new StoryFinder(root, description);
        foreach (var paragraph in root.QuerySelectorAll("p, pre, td, li, blockquote, dd, h2, h3").Where(p => !p.Children.Any(PageBlocks.IsBlock))) finder.Give(paragraph);
        return finder.points.Count == 0 ? null : finder.Widen(finder.points.MaxBy(one => finder.Score((IElement)one.Key)).Key);
    }

    private void Give(IElement paragraph)
    {
        var mass = text.Mass(paragraph);
        if (mass.Weight < 25 || mass.LinkDensity > 0.5 || (paragraph.LocalName[0] == 'h' && mass.LinkDensity > 0)) return;
        var given = (1 + Math.Min(mass.Marks, 8) + Math.Min(mass.Weight / 100.0, 4)) * (1 - mass.LinkDensity);
        if (paragraph.LocalName is "li" or "dd" or "h2" or "h3") given /= 2;
        if (opening is not null && StoryText.Line(paragraph).StartsWith(opening, StringComparison.OrdinalIgnoreCase)) given += 10;
        var level = 0;
        for (var above = paragraph.LocalName == "td" ? paragraph : paragraph.ParentElement; above is not null && level < MaxLevels; above = above.ParentElement)
        {
            points[above] = points.GetValueOrDefault(above) + given / (1 << level);
            if (above == root) break;
            // A wrapper around one thing is no level of its own.
            if (text.HasCompany(above)) level++;
        }
    }

    private double Score(IElement element)
    {
        var named = element.GetAttribute("itemprop") is "articleBody" or "reviewBody" ? 2
            : element.LocalName is "article" or "main" ? 1.2
            : PageHints.IsStory(element) ? 1.25
            : element.LocalName is "aside" or "footer" or "header" or "li" or "ul" or "ol" or "form" or "figure" ? 0.6 : 1;
        return points[element] * named * (1 - text.Mass(element).LinkDensity);
    }

    // Parts of a story can stand side by side, each in a container of its own.
    private IElement Widen(INode best)
    {
        var chosen = (IElement)best;
        var inner = chosen;
        for (var wider = chosen.ParentElement; wider is not null && inner != root; inner = wider, wider = wider.ParentElement)
        {
            var held = text.Running(chosen);
            var gained = text.Running(wider) - held;
            if (gained > held * 0.08 && (gained > (text.Lines(wider) - text.Lines(chosen)) * 0.6 || IsOneOfASeries(inner))) chosen = wider;
            if (wider == root) break;
        }
        return chosen;
    }

    // Steps, entries, posts: three or more of one name with running text.
    private bool IsOneOfASeries(IElement element) =>
        element.ParentElement!.Children.Take(500).Count(other =>
            other.LocalName == element.LocalName && other.ClassName == element.ClassName && text.Running(other) > 0 && text.Mass(other).LinkDensity < 0.3) >= 3
        && text.Running(element) > 0;
}
