using System.Runtime.InteropServices;

namespace NewsReader.Language;

/// <summary>An article that is like another one.</summary>
/// <param name="Id">The article.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Shared">What both have, what counts most first: terms or, where both have them one after the other,
/// several of them in their order.</param>
public sealed record SimilarArticle(long Id, double Score, IReadOnlyList<IReadOnlyList<uint>> Shared);

/// <summary>
/// Which articles are like one another: the cosine of their terms, each weighted by its occurrences (levelling off, the
/// headline thrice) and by how much it tells in this collection (<see cref="TermCounts"/>); articles whose dates lie
/// apart count for a little less. Articles found so are of one event or thread if the cosine is at least
/// <see cref="LeastScore"/>.
/// </summary>
/// <remarks>
/// Measured on 471 labelled news articles of 43 stories, in half of which a second story looks like the first: of pairs
/// about different topics one in a thousand reaches 0.125; of pairs about one story 95 in a hundred do. All in memory,
/// bounded: the newest <see cref="MostArticles"/> articles with at most <see cref="MostTerms"/> terms each. Not safe
/// for two threads.
/// </remarks>
public sealed class SimilarityIndex
{
    /// <summary>The least score of articles about one event or thread.</summary>
    public const double LeastScore = 0.13;

    /// <summary>
    /// What is shown scores at least this part of the best: beside a near one, the far ones are of something else.
    /// </summary>
    public const double LeastOfBest = 0.4;

    /// <summary>The most articles that are compared with: the newest.</summary>
    public const int MostArticles = 200_000;

    // A headline cannot hold most of what a story is about: beside one, a story counts as this many times as long at
    // most.
    private const double MostLonger = 2;
    private const int MostHeadlineTerms = 16;
    private const int MostTerms = 60;
    private const int MostSought = 24;
    private const int MostPostings = 2_000;
    private const int MostCompared = 64;
    private const int MostShared = 12;

    private readonly Dictionary<uint, List<int>> postings = [];
    private readonly List<ComparedArticle> entries = [];
    private readonly Dictionary<long, int> places = [];
    private float[] gains = [];

    /// <summary>
    /// What the terms of the articles tell, these and older ones: to be counted before articles are compared, since
    /// what is rare is known only when all that came together is counted.
    /// </summary>
    public TermCounts Counts { get; } = new();

    /// <summary>True for an article that others can be like.</summary>
    public bool Contains(long id) => places.ContainsKey(id);

    /// <summary>
    /// Takes out an article that has changed or is gone, and what was counted of its kept terms: else each change would
    /// make them commoner.
    /// </summary>
    /// <param name="id">The article.</param>
    /// <param name="isRestored">True when <see cref="TermCounts.Restore"/> brought a count in which it is as it is
    /// now.</param>
    public void Forget(long id, bool isRestored = false)
    {
        if (!places.Remove(id, out var place))
            return;
        Counts.Remove(entries[place].Terms, isRestored);
        // In the order of the places, as they came.
        foreach (var hash in entries[place].Hashes)
            postings[hash].RemoveAt(postings[hash].BinarySearch(place));
        entries[place] = ComparedArticle.None;
    }

    /// <summary>Makes an article one that others can be like.</summary>
    public void Add(long id, TextProfile profile, DateTimeOffset? publishedAt)
    {
        Forget(id);
        if (entries.Count >= MostArticles)
            DropOlderHalf();
        Enter(ComparedArticle.Of(id, profile.Fingerprint, Telling(profile), publishedAt));
    }

    /// <summary>
    /// Makes an article that was in the index before one that others can be like; its terms have been counted by
    /// <see cref="TermCounts.Restore"/>.
    /// </summary>
    public void AddKept(ComparedArticle article)
    {
        Counts.AddNames(article.Terms.Where(term => term.IsName).Select(term => term.Hash));
        Enter(article);
    }

    /// <summary>An article as it is compared.</summary>
    /// <param name="id">One that was added.</param>
    public ComparedArticle this[long id] => entries[places[id]];

    /// <summary>
    /// The articles most like one, best first, down to <see cref="LeastScore"/>; its own copies, word for word, are not
    /// among them.
    /// </summary>
    /// <param name="id">One that was added.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<SimilarArticle> MostLike(long id, int most)
    {
        var own = this[id];
        var terms = new Dictionary<uint, double>(own.Hashes.Length);
        for (var i = 0; i < own.Hashes.Length; i++)
        {
            if (own.WeightOf(i) * Counts.Telling(own.Hashes[i]) is > 0 and var weight)
                terms[own.Hashes[i]] = weight;
        }
        var length = Math.Sqrt(terms.Values.Sum(weight => weight * weight));
        if (length == 0)
            return [];

        List<(ComparedArticle Entry, double Score)> similar = [];
        foreach (var place in Candidates(terms))
        {
            var entry = entries[place];
            if (entry.Id == id || entry.Fingerprint == own.Fingerprint)
                continue;
            var score = Score(entry, terms, length, own.PublishedAt);
            if (score >= LeastScore)
                similar.Add((entry, score));
        }
        // Equal scores in the order of the articles, so that the same collection always gives the same lists.
        return
        [
            .. similar
                .OrderByDescending(s => s.Score)
                .ThenBy(s => s.Entry.Id)
                .Take(most)
                .Select(s => new SimilarArticle(s.Entry.Id, s.Score, Shared(own, s.Entry, terms))),
        ];
    }

    private double Score(
        ComparedArticle entry,
        Dictionary<uint, double> terms,
        double length,
        DateTimeOffset? publishedAt
    )
    {
        double square = 0,
            product = 0;
        var (words, last) = (0, 0u);
        for (var i = 0; i < entry.Hashes.Length; i++)
        {
            var weight = entry.WeightOf(i) * Counts.Telling(entry.Hashes[i]);
            square += weight * weight;
            if (!terms.TryGetValue(entry.Hashes[i], out var other))
                continue;
            product += weight * other;
            if (!TextProfile.IsNumber(entry.Hashes[i]))
                (words, last) = (words + 1, entry.Hashes[i]);
        }
        // Numbers ("2026") are a coincidence, and so is one common word beside them; one name need not be.
        if (words == 0 || (words == 1 && !Counts.IsName(last)))
            return 0;
        var (shorter, longer) = (Math.Min(length, Math.Sqrt(square)), Math.Max(length, Math.Sqrt(square)));
        if (Math.Min(terms.Count, entry.Hashes.Length) <= MostHeadlineTerms)
            longer = Math.Min(longer, shorter * MostLonger);
        return product / (shorter * longer) * Nearness(entry.PublishedAt, publishedAt);
    }

    private IReadOnlyList<IReadOnlyList<uint>> Shared(
        ComparedArticle own,
        ComparedArticle other,
        Dictionary<uint, double> terms
    )
    {
        List<uint> best =
        [
            .. other
                .Hashes.Select(
                    (hash, i) => (hash, Part: other.WeightOf(i) * terms.GetValueOrDefault(hash) * Counts.Telling(hash))
                )
                .Where(term => term.Part > 0)
                .OrderByDescending(term => term.Part)
                .Take(MostShared)
                .Select(term => term.hash),
        ];
        // Where a term stands after the same one in both; a name only after a name, so that "Rosa Silva visits" is two
        // things.
        var before = best.ToDictionary(
            hash => hash,
            hash =>
                own.Before(hash) is var one
                && one == other.Before(hash)
                && terms.ContainsKey(one)
                && Counts.IsName(one) == Counts.IsName(hash)
                    ? one
                    : 0
        );

        return Phrases.Joined(best, before);
    }

    // From 1 on the same day to 0.8 years apart; what is undated is not held against it.
    private static double Nearness(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? 1 : 0.8 + (0.2 * Math.Exp(-Math.Abs((one.Value - other.Value).TotalDays) / 30));

    // Those that share the most of the weightiest terms, among the newest articles with each.
    private List<int> Candidates(Dictionary<uint, double> terms)
    {
        if (gains.Length < entries.Count)
            Array.Resize(ref gains, Math.Max(1024, entries.Count * 2));
        List<int> found = [];
        foreach (var (hash, weight) in terms.OrderByDescending(term => term.Value).Take(MostSought))
        {
            if (!postings.TryGetValue(hash, out var list))
                continue;
            var gain = (float)(weight * Counts.Telling(hash));
            foreach (var place in CollectionsMarshal.AsSpan(list)[Math.Max(0, list.Count - MostPostings)..])
            {
                if (gains[place] == 0)
                    found.Add(place);
                gains[place] += gain;
            }
        }
        List<int> best = [.. found.OrderByDescending(place => gains[place]).ThenBy(place => place).Take(MostCompared)];
        foreach (var place in found)
            gains[place] = 0;
        return best;
    }

    private List<ProfileTerm> Telling(TextProfile profile) =>
        profile.Terms.Count <= MostTerms
            ? [.. profile.Terms]
            :
            [
                .. profile
                    .Terms.OrderByDescending(term => term.Weight * Counts.Telling(term.Hash))
                    .ThenBy(term => term.Hash)
                    .Take(MostTerms),
            ];

    private void Enter(ComparedArticle entry)
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
        List<ComparedArticle> kept = [.. entries.Where(entry => entry.Id != 0).TakeLast(MostArticles / 2)];
        entries.Clear();
        places.Clear();
        postings.Clear();
        kept.ForEach(Enter);
    }
}
