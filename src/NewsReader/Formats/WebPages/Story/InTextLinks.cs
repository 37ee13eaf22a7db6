using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Tells the links that a story gives from those that lead to other stories.</summary>
/// <param name="story">The part of the page that holds the story.</param>
/// <param name="text">Its texts.</param>
/// <param name="page">What the page says of itself.</param>
internal sealed partial class InTextLinks(IElement story, TextMap text, PageMetadata page)
{
    private const int SentenceLength = 40;

    /// <summary>
    /// True for links within the story's text, announced by it, or to other sites; not for a box of teasers.
    /// </summary>
    /// <param name="element">A paragraph, list or table of links.</param>
    /// <param name="isInMidst">True when paragraphs of the story stand above and below it.</param>
    public bool Are(IElement element, bool isInMidst)
    {
        if (element.QuerySelector("h1, h2, h3, h4, h5, h6, img, figure") is not null)
            return false;
        var line = StoryText.Line(element);
        if (PageHints.IsLeadElsewhere(line) || PageHints.IsFiller(line))
            return false;
        if ((isInMidst && IsAmongParagraphs(element)) || IsAnnounced(element))
            return true;
        return element.LocalName == "p" && (IsSentence(line) || IsOneLinkElsewhere(element));
    }

    private bool IsAmongParagraphs(IElement element)
    {
        var part = element;
        // A list in a list stands where the outer one does.
        while (part.ParentElement is { LocalName: "li" or "ul" or "ol" } list && list != story)
            part = list;
        while (
            part.ParentElement is { } above && above != story && text.Mass(above).Weight == text.Mass(element).Weight
        )
            part = above;
        return part.ParentElement?.Children.Any(other =>
                other != part && TextMap.IsLeaf(other) && text.Running(other) > 0
            ) == true;
    }

    // "The documents are:", or a heading such as "Sources".
    private static bool IsAnnounced(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.PreviousElementSibling is { } before)
            {
                if (!TextMass.IsShort(before, 2_000))
                    return false;
                var line = StoryText.Line(before);
                return before.LocalName is ['h', >= '1' and <= '6']
                    ? PageHints.IsSourcesHeading(line)
                    : line is [.., ':' or '：'] && !PageHints.IsHeadingOfOthers(line);
            }
            if (at.ParentElement is not { LocalName: "ul" or "ol" or "li" or "dl" or "div" })
                return false;
        }
        return false;
    }

    private static bool IsSentence(string line) =>
        line.Length >= SentenceLength && line[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।';

    // To another site, or to a file. A page that does not say where it is from may be of any site.
    private bool IsOneLinkElsewhere(IElement element)
    {
        if (element.QuerySelectorAll("a[href]").Take(2).ToList() is not [var link])
            return false;
        var given = link.GetAttribute("href");
        if (PageMetadata.Absolute(given, page.Base) is not { } address)
            return false;
        return File().IsMatch(address.AbsolutePath)
            || (
                page.Address is { } here
                    ? !IsSameSite(address.Host, here.Host)
                    : PageMetadata.Absolute(given, null) is not null
            );
    }

    private static bool IsSameSite(string one, string other) =>
        one.Split('.').TakeLast(2).SequenceEqual(other.Split('.').TakeLast(2), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\.(pdf|docx?|xlsx?|pptx?|csv|zip|epub|txt|odt|ods|mp3|mp4)$", RegexOptions.IgnoreCase)]
    private static partial Regex File();
}
