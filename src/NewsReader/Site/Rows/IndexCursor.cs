using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Rows;

/// <summary>A place in the headline index, by which pages continue: stable while articles come in.</summary>
/// <param name="Key">The article's <see cref="Article.IndexKey"/>.</param>
/// <param name="Id">The article's number, which parts equal keys.</param>
public readonly record struct IndexCursor(long Key, long Id) : IParsable<IndexCursor>
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}.{Id}");

    public static IndexCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var place)
            ? place
            : throw new FormatException("expected two numbers with a dot between them");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IndexCursor result)
    {
        result = default;
        var parts = (s ?? "").Split('.');
        if (
            parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return false;
        result = new(key, id);
        return true;
    }
}
