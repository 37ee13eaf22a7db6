using AngleSharp.Dom;

namespace NewsReader.Pages;

/// <summary>The addresses in a story.</summary>
internal static class StoryLinks
{
    /// <summary>Makes links and pictures absolute; a link that leads nowhere on the web, or only elsewhere on the same page, loses its address, and a picture without one goes.</summary>
    public static void MakeAbsolute(IElement story, Uri? baseAddress)
    {
        foreach (var link in story.QuerySelectorAll("a[href]"))
        {
            var given = link.GetAttribute("href")!.Trim();
            if (given.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) continue;
            Replace(link, "href", given.StartsWith('#') ? null : PageMetadata.Absolute(given, baseAddress));
        }
        foreach (var image in story.QuerySelectorAll("img"))
        {
            image.RemoveAttribute("srcset");
            if (PageMetadata.Absolute(image.GetAttribute("src"), baseAddress) is { } address) image.SetAttribute("src", address.AbsoluteUri);
            else RemoveWithFrame(image, story);
        }
    }

    // What held nothing but a picture goes with it.
    private static void RemoveWithFrame(IElement image, IElement story)
    {
        var gone = image;
        while (gone.ParentElement is { } frame && frame != story && TextMass.Of(frame).Weight == 0 && frame.QuerySelectorAll("img").Length <= 1) gone = frame;
        gone.Remove();
    }

    private static void Replace(IElement element, string name, Uri? address)
    {
        if (address is null) element.RemoveAttribute(name);
        else element.SetAttribute(name, address.AbsoluteUri);
    }
}
