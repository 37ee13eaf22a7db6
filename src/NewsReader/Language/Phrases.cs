namespace NewsReader.Language;

/// <summary>Joins terms that follow one another into phrases.</summary>
internal static class Phrases
{
    private const int MostTerms = 4;

    /// <summary>
    /// Joins terms with those directly before and after them. Each term is used once, and a phrase has the rank of its
    /// best term.
    /// </summary>
    /// <param name="ranked">The terms, best first.</param>
    /// <param name="before">For each term, the one directly before it, or 0.</param>
    public static IReadOnlyList<IReadOnlyList<uint>> Joined(List<uint> ranked, Dictionary<uint, uint> before)
    {
        List<IReadOnlyList<uint>> joined = [];
        HashSet<uint> used = [];
        foreach (var term in ranked.Where(used.Add))
        {
            LinkedList<uint> phrase = new([term]);
            while (
                phrase.Count < MostTerms
                && before.GetValueOrDefault(phrase.First!.Value) is not 0 and var first
                && used.Add(first)
            )
                phrase.AddFirst(first);
            while (
                phrase.Count < MostTerms
                && ranked.Find(next => before[next] == phrase.Last!.Value) is not 0 and var last
                && used.Add(last)
            )
                phrase.AddLast(last);
            joined.Add([.. phrase]);
        }
        return joined;
    }
}
