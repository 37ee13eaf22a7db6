using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Distinguishes links that belong to a story from links to other stories.</summary>
/// <param name="story">The part of the page that contains the story.</param>
/// <param name="text">Its text measurements.</param>
/// <param name="page">The page's metadata.</param>
internal sealed partial class InTextLinks(IElement story, TextMap text, PageMetadata page)
{
    private const int SentenceLength = 40;

    /// <summary>
    /// True for links inside the story's text, introduced by it, or to other sites; false for a box of teasers.
    /// </summary>
    /// <param name="element">A paragraph, list or table of links.</param>
    /// <param name="isInMidst">True if paragraphs of the story stand above and below it.</param>
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
        // Judge a nested list by the position of the outer one.
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

    // Introduced by "The documents are:", or by a heading such as "Sources".
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

    // A link to another site or to a file. If the page's address is unknown, any absolute link may lead to another
    // site.
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
