using NewsReader.Language;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>
/// An expression as an FTS5 query. Every term is quoted, and none has a quotation mark in it: nothing typed is ever
/// taken for FTS5's own words.
/// </summary>
internal static class SearchMatch
{
    // What can follow the beginning of a word that is stemmed to less than that beginning: "negotia*" finds
    // "negotiations", kept as "negoti".
    private static readonly string[] Endings = ["", "e", "ed", "ion", "tion", "ation", "ing", "ment", "es"];

    /// <returns>Null for what is no matter of words, or of words that must be missing alone: FTS5 has no such
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

    /// <summary>True for what can stand beside words in one FTS5 query.</summary>
    public static bool IsOfWords(SearchExpression expression) =>
        Of(expression is NoneOf none ? none.Of : expression) is not null;

    /// <summary>The query for what meets all of these, each of which <see cref="IsOfWords"/>.</summary>
    /// <returns>Null when none of them names words that are to be there.</returns>
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

    /// <summary>Whole stems that the beginning of a word can stand for although they are shorter.</summary>
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
