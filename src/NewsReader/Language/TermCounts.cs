using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsReader.Language;

/// <summary>
/// Counts in how many articles of the collection each term occurs, which shows how telling it is. Not thread-safe.
/// </summary>
public sealed class TermCounts
{
    private const double NameCounts = 2.5;

    private readonly Dictionary<uint, Plural> counted = [];
    private int articles;

    // The number of articles whose names are known. After a restart these are only the newest.
    private int named;

    /// <summary>Starts with the counts of the stored vocabulary.</summary>
    /// <param name="count">The number of articles.</param>
    /// <param name="vocabulary">Each stem with the number of articles that contain it.</param>
    public void Restore(int count, IEnumerable<(string Stem, int Articles)> vocabulary)
    {
        articles = count;
        foreach (var (stem, with) in vocabulary)
            counted[TextProfile.HashOf(stem)] = new(with, 0);
    }

    /// <summary>Adds an article to the counts.</summary>
    /// <param name="profile">Its terms.</param>
    /// <param name="isRestored">True if <see cref="Restore"/> has already counted its terms. The vocabulary does not
    /// say which of them are names, so these are still counted.</param>
    public void Add(TextProfile profile, bool isRestored = false)
    {
        if (!isRestored)
            articles++;
        named++;
        foreach (var term in profile.Terms)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, term.Hash, out _);
            count = new(count.With + (isRestored ? 0 : 1), count.Naming + (term.IsName ? 1 : 0));
        }
    }

    /// <summary>Counts the names in an article that <see cref="Restore"/> has already counted.</summary>
    public void AddNames(IEnumerable<uint> hashes)
    {
        named++;
        foreach (var hash in hashes)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, hash, out _);
            count = count with { Naming = count.Naming + 1 };
        }
    }

    /// <summary>Removes an article from the counts.</summary>
    /// <param name="terms">Its known terms, and whether it writes them as names.</param>
    /// <param name="isRestored">True if <see cref="Restore"/> loaded counts that already reflect the article's current
    /// text.</param>
    public void Remove(IEnumerable<(uint Hash, bool IsName)> terms, bool isRestored)
    {
        if (!isRestored)
            articles = Math.Max(0, articles - 1);
        named = Math.Max(0, named - 1);
        foreach (var (hash, isName) in terms)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counted, hash);
            if (!Unsafe.IsNullRef(ref count))
                count = new(
                    Math.Max(0, count.With - (isRestored ? 0 : 1)),
                    Math.Max(0, count.Naming - (isName ? 1 : 0))
                );
        }
    }

    /// <summary>True for a term that at least a third of its articles write as a name.</summary>
    public bool IsName(uint hash) => IsName(counted.GetValueOrDefault(hash));

    /// <summary>
    /// How telling a term is: its rarity, ln N/df, times <see cref="NameCounts"/> if it is a name. A term that occurs
    /// in only one article says nothing about any pair, so it counts as one that occurs in two.
    /// </summary>
    public double Telling(uint hash)
    {
        var count = counted.GetValueOrDefault(hash);
        return Math.Log(Math.Max(1.0, (double)articles / Math.Max(2, count.With))) * (IsName(count) ? NameCounts : 1);
    }

    private bool IsName(Plural count) => count.Naming > 0 && count.Naming * 3L * articles >= (long)count.With * named;

    /// <summary>The number of articles with a term, and how many of them write it as a name.</summary>
    private readonly record struct Plural(int With, int Naming);
}
