using AngleSharp.Dom;
using NewsReader.Formats.WebPages.Facts;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Removes everything from the story's element that is not part of the story.</summary>
internal sealed class StoryCleaner
{
    private const int MaxHeadings = 50;

    private readonly IElement story;
    private readonly string headline;
    private readonly string? byline;
    private readonly int whole;

    // Measured before anything was removed.
    private readonly TextMap text;
    private readonly Boilerplate boilerplate;
    private readonly InTextLinks ownLinks;

    // Everything from the first to the last paragraph of running text, both included.
    private readonly HashSet<INode> midst;

    // Links that belong to the story.
    private readonly HashSet<INode> kept = [];

    private StoryCleaner(IElement story, string headline, string? byline, PageMetadata page)
    {
        this.story = story;
        this.headline = Headlines.Normalise(headline);
        this.byline = byline is null ? null : Headlines.Normalise(byline);
        text = TextMap.Of(story);
        boilerplate = new(text);
        ownLinks = new(story, text, page);
        whole = text.Mass(story).Weight;
        midst = Midst(story, text);
    }

    public static void Clean(IElement story, string headline, string? byline, PageMetadata page)
    {
        var cleaner = new StoryCleaner(story, headline, byline, page);
        cleaner.ClearRelated();
        cleaner.CleanBelow(story);
        cleaner.ClearStart();
        cleaner.ClearEnd();
    }

    private static HashSet<INode> Midst(IElement story, TextMap text)
    {
        var blocks = story.QuerySelectorAll("*").Where(e => PageBlocks.IsBlock(e) || e.LocalName == "span").ToList();
        var first = blocks.FindIndex(block => TextMap.IsLeaf(block) && text.Running(block) > 0);
        if (first < 0)
            return [];
        var last = blocks.FindLastIndex(block => TextMap.IsLeaf(block) && text.Running(block) > 0);
        var around = blocks[first].Ancestors().Concat(blocks[last].Ancestors()).ToHashSet();
        return [.. blocks.Skip(first).Take(last - first + 1).Where(block => !around.Contains(block))];
    }

    private TextMass CleanBelow(IElement element)
    {
        var mass = default(TextMass);
        foreach (var child in element.ChildNodes.ToList())
        {
            if (child is not IElement inner)
                mass += TextMass.Of(child);
            else if (PageBlocks.IsSeen(inner))
                continue;
            else if (IsQuote(inner))
                mass += text.Mass(inner);
            else
            {
                var held = CleanBelow(inner);
                if (IsKept(inner, held))
                    mass += held;
                else
                    inner.Remove();
            }
        }
        if (TextMass.IsLink(element))
            mass = mass with { Linked = mass.Weight };
        return mass;
    }

    // Quotes stay unchanged. (Some old pages put all their text into quotes.)
    private bool IsQuote(IElement element) =>
        element.LocalName == "blockquote"
        && text.Mass(element).Weight < whole * 0.5
        && !PageHints.IsLeadElsewhere(StoryText.Line(element));

    private bool IsKept(IElement element, TextMass mass)
    {
        var name = element.LocalName;
        if (name is "td" && IsMenu(element, mass))
            return false;
        if (name is "br" or "hr" or "wbr" or "td" or "th" or "tr" or "tbody" or "thead")
            return true;
        if (mass.Weight == 0)
            return PageBlocks.ShowsSomething(element) && name is not ("ul" or "ol" or "h1" or "h2" or "h3");
        if (!PageBlocks.IsBlock(element) && (name is not "span" || boilerplate.IsWithinLine(element)))
            return true;
        if (PageHints.IsCaption(element) && mass.Weight < whole * 0.2 && !boilerplate.IsRow(element))
        {
            MakeCaption(element);
            return true;
        }
        if (
            name != "pre"
            && mass.Weight < whole * 0.3
            && !boilerplate.IsRow(element)
            && !(midst.Contains(element) && boilerplate.Tells(element))
            && (boilerplate.Holds(element) || PageHints.IsDiscussion(element) || IsHead(element))
        )
            return false;
        if (name is ['h', >= '1' and <= '6'])
            return IsKeptHeading(element);
        if (mass.Weight < Math.Min(250, whole * 0.3) && PageHints.IsByline(element) && IsAuthorLine(element, mass))
            return false;
        if (mass.LinkDensity > 0.4 && mass.Weight <= whole * 0.5 && ownLinks.Are(element, midst.Contains(element)))
        {
            kept.Add(element);
            return true;
        }
        return element.Children.Any(PageBlocks.IsBlock) ? !IsListOfLinks(element, mass) : IsKeptLine(element, mass);
    }

    private bool IsMenu(IElement cell, TextMass mass) =>
        mass.LinkDensity > 0.8 && !midst.Contains(cell) && cell.QuerySelectorAll("a[href]").Take(3).Count() == 3;

    // A header with a heading is the head of a section.
    private static bool IsHead(IElement element) =>
        element.LocalName == "header" && element.QuerySelector("h2, h3, h4, h5, h6") is null;

    private bool IsKeptHeading(IElement heading)
    {
        if (IsHeadline(heading) || (heading.LocalName == "h1" && !midst.Contains(heading)))
            return false;
        var line = StoryText.Line(heading);
        return !PageHints.IsHeadingOfOthers(line) && !PageHints.IsFiller(line);
    }

    // Within the text, an element named like a byline is one only if its words say so.
    private bool IsAuthorLine(IElement element, TextMass mass)
    {
        if (TextMap.IsRunning(mass))
            return false;
        if (!midst.Contains(element))
            return true;
        var line = StoryText.Line(element);
        return IsByline(line) || Bylines.IsSigned(line);
    }

    private bool IsKeptLine(IElement element, TextMass mass)
    {
        if (
            mass.Weight > 300
            || (mass.Weight > 100 && mass.Linked == 0 && mass.Marks > 0)
            || element.LocalName == "pre"
        )
            return true;
        var line = StoryText.Line(element);
        if ((PageHints.IsFiller(line) && !boilerplate.IsRow(element)) || IsHeadline(element))
            return false;
        if (mass.LinkDensity > 0.4 && PageHints.IsLeadElsewhere(line))
            return false;
        return element.LocalName is "li" or "dt" or "dd" or "figcaption" or "caption"
            || mass.LinkDensity < 0.9
            || mass.Weight < 4;
    }

    private bool IsListOfLinks(IElement element, TextMass mass)
    {
        if (mass.Weight > whole * 0.5 || kept.Overlaps(element.Children))
            return false;
        var density =
            element.LocalName is "ul" or "ol" or "dl" ? 0.6
            : element.LocalName == "table" ? 0.75
            : 0.5;
        return mass.LinkDensity > density;
    }

    private bool IsHeadline(IElement element)
    {
        var line = StoryText.Line(element);
        return Math.Abs(line.Length - headline.Length) < 20 && line.Length > 0 && Headlines.Normalise(line) == headline;
    }

    private static void MakeCaption(IElement element)
    {
        if (element.LocalName == "figcaption")
            return;
        var caption = element.Owner!.CreateElement("figcaption");
        foreach (var child in element.ChildNodes.ToList())
            caption.AppendChild(child);
        element.AppendChild(caption);
    }

    // Removes a heading such as "More stories" with everything below it.
    private void ClearRelated()
    {
        var headings = story
            .QuerySelectorAll("h2, h3, h4, h5, h6, p, dt")
            .Where(h => TextMass.IsShort(h, 200) && PageHints.IsHeadingOfOthers(StoryText.Line(h)))
            .Take(MaxHeadings)
            .ToList();
        foreach (var heading in headings.Where(story.Contains))
        {
            if (
                heading.LocalName == "p"
                && text.Mass(heading).LinkDensity == 0
                && heading.QuerySelector("b, strong") is null
            )
                continue;
            var lead = heading;
            while (
                lead.ParentElement is { } above
                && above != story
                && text.Mass(above).Weight == text.Mass(heading).Weight
            )
                lead = above;
            if (
                lead.ParentElement is { } block
                && block != story
                && FirstWith(block) == lead
                && text.Mass(block).Weight < whole * 0.3
            )
            {
                block.Remove();
                continue;
            }
            foreach (var next in Following(lead).TakeWhile(IsListOfOthers))
                next.Remove();
            lead.Remove();
        }
    }

    private static List<IElement> Following(IElement lead) =>
        [
            .. lead.ParentElement!.Children.SkipWhile(child => child != lead)
                .Skip(1)
                .TakeWhile(next => next.LocalName is not ['h', >= '1' and <= '6']),
        ];

    private bool IsListOfOthers(IElement element)
    {
        var mass = text.Mass(element);
        return mass.LinkDensity > 0.4
            || (mass.Weight < whole * 0.3 && element.QuerySelector("h2 a, h3 a, h4 a, h5 a") is not null);
    }

    private IElement? FirstWith(IElement block) => block.Children.FirstOrDefault(child => text.Mass(child).Weight > 0);

    // Removes the author, date and section before the first paragraph of text.
    private void ClearStart()
    {
        foreach (var block in Leaves())
        {
            var mass = TextMass.Of(block);
            if (TextMap.IsRunning(mass) || mass.Weight > 100)
                return;
            if (block.LocalName is "figcaption")
                continue;
            if (
                block.LocalName is "pre" or "td" or "th" or "li" or "dt" or "dd" or ['h', >= '2' and <= '6']
                || kept.Contains(block)
            )
                return;
            var line = StoryText.Line(block);
            if (line.Length > 0 && line[^1] is '.' or '!' or '?' or ':' or '。' or '"' or '”' or '…' && !IsByline(line))
                return;
            if (IsOpening(block, mass, line))
                return;
            if (!PageBlocks.ShowsSomething(block))
                block.Remove();
        }
    }

    // True for "Dear readers," or lines of verse.
    private bool IsOpening(IElement block, TextMass mass, string line) =>
        block.LocalName == "p"
        && mass.Linked == 0
        && !IsByline(line)
        && !Bylines.IsSigned(line)
        && (line[^1] == ',' || (block.QuerySelectorAll("br").Take(2).Count() == 2 && !line.Any(char.IsDigit)));

    private bool IsByline(string line) =>
        byline is not null && Headlines.Normalise(line).Contains(byline, StringComparison.Ordinal);

    // Removes headings at the end whose content was removed.
    private void ClearEnd()
    {
        foreach (var block in Leaves().Reverse())
        {
            if (
                block
                    .Ancestors()
                    .Prepend(block)
                    .Any(node => kept.Contains(node) || node is IElement { LocalName: "blockquote" })
            )
                return;
            var isHeading = block.LocalName is ['h', >= '1' and <= '6'];
            if (!isHeading && !(block.LocalName is "p" or "div" or "li" && IsLeftOver(block, TextMass.Of(block))))
                return;
            block.Remove();
        }
    }

    private static bool IsLeftOver(IElement block, TextMass mass)
    {
        if (mass.Weight >= 200)
            return false;
        return mass.LinkDensity > 0.5
            || StoryText.Line(block) is [.., ':']
            || (mass.Weight < 12 && mass.Marks == 0 && block.LocalName != "li");
    }

    private IReadOnlyList<IElement> Leaves() =>
        [.. story.QuerySelectorAll("*").Where(e => TextMap.IsLeaf(e) && TextMass.Of(e).Weight > 0)];
}
