using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsReader.Site.Wanted;

/// <summary>Where a page of wanted stories continues.</summary>
/// <param name="Articles">How many articles list the headline.</param>
/// <param name="Sources">How many sources those articles have.</param>
/// <param name="Id">The article's number, which orders equal counts.</param>
public readonly record struct WantedCursor(int Articles, int Sources, long Id) : IParsable<WantedCursor>
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Articles}.{Sources}.{Id}");

    public static WantedCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var cursor)
            ? cursor
            : throw new FormatException("expected three numbers with dots between them");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WantedCursor result)
    {
        result = default;
        var parts = (s ?? "").Split('.');
        if (
            parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var articles)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sources)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return false;
        result = new(articles, sources, id);
        return true;
    }
}
