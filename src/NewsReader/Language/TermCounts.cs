using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsReader.Language;

/// <summary>
/// In how many articles of the collection each term occurs: how much it tells of one. Not safe for two threads.
/// </summary>
public sealed class TermCounts
{
    private const double NameCounts = 2.5;

    private readonly Dictionary<uint, Plural> counted = [];
    private int articles;

    // Of how many it is known what they write as names: after a new start of the newest alone.
    private int named;

    /// <summary>Begins with what was counted before.</summary>
    /// <param name="count">The number of articles.</param>
    /// <param name="vocabulary">Each stem, and in how many of them it is.</param>
    public void Restore(int count, IEnumerable<(string Stem, int Articles)> vocabulary)
    {
        articles = count;
        foreach (var (stem, with) in vocabulary)
            counted[TextProfile.HashOf(stem)] = new(with, 0);
    }

    /// <summary>Counts an article.</summary>
    /// <param name="profile">What it is about.</param>
    /// <param name="isRestored">True when <see cref="Restore"/> brought its terms: which of them are names is not in a
    /// vocabulary.</param>
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

    /// <summary>Counts what is written as a name in an article that <see cref="Restore"/> brought.</summary>
    public void AddNames(IEnumerable<uint> hashes)
    {
        named++;
        foreach (var hash in hashes)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, hash, out _);
            count = count with { Naming = count.Naming + 1 };
        }
    }

    /// <summary>Counts an article less.</summary>
    /// <param name="terms">Those of its terms that are known, and whether it writes them as names.</param>
    /// <param name="isRestored">True when <see cref="Restore"/> brought a count in which it is as it is now.</param>
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

    /// <summary>True for a term that a third of the articles with it write as a name.</summary>
    public bool IsName(uint hash) => IsName(counted.GetValueOrDefault(hash));

    /// <summary>
    /// How much a term tells: its rarity, ln N/df, and <see cref="NameCounts"/> times that if it is a name. A term of
    /// one article alone says nothing of any pair; so none counts as rarer than one that two have.
    /// </summary>
    public double Telling(uint hash)
    {
        var count = counted.GetValueOrDefault(hash);
        return Math.Log(Math.Max(1.0, (double)articles / Math.Max(2, count.With))) * (IsName(count) ? NameCounts : 1);
    }

    private bool IsName(Plural count) => count.Naming > 0 && count.Naming * 3L * articles >= (long)count.With * named;

    /// <summary>How many articles have a term, and how many of them write it as a name.</summary>
    private readonly record struct Plural(int With, int Naming);
}
