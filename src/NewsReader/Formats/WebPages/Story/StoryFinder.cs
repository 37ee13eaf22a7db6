using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>
/// Finds the element that contains the story. Each paragraph of running text gives points to its ancestors, fewer the
/// further up. The element with the most points is then widened as long as it gains mostly running text. The idea comes
/// from Readability (Arc90, 2009) and from C. Kohlschütter et al., "Boilerplate Detection using Shallow Text Features"
/// (WSDM 2010).
/// </summary>
internal sealed class StoryFinder
{
    private const int MaxLevels = 5;
    private const int OpeningLength = 40;
    private const int MostCompared = 500;

    // In the units of TextMass.
    private const int LeastParagraph = 25;
    private const int LeastLine = 8;

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
    /// <param name="description">The page's own description, which often repeats the first words of its story.</param>
    /// <param name="heading">The heading that shows the headline, or null.</param>
    /// <returns>The element that contains the story, or null if there is no text.</returns>
    public static IElement? Find(IElement root, string? description, IElement? heading)
    {
        var finder = new StoryFinder(root, description);
        var paragraphs = root.QuerySelectorAll("p, pre, td, li, blockquote, dd, h2, h3")
            .Where(p => !p.Children.Any(PageBlocks.IsBlock));
        foreach (var paragraph in paragraphs)
            finder.GivePoints(paragraph, LeastParagraph);
        if (finder.points.Count == 0)
        {
            // The page has only captions or short lines, such as a gallery or a manual.
            var lines = root.QuerySelectorAll("figcaption, p, pre, td, li, dt, dd")
                .Where(line => !line.Children.Any(PageBlocks.IsBlock));
            foreach (var line in lines)
                finder.GivePoints(line, LeastLine);
        }
        if (finder.points.Count == 0)
            return null;
        var best = finder.points.MaxBy(one => finder.Score((IElement)one.Key)).Key;
        return finder.WithFacts(finder.Widen(best), heading);
    }

    private void GivePoints(IElement paragraph, int least)
    {
        var mass = text.Mass(paragraph);
        if (mass.Weight < least || mass.LinkDensity > 0.5 || (paragraph.LocalName[0] == 'h' && mass.LinkDensity > 0))
            return;
        var score = (1 + Math.Min(mass.Marks, 8) + Math.Min(mass.Weight / 100.0, 4)) * (1 - mass.LinkDensity);
        if (paragraph.LocalName is "li" or "dd" or "h2" or "h3")
            score /= 2;
        if (opening is not null && StoryText.Line(paragraph).StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            score += 10;
        var level = 0;
        for (
            var above = paragraph.LocalName == "td" ? paragraph : paragraph.ParentElement;
            above is not null && level < MaxLevels;
            above = above.ParentElement
        )
        {
            points[above] = points.GetValueOrDefault(above) + score / (1 << level);
            if (above == root)
                break;
            // A wrapper around a single element does not count as a level.
            if (text.HasCompany(above))
                level++;
        }
    }

    private double Score(IElement element)
    {
        var named =
            element.GetAttribute("itemprop") is "articleBody" or "reviewBody" ? 2
            : element.LocalName is "article" or "main" ? 1.2
            : PageHints.IsStory(element) ? 1.25
            : element.LocalName is "aside" or "footer" or "header" or "li" or "ul" or "ol" or "form" or "figure" ? 0.6
            : 1;
        return points[element] * named * (1 - text.Mass(element).LinkDensity);
    }

    // Parts of a story can be siblings, each in its own container.
    private IElement Widen(INode best)
    {
        var chosen = (IElement)best;
        var inner = chosen;
        for (
            var wider = chosen.ParentElement;
            wider is not null && inner != root;
            inner = wider, wider = wider.ParentElement
        )
        {
            var held = text.Running(chosen);
            var gained = text.Running(wider) - held;
            if (
                gained > held * 0.08
                && (gained > (text.Lines(wider) - text.Lines(chosen)) * 0.6 || IsOneOfASeries(inner))
            )
                chosen = wider;
            if (wider == root)
                break;
        }
        return chosen;
    }

    // Includes lists and tables of facts (about a product, a place) between the headline and the text, or below it.
    private IElement WithFacts(IElement chosen, IElement? heading)
    {
        if (heading is null || chosen.Contains(heading))
            return chosen;
        var wider = chosen;
        while (wider is not null && wider != root && !wider.Contains(heading))
            wider = wider.ParentElement;
        if (wider is null || !wider.Contains(heading))
            return chosen;
        var (held, all) = (text.Mass(chosen), text.Mass(wider));
        var isLinked = all.Linked - held.Linked > (all.Weight - held.Weight) * 0.2;
        return
            !isLinked
            && wider.QuerySelectorAll("table, dl, ul, ol").Any(list => !chosen.Contains(list) && IsFacts(list))
            ? wider
            : chosen;
    }

    private bool IsFacts(IElement list) =>
        text.Mass(list) is { Weight: >= 15, LinkDensity: < 0.2 }
        && list.QuerySelector("form, input") is null
        && list.Closest("form, footer, aside, nav, header") is null;

    // True for steps, entries or posts: three or more siblings with the same name and running text.
    private bool IsOneOfASeries(IElement element)
    {
        if (
            element.LocalName is "tr" or "td" or "tbody" or "table"
            || (element.ClassName is null && element.LocalName is not ("section" or "article"))
        )
            return false;
        return text.Running(element) > 0 && element.ParentElement!.Children.Take(MostCompared).Count(IsLike) >= 3;

        bool IsLike(IElement other) =>
            other.LocalName == element.LocalName
            && other.ClassName == element.ClassName
            && text.Running(other) > 0
            && text.Mass(other).LinkDensity < 0.3;
    }
}
