namespace NewsReader.Language;

/// <summary>Terms that follow one another, as one.</summary>
internal static class Phrases
{
    private const int MostTerms = 4;

    /// <summary>
    /// Joins terms with those right before and behind them; each is told once, and a phrase has the rank of its best
    /// term.
    /// </summary>
    /// <param name="ranked">The terms, best first.</param>
    /// <param name="before">For each of them the one right before it, or 0.</param>
    public static IReadOnlyList<IReadOnlyList<uint>> Joined(List<uint> ranked, Dictionary<uint, uint> before)
    {
        List<IReadOnlyList<uint>> joined = [];
        HashSet<uint> told = [];
        foreach (var term in ranked.Where(told.Add))
        {
            LinkedList<uint> phrase = new([term]);
            while (
                phrase.Count < MostTerms
                && before.GetValueOrDefault(phrase.First!.Value) is not 0 and var first
                && told.Add(first)
            )
                phrase.AddFirst(first);
            while (
                phrase.Count < MostTerms
                && ranked.Find(next => before[next] == phrase.Last!.Value) is not 0 and var last
                && told.Add(last)
            )
                phrase.AddLast(last);
            joined.Add([.. phrase]);
        }
        return joined;
    }
}
