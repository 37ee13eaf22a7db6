namespace NewsReader.Language;

/// <summary>
/// The terms for indexing and searching. They are the terms by which texts are compared, plus one: in scripts without
/// spaces, where every two adjacent characters form a term, the last character of each run is a term too, so that it
/// can be found alone.
/// </summary>
internal static class SearchTerms
{
    /// <summary>The terms of a text, in order.</summary>
    public static IEnumerable<Term> Of(string text)
    {
        Term? pair = null;
        foreach (var term in Terms.Of(text))
        {
            if (pair is { } last && term.Start != last.Start + 1)
                yield return LastOf(last);
            yield return term;
            pair = term.Length == 2 && Terms.IsUnspaced(text[term.Start]) ? term : null;
        }
        if (pair is { } end)
            yield return LastOf(end);
    }

    /// <summary>The stems of a search as typed, which may end in the middle of a run.</summary>
    public static IReadOnlyList<string> StemsOf(string typed)
    {
        List<Term> terms = [.. Of(typed)];
        if (terms is [.., var pair, var last] && last.Start == pair.Start + 1)
            terms.RemoveAt(terms.Count - 1);
        return [.. terms.Select(term => term.Stem)];
    }

    private static Term LastOf(Term pair) => new(pair.Stem[1..], pair.Start + 1, 1);
}
