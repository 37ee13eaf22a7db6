using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.Html;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Formats.Html.Players;

namespace NewsReader.Formats.WebPages;

/// <summary>The players in a page: which there are, and which belong to the story.</summary>
internal static partial class PagePlayers
{
    /// <summary>True for an element that the sanitizer replaces by a link.</summary>
    public static bool Is(IElement element) =>
        element.LocalName is "iframe" or "video" or "audio" or "object" or "embed"
        || ScriptPlayers.KindOf(element) is not null;

    /// <summary>True if the element contains a player.</summary>
    public static bool AreIn(IElement element) => element.QuerySelectorAll("*").Any(Is);

    /// <summary>
    /// True for a player that readers see, and that is neither an advertisement nor a button of another site.
    /// </summary>
    public static bool IsKept(IElement element, Uri? baseAddress)
    {
        if (element.HasAttribute("hidden") || ArticlePicture.IsTooSmall(element))
            return false;
        if (element.LocalName is not ("iframe" or "object" or "embed"))
            return true;
        for (var above = element; above is not null && above.LocalName != "body"; above = above.ParentElement)
        {
            if (PageHints.IsAdvertising(above))
                return false;
        }
        var given =
            (element.LocalName == "object" ? DataOf(element) : element.GetAttribute("src"))
            ?? element.GetAttribute("data-src")
            ?? element.GetAttribute("data-lazy-src");
        return PageMetadata.Absolute(given, baseAddress) is { } address
            && !Trackers.IsBeacon(address.AbsoluteUri, isDescribed: true)
            && !ButtonHost().IsMatch(address.Host + address.AbsolutePath);
    }

    // Old pages name the film in a parameter, and again in an embed for browsers without object support.
    private static string? DataOf(IElement element) =>
        element.GetAttribute("data")
        ?? element.QuerySelector("param[name=movie i], param[name=src i], param[name=url i]")?.GetAttribute("value")
        ?? element.QuerySelector("embed[src]")?.GetAttribute("src");

    /// <summary>Removes the fallback for browsers that cannot play the media.</summary>
    public static void RemoveFallback(IElement player)
    {
        foreach (
            var node in player
                .ChildNodes.Where(node => node is not IElement { LocalName: "source" or "param" or "embed" })
                .ToList()
        )
            player.RemoveChild(node);
    }

    // Widgets that other sites put into pages.
    [GeneratedRegex(
        @"(^|\.)(facebook\.com/(v[\d.]+/)?plugins/(like|share|page|follow|comments)|platform\.twitter\.com/widgets/(follow|tweet)_button"
            + @"|disqus\.com|addthis\.com|google\.com/recaptcha|recaptcha\.net|livefyre\.com|outbrain\.com"
            + @"|taboola\.com|amazon-adsystem\.com|list-manage\.com)"
    )]
    private static partial Regex ButtonHost();
}
