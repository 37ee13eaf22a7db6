using System.Globalization;
using System.Text.RegularExpressions;
using NewsReader.Formats;

namespace NewsReader.Collection;

/// <summary>A topic that publishers give: its name and the page of its articles.</summary>
public sealed partial record Topic(string Name)
{
    public string Href => $"/topics/{Uri.EscapeDataString(Slug(Name))}";

    /// <summary>
    /// The name in the form used in addresses. C, C# and C++ are three different topics. A name made only of signs is
    /// written as their code points.
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
