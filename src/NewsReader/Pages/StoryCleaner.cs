using AngleSharp.Dom;
using NewsReader.Articles;

namespace NewsReader.Pages;

/// <summary>Takes out of the part that holds the story what is not the story.</summary>
internal sealed class StoryCleaner
{
    private const int MaxHeadings = 50;

    private readonly IElement story;
    private readonly string headline;
    private readonly string? byline;
    private readonly int whole;

    // As it was before anything was taken out.
    private readonly TextMap text;

    private StoryCleaner(IElement story, string headline, string? byline)
    {
        this.story = story;
        this.headline = Headlines.Normalise(headline);
        this.byline = byline is null ? null : Headlines.Normalise(byline);
        text = TextMap.Of(story);
        whole = text.Mass(story).Weight;
    }

    /// <summary>Takes out of a page, before its story is looked for, what is named as something else. What holds much of the text stays, whatever its name.</summary>
    public static void ClearAround(IElement body)
    {
        var text = TextMap.Of(body);
        var whole = text.Running(body);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (element.LocalName is "html" or "body" || element.Parent is null || IsWithinLine(element, text)) continue;
            if (PageHints.IsDiscussion(element) ? element.QuerySelector("[itemprop~=articleBody], h1") is null && text.Running(element) < whole * 0.9
                : element.LocalName is "aside" or "footer" ? text.Running(element) < whole * 0.3
                : PageHints.IsAround(element) && text.Running(element) < whole * 0.3)
                element.Remove();
        }
    }

    public static void Clean(IElement story, string headline, string? byline)
    {
        var cleaner = new StoryCleaner(story, headline, byline);
        cleaner.ClearRelated();
        cleaner.CleanBelow(story);
        cleaner.ClearStart();
        cleaner.ClearEnd();
    }

    // A word in a line of text stays, whatever its name.
    private static bool IsWithinLine(IElement element, TextMap text)
    {
        if (PageBlocks.IsBlock(element) || element.Children.Any(PageBlocks.IsBlock)) return false;
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (PageBlocks.IsBlock(above)) return above.LocalName is "p" or "li" or "td" or "dd" or "blockquote" or "pre" && text.Mass(above).Weight > 3 * text.Mass(element).Weight;
        }
        return false;
    }

    private TextMass CleanBelow(IElement element)
    {
        var mass = default(TextMass);
        foreach (var child in element.ChildNodes.ToList())
        {
            if (child is not IElement inner) { mass += TextMass.Of(child); continue; }
            var held = CleanBelow(inner);
            if (IsKept(inner, held)) mass += held;
            else inner.Remove();
        }
        if (element.LocalName == "a" && element.GetAttribute("href") is { } href && !href.StartsWith('#')) mass = mass with { Linked = mass.Weight };
        return mass;
    }

    private bool IsKept(IElement element, TextMass mass)
    {
        var name = element.LocalName;
        if (name is "td" && mass.LinkDensity > 0.8 && element.QuerySelectorAll("a[href]").Length >= 3) return false;
        if (name is "img" or "br" or "hr" or "wbr" or "td" or "th" or "tr" or "tbody" or "thead") return true;
        if (mass.Weight == 0) return element.QuerySelector("img") is not null && name is not ("ul" or "ol" or "h1" or "h2" or "h3");
        if (!PageBlocks.IsBlock(element) && (name is not "span" || IsWithinLine(element, text))) return true;
        if (PageHints.IsCaption(element) && mass.Weight < whole * 0.2) { MakeCaption(element); return true; }
        var isSmall = mass.Weight < whole * 0.3;
        if (isSmall && (name is "footer" or "aside" or "header" || PageHints.IsAround(element) || PageHints.IsDiscussion(element))) return false;
        if (name is ['h', >= '1' and <= '6']) return name != "h1" && !IsHeadline(element) && !PageHints.IsHeadingOfOthers(StoryText.Line(element)) && !PageHints.IsFiller(StoryText.Line(element));
        if (isSmall && PageHints.IsByline(element) && mass.Weight < 250 && !TextMap.IsRunning(mass)) return false;
        if (!element.Children.Any(PageBlocks.IsBlock)) return IsKeptLine(element, mass);
        return !IsListOfLinks(element, mass);
    }

    private bool IsKeptLine(IElement element, TextMass mass)
    {
        if (mass.Weight > 300 || (mass.Weight > 100 && mass.Linked == 0 && mass.Marks > 0) || element.LocalName == "pre") return true;
        var line = StoryText.Line(element);
        if (PageHints.IsFiller(line) || IsHeadline(element)) return false;
        if (mass.Linked > 0 && PageHints.IsLeadElsewhere(line) && mass.LinkDensity > 0.4) return false;
        return element.LocalName is "li" or "dt" or "dd" or "figcaption" or "caption" || mass.LinkDensity < 0.9 || mass.Weight < 4;
    }

    private bool IsListOfLinks(IElement element, TextMass mass)
    {
        if (mass.Weight > whole * 0.5) return false;
        var density = element.LocalName is "ul" or "ol" or "dl" ? 0.6 : element.LocalName == "table" ? 0.75 : 0.5;
        return mass.LinkDensity > density;
    }

    private bool IsHeadline(IElement element)
    {
        var line = StoryText.Line(element);
        return Math.Abs(line.Length - headline.Length) < 20 && line.Length > 0 && Headlines.Normalise(line) == headline;
    }

    private static void MakeCaption(IElement element)
    {
        if (element.LocalName == "figcaption") return;
        var caption = element.Owner!.CreateElement("figcaption");
        foreach (var child in element.ChildNodes.ToList()) caption.AppendChild(child);
        element.AppendChild(caption);
    }

    // What stands under a heading such as "More stories" goes with it.
    private void ClearRelated()
    {
        var headings = story.QuerySelectorAll("h2, h3, h4, h5, h6, p, dt").Where(h => TextMass.IsShort(h, 200) && PageHints.IsHeadingOfOthers(StoryText.Line(h))).Take(MaxHeadings).ToList();
        foreach (var heading in headings)
        {
            if (heading.LocalName == "p" && text.Mass(heading).LinkDensity == 0 && heading.QuerySelector("b, strong") is null) continue;
            var lead = heading;
            while (lead.ParentElement is { } above && above != story && text.Mass(above).Weight == text.Mass(heading).Weight) lead = above;
            if (lead.ParentElement is { } block && block != story && FirstWith(block) == lead && text.Mass(block).Weight < whole * 0.3)
            {
                block.Remove();
                continue;
            }
            foreach (var next in Following(lead).TakeWhile(IsListOfOthers)) next.Remove();
            lead.Remove();
        }
    }

    private static List<IElement> Following(IElement lead) => [.. lead.ParentElement!.Children.SkipWhile(child => child != lead).Skip(1).TakeWhile(next => next.LocalName is not ['h', >= '1' and <= '6'])];

    private bool IsListOfOthers(IElement element) =>
        text.Mass(element) is var mass && (mass.LinkDensity > 0.4 || (mass.Weight < whole * 0.3 && element.QuerySelector("h2 a, h3 a, h4 a, h5 a") is not null));

    private IElement? FirstWith(IElement block) => block.Children.FirstOrDefault(child => text.Mass(child).Weight > 0);

    // Before the first paragraph of text stand the author, the day, the section.
    private void ClearStart()
    {
        foreach (var block in Leaves())
        {
            var mass = TextMass.Of(block);
            if (TextMap.IsRunning(mass) || mass.Weight > 100) return;
            if (block.LocalName is "figcaption" or "pre" or "td" or "th" or "li" or ['h', >= '2' and <= '6']) { if (block.LocalName is "figcaption") continue; return; }
            var line = StoryText.Line(block);
            if (line.Length > 0 && line[^1] is '.' or '!' or '?' or ':' or '。' or '"' or '”' or '…' && !IsByline(line)) return;
            if (block.QuerySelector("img") is null) block.Remove();
        }
    }

    private bool IsByline(string line) => byline is not null && Headlines.Normalise(line).Contains(byline, StringComparison.Ordinal);

    // After the last paragraph stand headings of what was taken out.
    private void ClearEnd()
    {
        foreach (var block in Leaves().Reverse())
        {
            var mass = TextMass.Of(block);
            if (block.LocalName is not ['h', >= '1' and <= '6'] && !(block.LocalName is "p" or "div" or "li" && IsLeftOver(block, mass))) return;
            block.Remove();
        }
    }

    private static bool IsLeftOver(IElement block, TextMass mass) =>
        mass.Weight < 200 && (mass.LinkDensity > 0.5 || StoryText.Line(block) is [.., ':'] || (mass.Weight < 12 && mass.Marks == 0 && block.LocalName != "li"));

    private IReadOnlyList<IElement> Leaves() =>
        [.. story.QuerySelectorAll("*").Where(e => PageBlocks.IsBlock(e) && !e.Children.Any(PageBlocks.IsBlock) && TextMass.Of(e).Weight > 0)];
}
