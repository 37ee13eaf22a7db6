using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>Judges an element by the size at which it is displayed.</summary>
internal static partial class ArticlePicture
{
    /// <summary>True if the element is too small to see or is hidden by its style.</summary>
    public static bool IsTooSmall(IElement element) =>
        PictureSources.Pixels(element.GetAttribute("width")) is <= 2
        || PictureSources.Pixels(element.GetAttribute("height")) is <= 2
        || element.GetAttribute("style") is { } style && TinyStyle().IsMatch(style);

    [GeneratedRegex(
        @"(^|;)\s*((width|height|max-width|max-height)\s*:\s*[0-2](px)?\s*(!important\s*)?|display\s*:\s*none\s*(!important\s*)?)(;|$)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TinyStyle();
}
