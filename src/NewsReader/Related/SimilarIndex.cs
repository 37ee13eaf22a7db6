using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NewsReader.Related;

/// <summary>An article that is like another one.</summary>
/// <param name="Id">The article.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Shared">The terms both have, the one that counts most first.</param>
public sealed record SimilarArticle(long Id, double Score, IReadOnlyList<uint> Shared);

/// <summary>
/// Which articles are like one another: the cosine of their terms, each weighted by its occurrences (levelling off, the
/// headline thrice) and by how much it tells in this collection (<see cref="TermCounts"/>); articles
/// whose dates lie apart count for a little less. Articles found so are of one event or thread if the cosine is at least
/// <see cref="LeastScore"/>.
/// </summary>
/// <remarks>
/// Measured on 471 labelled news articles of 43 stories, in half of which a second story looks like the first: of pairs about
/// different topics one in a thousand reaches 0.125; of pairs about one story 95 in a hundred do. All in memory, bounded: the
/// newest <see cref="MostArticles"/> articles with at most <see cref="MostTerms"/> terms each. Not safe for two threads.
/// </remarks>
public sealed class SimilarIndex
{
    /// <summary>The least score of articles about one event or thread.</summary>
    public const double LeastScore = 0.13;

    /// <summary>What is shown scores at least this part of the best: beside a near one, the far ones are of something else.</summary>
    public const double LeastOfBest = 0.4;

    /// <summary>The most articles that are compared with: the newest.</summary>
    public const int MostArticles = 200_000;

    // A headline cannot hold most of what a story is about: beside one, a story counts as this many times as long at most.
    private const double MostLonger = 2;
    private const int MostHeadlineTerms = 16;
    private const int MostTerms = 60;
    private const int MostSought = 24;
    private const int MostPostings = 2_000;
    private const int MostCompared = 64;
    private const int BytesPerTerm = 6;

    private readonly Dictionary<uint, List<int>> postings = [];
    private readonly List<Entry> entries = [];
    private readonly Dictionary<long, int> places = [];
    private float[] gains = [];

    /// <summary>What the terms of the articles tell, these and older ones: to be counted before articles are compared, since what is rare is known only when all that came together is counted.</summary>
    public TermCounts Counts { get; } = new();

    /// <summary>Takes out an article that has changed or is gone, and what was counted of its kept terms: else each change would make them commoner.</summary>
    /// <param name="id">The article.</param>
    /// <param name="isRestored">True when <see cref="TermCounts.Restore"/> brought a count in which it is as it is now.</param>
    public void Forget(long id, bool isRestored = false)
    {
        if (!places.Remove(id, out var place)) return;
        Counts.Remove(entries[place].Hashes.Zip(entries[place].Weights, (hash, weight) => (hash, Half.IsNegative(weight))), isRestored);
        // In the order of the places, as they came.
        foreach (var hash in entries[place].Hashes) postings[hash].RemoveAt(postings[hash].BinarySearch(place));
        entries[place] = Entry.None;
    }

    /// <summary>Makes an article one that others can be like.</summary>
    public void Add(long id, TextProfile profile, DateTimeOffset? publishedAt)
    {
        Forget(id);
        if (entries.Count >= MostArticles) DropOlderHalf();
        var terms = Telling(profile);
        Enter(new(id, profile.Fingerprint, [.. terms.Select(t => t.Hash)], [.. terms.Select(SignedWeight)], publishedAt));
    }

    /// <summary>Makes an article that was in the index before one that others can be like; its terms have been counted by <see cref="TermCounts.Restore"/>.</summary>
    public void AddKept(long id, long fingerprint, ReadOnlySpan<byte> kept, DateTimeOffset? publishedAt)
    {
        var hashes = new uint[kept.Length / BytesPerTerm];
        var weights = new Half[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            var term = kept.Slice(i * BytesPerTerm, BytesPerTerm);
            hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(term);
            weights[i] = BinaryPrimitives.ReadHalfLittleEndian(term[4..]);
        }
        Counts.AddNames(hashes.Where((_, i) => Half.IsNegative(weights[i])));
        Enter(new(id, fingerprint, hashes, weights, publishedAt));
    }

    /// <summary>The terms of an article as they are kept, six bytes each: the hash, and the weight, negative for a name.</summary>
    public byte[] Keep(TextProfile profile)
    {
        var terms = Telling(profile);
        var kept = new byte[terms.Count * BytesPerTerm];
        for (var i = 0; i < terms.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(kept.AsSpan(i * BytesPerTerm), terms[i].Hash);
            BinaryPrimitives.WriteHalfLittleEndian(kept.AsSpan((i * BytesPerTerm) + 4), SignedWeight(terms[i]));
        }
        return kept;
    }

    /// <summary>The articles most like one, best first, down to <see cref="LeastScore"/>; its own copies, word for word, are not among them.</summary>
    public IReadOnlyList<SimilarArticle> MostLike(long id, TextProfile profile, DateTimeOffset? publishedAt, int most)
    {
        Dictionary<uint, double> terms = Telling(profile).Select(term => (term.Hash, Weight: term.Weight * Counts.Telling(term.Hash))).Where(term => term.Weight > 0).ToDictionary(term => term.Hash, term => term.Weight);
        var length = Math.Sqrt(terms.Values.Sum(weight => weight * weight));
        if (length == 0) return [];

        List<SimilarArticle> similar = [];
        foreach (var place in Candidates(terms))
        {
            var entry = entries[place];
            if (entry.Id == id || entry.Id == 0 || entry.Fingerprint == profile.Fingerprint) continue;
            var score = Score(entry, terms, length, publishedAt, out var shared);
            if (score >= LeastScore) similar.Add(new(entry.Id, score, shared));
        }
        // Equal scores in the order of the articles, so that the same collection always gives the same lists.
        return [.. similar.OrderByDescending(s => s.Score).ThenBy(s => s.Id).Take(most)];
    }

    private double Score(Entry entry, Dictionary<uint, double> terms, double length, DateTimeOffset? publishedAt, out IReadOnlyList<uint> shared)
    {
        List<(uint Hash, double Part)> parts = [];
        double square = 0, product = 0;
        for (var i = 0; i < entry.Hashes.Length; i++)
        {
            var weight = (double)Half.Abs(entry.Weights[i]) * Counts.Telling(entry.Hashes[i]);
            square += weight * weight;
            if (!terms.TryGetValue(entry.Hashes[i], out var other)) continue;
            product += weight * other;
            parts.Add((entry.Hashes[i], weight * other));
        }
        shared = [.. parts.OrderByDescending(part => part.Part).Select(part => part.Hash)];
        // One common word is a coincidence; one name need not be.
        if (shared.Count == 0 || (shared.Count == 1 && !Counts.IsName(shared[0]))) return 0;
        var (shorter, longer) = (Math.Min(length, Math.Sqrt(square)), Math.Max(length, Math.Sqrt(square)));
        if (Math.Min(terms.Count, entry.Hashes.Length) <= MostHeadlineTerms) longer = Math.Min(longer, shorter * MostLonger);
        return product / (shorter * longer) * Nearness(entry.PublishedAt, publishedAt);
    }

    // From 1 on the same day to 0.8 years apart; what is undated is not held against it.
    private static double Nearness(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? 1 : 0.8 + (0.2 * Math.Exp(-Math.Abs((one.Value - other.Value).TotalDays) / 30));

    // Those that share the most of the weightiest terms, among the newest articles with each.
    private List<int> Candidates(Dictionary<uint, double> terms)
    {
        if (gains.Length < entries.Count) Array.Resize(ref gains, Math.Max(1024, entries.Count * 2));
        List<int> found = [];
        foreach (var (hash, weight) in terms.OrderByDescending(term => term.Value).Take(MostSought))
        {
            if (!postings.TryGetValue(hash, out var list)) continue;
            var gain = (float)(weight * Counts.Telling(hash));
            foreach (var place in CollectionsMarshal.AsSpan(list)[Math.Max(0, list.Count - MostPostings)..])
            {
                if (gains[place] == 0) found.Add(place);
                gains[place] += gain;
            }
        }
        List<int> best = [.. found.OrderByDescending(place => gains[place]).ThenBy(place => place).Take(MostCompared)];
        foreach (var place in found) gains[place] = 0;
        return best;
    }

    private List<ProfileTerm> Telling(TextProfile profile) =>
        profile.Terms.Count <= MostTerms ? [.. profile.Terms]
        : [.. profile.Terms.OrderByDescending(term => term.Weight * Counts.Telling(term.Hash)).ThenBy(term => term.Hash).Take(MostTerms)];

    private static Half SignedWeight(ProfileTerm term) => (Half)(term.IsName ? -term.Weight : term.Weight);

    private void Enter(Entry entry)
    {
        places[entry.Id] = entries.Count;
        foreach (var hash in entry.Hashes)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, hash, out _);
            (list ??= []).Add(entries.Count);
        }
        entries.Add(entry);
    }

    private void DropOlderHalf()
    {
        List<Entry> kept = [.. entries.Where(entry => entry.Id != 0).TakeLast(MostArticles / 2)];
        entries.Clear();
        places.Clear();
        postings.Clear();
        kept.ForEach(Enter);
    }

    /// <param name="Id">The article.</param>
    /// <param name="Fingerprint">That of its text.</param>
    /// <param name="Hashes">Its telling terms.</param>
    /// <param name="Weights">Their weights, negative for names.</param>
    /// <param name="PublishedAt">When it was published.</param>
    private readonly record struct Entry(long Id, long Fingerprint, uint[] Hashes, Half[] Weights, DateTimeOffset? PublishedAt)
    {
        public static readonly Entry None = new(0, 0, [], [], null);
    }
}
