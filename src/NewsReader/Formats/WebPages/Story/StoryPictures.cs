using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Formats.Html;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Gives each picture of a page its address, wherever the page keeps it.</summary>
internal static class StoryPictures
{
    private const int MaxNoscripts = 500;

    // A longer <noscript> is not the fallback of a picture.
    private const int MaxNoscript = 4000;

    /// <summary>
    /// Makes every picture an <c>img</c> with an absolute address in <c>src</c>. Removes pictures without an address.
    /// </summary>
    public static void Resolve(IElement body, Uri? baseAddress)
    {
        var addresses = new ArticleAddresses(baseAddress, isPage: true);
        foreach (var own in body.QuerySelectorAll("*").Where(IsOwnElement).ToList())
            Rename(own);
        ReadNoscripts(body, addresses);
        foreach (var picture in body.QuerySelectorAll("picture").Where(picture => picture.QuerySelector("img") is null))
        {
            if (PictureSources.Best(picture, addresses.Picture) is { } address)
                picture.AppendChild(Image(picture.Owner!, address, alt: null));
        }
        foreach (var image in body.QuerySelectorAll("img"))
        {
            if (PictureSources.Best(image, addresses.Picture) is { } address)
                Place(image, address);
            else
                image.Remove();
        }
    }

    // "amp-img", "a-img", "lazy-image", "app-picture": custom elements that a site's script turns into pictures.
    private static bool IsOwnElement(IElement element) =>
        element.LocalName.Contains('-', StringComparison.Ordinal)
        && element.LocalName.Split('-') is var parts
        && parts.Any(part => part is "img" or "anim" or "image" or "picture" or "pic" or "photo")
        && (element.HasAttribute("src") || element.HasAttribute("srcset") || element.HasAttribute("data-src"))
        && element.QuerySelector("img") is null;

    private static void Rename(IElement own)
    {
        var image = own.Owner!.CreateElement("img");
        foreach (var attribute in own.Attributes)
            image.SetAttribute(attribute.Name, attribute.Value);
        own.Before(image);
        foreach (var child in own.ChildNodes.ToList())
            own.Before(child);
        own.Remove();
    }

    // For browsers without scripts, a <noscript> next to a lazy picture contains the real one.
    private static void ReadNoscripts(IElement body, ArticleAddresses addresses)
    {
        foreach (var fallback in body.QuerySelectorAll("noscript").Take(MaxNoscripts).ToList())
        {
            var markup = fallback.TextContent;
            if (markup.Length > MaxNoscript || !markup.Contains("<img", StringComparison.OrdinalIgnoreCase))
                continue;
            var inside = new HtmlParser()
                .ParseFragment(markup, body)
                .OfType<IElement>()
                .SelectMany(element => element.QuerySelectorAll("img").Prepend(element))
                .FirstOrDefault(element => element.LocalName == "img");
            if (inside is null || ArticlePicture.IsTooSmall(inside))
                continue;
            var lazy = Before(fallback);
            if (lazy is not null && PictureSources.Best(lazy, addresses.Picture, isRepeated: true) is not null)
                continue;
            if (PictureSources.Best(inside, addresses.Picture) is not { } address)
                continue;
            if (Trackers.IsBeacon(address, inside.HasAttribute("alt")))
                continue;
            lazy?.Remove();
            fallback.Before(Image(body.Owner!, address, inside.GetAttribute("alt") ?? lazy?.GetAttribute("alt")));
        }
    }

    private static IElement? Before(IElement fallback) =>
        fallback.PreviousElementSibling switch
        {
            { LocalName: "img" } image => image,
            { LocalName: "picture" or "span" or "div" or "a" } frame when TextMass.Of(frame).Weight == 0 =>
                frame.QuerySelector("img"),
            _ => null,
        };

    private static IElement Image(IDocument document, string address, string? alt)
    {
        var image = document.CreateElement("img");
        image.SetAttribute("src", address);
        if (alt is not null)
            image.SetAttribute("alt", alt);
        return image;
    }

    private static void Place(IElement image, string address)
    {
        var isOther = image.GetAttribute("src") != address;
        foreach (var name in PictureSources.Attributes.Where(name => name is not ("width" or "height")))
            image.RemoveAttribute(name);
        // A declared size belongs to the picture in "src".
        if (isOther && PictureSources.Pixels(image.GetAttribute("width")) < PictureSources.WideEnough)
        {
            image.RemoveAttribute("width");
            image.RemoveAttribute("height");
        }
        image.SetAttribute("src", address);
        if (image.ParentElement is not { LocalName: "picture" } picture)
            return;
        foreach (var source in picture.Children.Where(child => child.LocalName == "source").ToList())
            source.Remove();
    }
}
