using NewsReader.Language;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>
/// Writes an expression as an FTS5 query. Every term is quoted and contains no quotation mark, so nothing that is typed
/// can be FTS5 syntax.
/// </summary>
internal static class SearchMatch
{
    // Endings after which the stem is shorter than the typed beginning: "negotia*" finds "negotiations", which is
    // indexed as "negoti".
    private static readonly string[] Endings = ["", "e", "ed", "ion", "tion", "ation", "ing", "ment", "es"];

    /// <returns>Null if it is not about words, or only about words that must be missing: FTS5 has no such
    /// query.</returns>
    public static string? Of(SearchExpression expression) =>
        expression switch
        {
            Words words => Of(words),
            AnyOf any => any.Parts.Select(Of).ToList() is var parts && !parts.Contains(null)
                ? $"({string.Join(" OR ", parts)})"
                : null,
            AllOf all => all.Parts.All(IsOfWords) ? OfWordParts(all.Parts) : null,
            _ => null,
        };

    /// <summary>True if it can be part of an FTS5 query.</summary>
    public static bool IsOfWords(SearchExpression expression) =>
        Of(expression is NoneOf none ? none.Of : expression) is not null;

    /// <summary>
    /// The query for everything that meets all of these parts, for which <see cref="IsOfWords"/> is true.
    /// </summary>
    /// <returns>Null if none of them names words that must be there.</returns>
    public static string? OfWordParts(IEnumerable<SearchExpression> parts)
    {
        var (refused, wanted) = (
            parts.OfType<NoneOf>().Select(none => Of(none.Of)).ToList(),
            parts.Where(part => part is not NoneOf).Select(Of).ToList()
        );
        if (wanted.Count == 0)
            return null;
        var all = $"({string.Join(" AND ", wanted)})";
        return refused.Count == 0 ? all : $"({all} NOT ({string.Join(" OR ", refused)}))";
    }

    /// <summary>Stems of words that begin with a prefix, though the stem itself is shorter.</summary>
    public static IEnumerable<string> ShorterThan(string prefix) =>
        Endings
            .Select(ending => Terms.Stem(prefix + ending))
            .Where(stem => !stem.StartsWith(prefix, StringComparison.Ordinal))
            .Distinct();

    private static string Of(Words words)
    {
        var column = words.Part == ArticlePart.Any ? "" : words.Part + " : ";
        var phrase = Quoted(string.Join(' ', words.Stems));
        if (!words.IsPrefix)
            return column + phrase;
        var shorter = (words.Stems is [var only] ? ShorterThan(only) : []).Select(Quoted);
        return $"{column}({string.Join(" OR ", shorter.Prepend(phrase + " *"))})";
    }

    private static string Quoted(string terms) => $"\"{terms.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
