using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Articles;

namespace NewsReader.Pages;

/// <summary>Takes out of the part that holds the story what is not the story.</summary>
internal sealed partial class StoryCleaner
{
    private const int MaxHeadings = 50;

    private readonly IElement story;
    private readonly string headline;
    private readonly string? byline;
    private readonly PageMetadata page;
    private readonly int whole;

    // As it was before anything was taken out.
    private readonly TextMap text;

    // The first and the last paragraph of running text, and what stands between them.
    private readonly HashSet<INode> midst;

    // Links that were found to be the story's own.
    private readonly HashSet<INode> wanted = [];

    private StoryCleaner(IElement story, string headline, string? byline, PageMetadata page)
    {
        this.story = story;
        this.headline = Headlines.Normalise(headline);
        this.byline = byline is null ? null : Headlines.Normalise(byline);
        this.page = page;
        text = TextMap.Of(story);
        whole = text.Mass(story).Weight;
        midst = Midst(story, text);
    }

    /// <summary>
    /// Takes out of a page, before its story is looked for, what is named as something else.
    /// What holds much of the text stays whatever its name, unless the story has begun before it.
    /// </summary>
    public static void ClearAround(IElement area)
    {
        var text = TextMap.Of(area);
        var whole = text.Running(area);
        var opening = area.QuerySelectorAll("p").FirstOrDefault(p => text.Running(p) > 0);
        foreach (var element in area.QuerySelectorAll("*"))
        {
            if (element.LocalName is "html" or "body" || element.Parent is null || IsWithinLine(element, text)) continue;
            if (PageHints.IsDiscussion(element)
                ? element.QuerySelector("[itemprop~=articleBody], h1") is null && text.Running(element) < whole * 0.9
                : IsFurniture(element, text) && (text.Running(element) < whole * 0.3 || IsBoxBelow(element, opening, whole, text)))
                element.Remove();
        }
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
        var last = blocks.FindLastIndex(block => TextMap.IsLeaf(block) && text.Running(block) > 0);
        if (first < 0) return [];
        var ends = blocks[last].Ancestors().Concat(blocks[first].Ancestors()).ToHashSet();
        return [.. blocks.Skip(first).Take(last - first + 1).Where(block => !ends.Contains(block))];
    }

    // A short story can have a long box below it.
    private static bool IsBoxBelow(IElement element, IElement? opening, int whole, TextMap text) =>
        opening is not null && PageHints.IsBox(element) && !element.Contains(opening) && text.Running(element) < whole * 0.75
        && !PageHints.IsStory(element) && element.QuerySelector("h1, article") is null
        && (opening.CompareDocumentPosition(element) & DocumentPositions.Following) != 0;

    // What its own name, or its element's, says is no part of a story.
    private static bool IsFurniture(IElement element, TextMap text)
    {
        if (IsRow(element, text) || HoldsQuote(element, text)) return false;
        if (PageHints.IsAround(element) || PageHints.IsAboutAuthor(element) || element.LocalName == "footer") return true;
        if (PageHints.IsControl(element))
            return element.QuerySelector("form") is not null || (text.Running(element) * 2 < text.Mass(element).Weight && !IsOneOfMany(element) && !IsList(element, text) && !PageBlocks.Plays(element));
        return element.LocalName == "aside" && !HoldsFacts(element, text);
    }

    // Rows of a table and items of a list, whatever their names: one word in a class says little.
    private static bool IsRow(IElement element, TextMap text) => element.LocalName switch
    {
        "tr" or "tbody" or "thead" or "tfoot" => true,
        "li" or "dt" or "dd" => text.Mass(element).LinkDensity < 0.5 && IsOneOfMany(element),
        "td" or "th" => text.Mass(element) is { Weight: < 200, LinkDensity: < 0.5 },
        _ => false,
    };

    // With words of its own: not one of links.
    private static bool IsList(IElement element, TextMap text) =>
        element.LocalName is "ul" or "ol" or "dl" or "table" && text.Mass(element) is { Weight: > 25, LinkDensity: < 0.3 };

    // One of three or more that stand side by side and have the same name, numbers aside.
    private static bool IsOneOfMany(IElement element)
    {
        if (element.LocalName is "li" or "dt" or "dd") return element.ParentElement!.Children.Length >= 3;
        var name = Digits().Replace(element.ClassName ?? "", "");
        return element.ParentElement is { } parent && TextMass.Of(element).LinkDensity < 0.5
            && parent.Children.Take(500).Count(other => other.LocalName == element.LocalName && Digits().Replace(other.ClassName ?? "", "") == name) >= 3;
    }

    // A quoted post, or what is around it.
    private static bool HoldsQuote(IElement element, TextMap text)
    {
        var quote = element.LocalName == "blockquote" ? element : element.QuerySelector("blockquote");
        return quote is not null && text.Mass(quote).Weight * 2 >= text.Mass(element).Weight;
    }

    // Facts that stand beside the story: in lists and tables, or told.
    private static bool HoldsFacts(IElement element, TextMap text) =>
        text.Mass(element).LinkDensity < 0.3 && element.QuerySelector("form, input") is null && element.Closest("article, main, [itemprop~=articleBody]") is not null
        && (element.QuerySelector("li, dd, table") is not null || text.Running(element) > 0);

    // A word in a line of text stays, whatever its name.
    private static bool IsWithinLine(IElement element, TextMap text)
    {
        if (PageBlocks.IsBlock(element) || element.Children.Any(PageBlocks.IsBlock)) return false;
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (PageBlocks.IsBlock(above))
                return above.LocalName is "p" or "li" or "td" or "dd" or "blockquote" or "pre" && text.Mass(above).Weight > 3 * text.Mass(element).Weight;
        }
        return false;
    }

    private TextMass CleanBelow(IElement element)
    {
        var mass = default(TextMass);
        foreach (var child in element.ChildNodes.ToList())
        {
            if (child is not IElement inner) { mass += TextMass.Of(child); continue; }
            if (PageBlocks.IsSeen(inner)) continue;
            if (IsQuote(inner)) { mass += text.Mass(inner); continue; }
            var held = CleanBelow(inner);
            if (IsKept(inner, held)) mass += held;
            else inner.Remove();
        }
        if (TextMass.IsLink(element)) mass = mass with { Linked = mass.Weight };
        return mass;
    }

    // Quoted words stay as they are; some old pages have all of their text in quotes.
    private bool IsQuote(IElement element) =>
        element.LocalName == "blockquote" && text.Mass(element).Weight < whole * 0.5 && !PageHints.IsLeadElsewhere(StoryText.Line(element));

    private bool IsKept(IElement element, TextMass mass)
    {
        var name = element.LocalName;
        if (name is "td" && mass.LinkDensity > 0.8 && element.QuerySelectorAll("a[href]").Length >= 3 && !midst.Contains(element)) return false;
        if (name is "br" or "hr" or "wbr" or "td" or "th" or "tr" or "tbody" or "thead" || PageBlocks.IsSeen(element)) return true;
        if (mass.Weight == 0) return PageBlocks.ShowsSomething(element) && name is not ("ul" or "ol" or "h1" or "h2" or "h3");
        if (!PageBlocks.IsBlock(element) && (name is not "span" || IsWithinLine(element, text))) return true;
        if (PageHints.IsCaption(element) && mass.Weight < whole * 0.2 && !IsRow(element, text)) { MakeCaption(element); return true; }
        var isSmall = mass.Weight < whole * 0.3;
        if (isSmall && (IsFurniture(element, text) || PageHints.IsDiscussion(element) || (name == "header" && element.QuerySelector("h2, h3, h4, h5, h6") is null))) return false;
        if (name is ['h', >= '1' and <= '6'])
            return (name != "h1" || midst.Contains(element)) && !IsHeadline(element) && !PageHints.IsHeadingOfOthers(StoryText.Line(element)) && !PageHints.IsFiller(StoryText.Line(element));
        if (isSmall && PageHints.IsByline(element) && mass.Weight < 250 && !TextMap.IsRunning(mass)
            && (!midst.Contains(element) || IsByline(StoryText.Line(element)) || Bylines.IsSigned(StoryText.Line(element)))) return false;
        if (mass.LinkDensity > 0.4 && IsStorysOwn(element, mass)) { wanted.Add(element); return true; }
        return element.Children.Any(PageBlocks.IsBlock) ? !IsListOfLinks(element, mass) : IsKeptLine(element, mass);
    }

    /// <summary>True for links that the story gives: within its text, announced by it, or to other sites; not for a box of teasers.</summary>
    private bool IsStorysOwn(IElement element, TextMass mass)
    {
        if (mass.Weight > whole * 0.5 || element.QuerySelector("h1, h2, h3, h4, h5, h6, img, figure") is not null) return false;
        var line = StoryText.Line(element);
        if (PageHints.IsLeadElsewhere(line) || PageHints.IsFiller(line)) return false;
        return (midst.Contains(element) && IsAmongParagraphs(element)) || IsAnnounced(element) || element.LocalName == "p" && (EndsASentence(line) || LeadsElsewhere(element));
    }

    // Not in a box of its own.
    private bool IsAmongParagraphs(IElement element)
    {
        var part = element;
        while (part.ParentElement is { } above && above != story && text.Mass(above).Weight == text.Mass(element).Weight) part = above;
        return part.ParentElement?.Children.Any(other => other != part && TextMap.IsLeaf(other) && text.Running(other) > 0) == true;
    }

    private static bool EndsASentence(string line) => line.Length >= 40 && line[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।';

    // "The documents are:"
    private static bool IsAnnounced(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.PreviousElementSibling is { } before)
                return before.LocalName is not ['h', >= '1' and <= '6'] && StoryText.Line(before) is [.., ':' or '：'] line && !PageHints.IsHeadingOfOthers(line);
            if (at.ParentElement is not { LocalName: "ul" or "ol" or "li" or "dl" or "div" }) return false;
        }
        return false;
    }

    // To another site, or to a file.
    private bool LeadsElsewhere(IElement element) =>
        element.QuerySelectorAll("a[href]").All(link => PageMetadata.Absolute(link.GetAttribute("href"), page.Base) is { } address
            && (File().IsMatch(address.AbsolutePath) || (page.Address is { } here ? !IsSameSite(address.Host, here.Host) : PageMetadata.Absolute(link.GetAttribute("href"), null) is not null)));

    private static bool IsSameSite(string one, string other)
    {
        var (a, b) = (one.Split('.'), other.Split('.'));
        return a.TakeLast(2).SequenceEqual(b.TakeLast(2), StringComparer.OrdinalIgnoreCase);
    }

    private bool IsKeptLine(IElement element, TextMass mass)
    {
        if (mass.Weight > 300 || (mass.Weight > 100 && mass.Linked == 0 && mass.Marks > 0) || element.LocalName == "pre") return true;
        var line = StoryText.Line(element);
        if ((PageHints.IsFiller(line) && !IsRow(element, text)) || IsHeadline(element)) return false;
        if (mass.Linked > 0 && PageHints.IsLeadElsewhere(line) && mass.LinkDensity > 0.4) return false;
        return element.LocalName is "li" or "dt" or "dd" or "figcaption" or "caption" || mass.LinkDensity < 0.9 || mass.Weight < 4;
    }

    private bool IsListOfLinks(IElement element, TextMass mass)
    {
        if (mass.Weight > whole * 0.5 || wanted.Overlaps(element.Children)) return false;
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
        var headings = story.QuerySelectorAll("h2, h3, h4, h5, h6, p, dt")
            .Where(h => TextMass.IsShort(h, 200) && PageHints.IsHeadingOfOthers(StoryText.Line(h))).Take(MaxHeadings).ToList();
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

    private static List<IElement> Following(IElement lead) =>
        [.. lead.ParentElement!.Children.SkipWhile(child => child != lead).Skip(1).TakeWhile(next => next.LocalName is not ['h', >= '1' and <= '6'])];

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
            if (block.LocalName is "figcaption") continue;
            if (block.LocalName is "pre" or "td" or "th" or "li" or "dt" or "dd" or ['h', >= '2' and <= '6'] || wanted.Contains(block)) return;
            var line = StoryText.Line(block);
            if (line.Length > 0 && line[^1] is '.' or '!' or '?' or ':' or '。' or '"' or '”' or '…' && !IsByline(line)) return;
            if (!PageBlocks.ShowsSomething(block)) block.Remove();
        }
    }

    private bool IsByline(string line) => byline is not null && Headlines.Normalise(line).Contains(byline, StringComparison.Ordinal);

    // After the last paragraph stand headings of what was taken out.
    private void ClearEnd()
    {
        foreach (var block in Leaves().Reverse())
        {
            var mass = TextMass.Of(block);
            if (block.Ancestors().Prepend(block).Any(node => wanted.Contains(node) || node is IElement { LocalName: "blockquote" })) return;
            if (block.LocalName is not ['h', >= '1' and <= '6'] && !(block.LocalName is "p" or "div" or "li" && IsLeftOver(block, mass))) return;
            block.Remove();
        }
    }

    private static bool IsLeftOver(IElement block, TextMass mass) =>
        mass.Weight < 200 && (mass.LinkDensity > 0.5 || StoryText.Line(block) is [.., ':'] || (mass.Weight < 12 && mass.Marks == 0 && block.LocalName != "li"));

    private IReadOnlyList<IElement> Leaves() =>
        [.. story.QuerySelectorAll("*").Where(e => PageBlocks.IsBlock(e) && !e.Children.Any(PageBlocks.IsBlock) && TextMass.Of(e).Weight > 0)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\.(pdf|docx?|xlsx?|pptx?|csv|zip|epub|txt|odt|ods|mp3|mp4)$", RegexOptions.IgnoreCase)]
    private static partial Regex File();
}
