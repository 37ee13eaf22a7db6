using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NewsReader.Collection.Articles;

namespace NewsReader.Site.Rows;

/// <summary>
/// Where a page of the headline index continues. It stays the same while articles come in.
/// </summary>
/// <param name="Key">The article's <see cref="Article.IndexKey"/>.</param>
/// <param name="Id">The article's number, which orders equal keys.</param>
public readonly record struct IndexCursor(long Key, long Id) : IParsable<IndexCursor>
{
    /// <summary>True if this article stands above the other one in the index.</summary>
    public bool IsAbove(IndexCursor other) => Key > other.Key || (Key == other.Key && Id < other.Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}.{Id}");

    public static IndexCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var cursor)
            ? cursor
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
