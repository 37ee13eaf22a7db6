using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Resolves the links in a story.</summary>
internal static class StoryLinks
{
    /// <summary>
    /// Makes links absolute, and links to anchors on the same page relative. A link that does not lead to the web loses
    /// its address.
    /// </summary>
    public static void MakeAbsolute(IElement story, PageMetadata page)
    {
        foreach (var link in story.QuerySelectorAll("a[href]"))
        {
            var given = link.GetAttribute("href")!.Trim();
            if (given.StartsWith('#') || given.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
                continue;
            if (PageMetadata.Absolute(given, page.Base) is not { } address)
                link.RemoveAttribute("href");
            else
                link.SetAttribute("href", page.IsHere(address) ? address.Fragment : address.AbsoluteUri);
        }
        foreach (
            var player in story.QuerySelectorAll(
                "iframe, video, audio, object, embed, source, amp-video, amp-audio, amp-iframe"
            )
        )
        {
            foreach (var name in (ReadOnlySpan<string>)["src", "data", "data-src", "data-lazy-src"])
            {
                if (PageMetadata.Absolute(player.GetAttribute(name), page.Base) is { } address)
                    player.SetAttribute(name, address.AbsoluteUri);
            }
        }
    }
}
