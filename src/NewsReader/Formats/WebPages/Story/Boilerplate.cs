using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Recognizes by their names the parts of a page that are not the story: boxes, menus, buttons,
/// comments.</summary>
/// <param name="text">The text measurements of the page, or of a part of it.</param>
internal sealed partial class Boilerplate(TextMap text)
{
    // At most this many children are compared.
    private const int MostCompared = 100;

    // With fewer spaces, a line is hardly a sentence. Words in other scripts may be longer or not separated at all.
    private const int FewestBlanks = 2;

    // Cached, because these are asked for every cell and item.
    private readonly Dictionary<INode, bool> dataTables = [];
    private readonly Dictionary<INode, bool> longLists = [];

    /// <summary>
    /// Removes the parts of a page whose names say that they are not the story, before the story is searched for. A
    /// part with much of the text stays whatever its name, unless it is a box below the beginning of the story.
    /// </summary>
    public static void Clear(IElement area)
    {
        var text = TextMap.Of(area);
        var boilerplate = new Boilerplate(text);
        var whole = text.Running(area);
        var paragraphs = area.QuerySelectorAll("p").Where(p => text.Running(p) > 0).ToList();
        var (opening, closing) = (paragraphs.FirstOrDefault(), paragraphs.LastOrDefault());
        var aroundClosing = (closing?.Ancestors() ?? []).ToHashSet();
        var isMidst = false;
        foreach (var element in area.QuerySelectorAll("*"))
        {
            if (element == opening || element == closing)
                isMidst = element == opening && element != closing;
            if (element.LocalName is "html" or "body" || element.Parent is null || boilerplate.IsWithinLine(element))
                continue;
            if (
                boilerplate.IsRow(element)
                || (isMidst && !aroundClosing.Contains(element) && boilerplate.Tells(element))
            )
                continue;
            var share = text.Running(element);
            var goes =
                PageHints.IsDiscussion(element) && element.LocalName != "pre"
                    ? share < whole * 0.9 && element.QuerySelector("[itemprop~=articleBody], h1") is null
                    : boilerplate.Holds(element)
                        && (share < whole * 0.3 || (share < whole * 0.75 && IsBoxBelow(element, opening)));
            if (goes)
                element.Remove();
        }
    }

    /// <summary>True for a part whose class or element name says that it is not part of a story.</summary>
    public bool Holds(IElement element)
    {
        if (IsRow(element) || HoldsQuote(element) || PageHints.IsNotes(element))
            return false;
        if (PageHints.IsAround(element) || PageHints.IsAboutAuthor(element))
            return true;
        // A footer in a quote says who is quoted.
        if (element.LocalName == "footer")
            return element.ParentElement?.Closest("blockquote") is null;
        if (PageHints.IsControl(element))
            return IsControl(element);
        return element.LocalName == "aside" && !HoldsFacts(element);
    }

    /// <summary>
    /// True for sentences, rows or items without links. In the middle of a story these belong to it, unless their name
    /// says they are hidden or an appeal.
    /// </summary>
    public bool Tells(IElement element)
    {
        if (text.Mass(element) is not { Weight: > 0, LinkDensity: < 0.2 } || IsUnwanted(element))
            return false;
        if (element.QuerySelector("form, input, button, select, iframe, h1") is not null)
            return false;
        return element.LocalName switch
        {
            "table" => element.QuerySelector("td") is not null,
            "ul" or "ol" or "dl" => element.Children.All(item =>
                StoryText.Line(item).Contains(' ', StringComparison.Ordinal) || element.LocalName == "dl"
            ),
            "p" => IsSentence(element),
            "figure" => element.QuerySelector("img, picture, svg") is not null,
            "div" or "section" => element.QuerySelectorAll("p").Take(MostCompared).ToList() is { Count: > 0 } told
                && told.TrueForAll(IsSentence),
            _ => false,
        };
    }

    private static bool IsUnwanted(IElement element) =>
        element.LocalName is "div" or "section"
            ? PageHints.IsBox(element) || PageHints.IsAdvertising(element)
            : PageHints.IsAppeal(element);

    private static bool IsSentence(IElement element) =>
        StoryText.Line(element) is [.., '.' or '!' or '?' or '…' or '。' or '”' or '"'] line
        && line.Count(c => c == ' ') >= FewestBlanks
        && !PageHints.IsFiller(line);

    /// <summary>True for rows and items, where a single word in a class says little.</summary>
    public bool IsRow(IElement element) =>
        element.LocalName switch
        {
            "tbody" or "thead" or "tfoot" => true,
            "tr" => IsOfDataTable(element),
            "td" or "th" => text.Mass(element) is { Weight: < 200, LinkDensity: < 0.5 } && IsOfDataTable(element),
            "li" or "dt" or "dd" => text.Mass(element).LinkDensity < 0.5 && IsInLongList(element),
            _ => false,
        };

    /// <summary>True for an inline part of a line of text, which stays whatever its name.</summary>
    public bool IsWithinLine(IElement element)
    {
        if (PageBlocks.IsBlock(element) || element.Children.Any(PageBlocks.IsBlock))
            return false;
        var line = element.ParentElement;
        while (line is not null && !PageBlocks.IsBlock(line))
            line = line.ParentElement;
        return line?.LocalName is "p" or "li" or "td" or "dd" or "blockquote" or "pre"
            && text.Mass(line).Weight > 3 * text.Mass(element).Weight;
    }

    // Running text, lists with text of their own, and players can have the name of a control.
    private bool IsControl(IElement element)
    {
        if (element.QuerySelector("form") is not null)
            return true;
        var mass = text.Mass(element);
        var isList =
            element.LocalName is "ul" or "ol" or "dl" or "table" && mass is { Weight: > 25, LinkDensity: < 0.3 };
        if (PagePlayers.AreIn(element))
            return false;
        return mass.Weight == 0 || (text.Running(element) * 2 < mass.Weight && !isList && !IsOneOfMany(element));
    }

    // A short story can have a long box below it.
    private static bool IsBoxBelow(IElement element, IElement? opening) =>
        opening is not null
        && PageHints.IsBox(element)
        && !PageHints.IsStory(element)
        && !element.Contains(opening)
        && element.QuerySelector("h1, article") is null
        && (opening.CompareDocumentPosition(element) & DocumentPositions.Following) != 0;

    // Layout tables have few rows and contain other tables.
    private bool IsOfDataTable(IElement part)
    {
        if (part.Closest("table") is not { } table)
            return false;
        if (!dataTables.TryGetValue(table, out var holdsData))
            dataTables[table] = holdsData =
                table.QuerySelector("table, form, input") is null
                && (
                    table.QuerySelectorAll("tr").Length >= 3
                    || text.Mass(table) is { Weight: < 300, LinkDensity: < 0.2 }
                );
        return holdsData;
    }

    private bool IsInLongList(IElement item)
    {
        var list = item.ParentElement!;
        if (!longLists.TryGetValue(list, out var isLong))
            longLists[list] = isLong =
                list.Children.Length >= 3 || (list.Children.Length == 2 && text.Mass(list).LinkDensity < 0.2);
        return isLong;
    }

    // True for one of three or more siblings with the same name, ignoring numbers.
    private bool IsOneOfMany(IElement element)
    {
        if (element.ParentElement is not { } parent || text.Mass(element).LinkDensity >= 0.5)
            return false;
        var name = NameOf(element);
        return parent
                .Children.Take(MostCompared)
                .Where(other => other.LocalName == element.LocalName && NameOf(other) == name)
                .Take(3)
                .Count() == 3;
    }

    private static string NameOf(IElement element) => Digits().Replace(element.ClassName ?? "", "");

    // True for a quoted post or the element around it.
    private bool HoldsQuote(IElement element)
    {
        var quote = element.LocalName == "blockquote" ? element : element.QuerySelector("blockquote");
        return quote is not null && text.Mass(quote).Weight * 2 >= text.Mass(element).Weight;
    }

    // True for facts next to the story: lists, tables or running text.
    private bool HoldsFacts(IElement element) =>
        text.Mass(element).LinkDensity < 0.3
        && (text.Running(element) > 0 || element.QuerySelector("li, dd, table") is not null)
        && element.QuerySelector("form, input") is null
        && element.Closest("article, main, [itemprop~=articleBody]") is not null;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
