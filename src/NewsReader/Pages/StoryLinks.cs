using AngleSharp.Dom;

namespace NewsReader.Pages;

/// <summary>The addresses in a story.</summary>
internal static class StoryLinks
{
    /// <summary>Makes links and pictures absolute; what leads nowhere on the web, or only elsewhere on the same page, loses its address.</summary>
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
            Replace(image, "src", PageMetadata.Absolute(image.GetAttribute("src"), baseAddress));
        }
    }

    private static void Replace(IElement element, string name, Uri? address)
    {
        if (address is null) element.RemoveAttribute(name);
        else element.SetAttribute(name, address.AbsoluteUri);
    }
}
