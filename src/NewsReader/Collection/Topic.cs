using System.Globalization;
using System.Text.RegularExpressions;
using NewsReader.Formats;

namespace NewsReader.Collection;

/// <summary>A topic that publishers give: a name, and the page of its articles.</summary>
public sealed partial record Topic(string Name)
{
    public string Href => $"/topics/{Uri.EscapeDataString(Slug(Name))}";

    /// <summary>
    /// The name as it stands in addresses. C, C# and C++ are three topics, and a sign that is all of a name stands
    /// there by its number.
    /// </summary>
    public static string Slug(string name) =>
        Slugs.From(
            Signs().Replace(name, sign => sign.Value == "#" ? " sharp " : " plus "),
            whenEmpty: string.Join(
                '-',
                name.EnumerateRunes()
                    .Take(MostSigns)
                    .Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture))
            )
        );

    private const int MostSigns = 8;

    [GeneratedRegex(@"(?<=[\p{L}\p{N}])#|(?<=[\p{L}\p{N}+])\+")]
    private static partial Regex Signs();
}
