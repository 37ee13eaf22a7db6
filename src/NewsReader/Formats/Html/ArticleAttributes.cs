using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>The attributes an article's elements may have, apart from ids and addresses.</summary>
internal static partial class ArticleAttributes
{
    /// <summary>The attributes to write, in this order.</summary>
    /// <param name="name">The name under which the element is written.</param>
    /// <param name="element">The element, or null if the writer adds one of its own.</param>
    /// <param name="inherited">The language and direction of removed elements around it.</param>
    public static IEnumerable<(string Name, string Value)> Of(
        string name,
        IElement? element,
        (string? Lang, string? Dir) inherited
    ) => element is null or { Attributes.Length: 0 } && inherited == default ? [] : All(name, element, inherited);

    /// <summary>The element's language, or null.</summary>
    public static string? Language(IElement? element) =>
        element?.GetAttribute("lang") is { } lang && LanguageTag().IsMatch(lang) ? lang : null;

    /// <summary>The element's direction (ltr, rtl or auto), or null.</summary>
    public static string? Direction(IElement? element) =>
        element?.GetAttribute("dir")?.ToLowerInvariant() is ("ltr" or "rtl" or "auto") and var dir ? dir : null;

    private static IEnumerable<(string Name, string Value)> All(
        string name,
        IElement? element,
        (string? Lang, string? Dir) inherited
    )
    {
        if (name == "img" && Number("width", element, 3, 20_000) is { } width)
            yield return width;
        if (name == "img" && Number("height", element, 3, 20_000) is { } height)
            yield return height;
        if ((Language(element) ?? inherited.Lang) is { } lang)
            yield return ("lang", lang);
        if ((Direction(element) ?? inherited.Dir) is { } dir)
            yield return ("dir", dir);
        if (element?.GetAttribute("title")?.Trim() is { Length: > 0 } title)
            yield return ("title", title);
        if (name is "time" or "del" or "ins" && element?.GetAttribute("datetime")?.Trim() is { Length: > 0 } time)
            yield return ("datetime", time);
        if (name == "ol" && Number("start", element, -1_000_000, 1_000_000) is { } start)
            yield return start;
        if (name is "td" or "th" && Number("colspan", element, 2, 100) is { } columns)
            yield return columns;
        if (name is "td" or "th" && Number("rowspan", element, 2, 1000) is { } rows)
            yield return rows;
    }

    private static (string, string)? Number(string name, IElement? element, int least, int most) =>
        int.TryParse(
            element?.GetAttribute(name),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= least
        && number <= most
            ? (name, number.ToString(CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
