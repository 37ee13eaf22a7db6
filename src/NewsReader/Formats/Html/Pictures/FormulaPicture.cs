using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>Formulas drawn as pictures, whose description is the formula in TeX.</summary>
internal static partial class FormulaPicture
{
    private static readonly string[] Classes =
    [
        "latex",
        "tex",
        "math",
        "mwe-math-fallback-image-inline",
        "mwe-math-fallback-image-display",
        "formula",
        "equation",
    ];

    /// <summary>True if the picture shows a formula.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="address">Its address.</param>
    public static bool Is(IElement image, string address) =>
        image.ClassList.Any(Classes.Contains) || !EmbeddedPicture.Is(address) && Address().IsMatch(address);

    [GeneratedRegex(
        @"/latex\.php\?|/math/render/|latex\.codecogs\.com/|/(mimetex|mathtex|tex)\.cgi\?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();
}
