using System.Runtime.InteropServices;

namespace NewsReader.Language;

/// <summary>
/// Finds similar articles by the cosine of their terms. Each term is weighted by its occurrences (levelling off, with
/// the headline counted three times) and by how telling it is in this collection (<see cref="TermCounts"/>). Articles
/// far apart in time score a little less. Articles with a cosine of at least <see cref="LeastScore"/> are about the
/// same event or thread.
/// </summary>
/// <remarks>
/// Measured on 471 labelled news articles about 43 stories, half of which have a look-alike among the others: of pairs
/// about different topics, one in a thousand reaches 0.125; of pairs about the same story, 95 in a hundred do. All in
/// memory and bounded: the newest <see cref="MostArticles"/> articles with at most <see cref="MostTerms"/> terms
/// each. Not thread-safe.
/// </remarks>
public sealed class SimilarityIndex
{
    /// <summary>The minimum score of articles about the same event or thread.</summary>
    public const double LeastScore = 0.13;

    /// <summary>
    /// Articles are only shown if they reach this share of the best score. Next to a close match, distant ones are
    /// about something else.
    /// </summary>
    public const double LeastOfBest = 0.4;

    /// <summary>The number of newest articles that are compared.</summary>
    public const int MostArticles = 200_000;

    // A headline cannot contain most of what a story is about. So next to a headline, a story counts as at most this
    // many times as long.
    private const double MostLonger = 2;
    private const int MostHeadlineTerms = 16;
    private const int MostTerms = 60;
    private const int MostSought = 24;
    private const int MostPostings = 2_000;
    private const int MostCompared = 64;
    private const int MostShared = 12;

    private readonly Dictionary<uint, List<int>> postings = [];
    private readonly List<ComparedArticle> entries = [];
    private readonly Dictionary<long, int> positions = [];
    private float[] gains = [];

    /// <summary>
    /// How telling the terms are, counted over these and older articles. Count all articles of a batch before comparing
    /// any, because only then is it known which terms are rare.
    /// </summary>
    public TermCounts Counts { get; } = new();

    /// <summary>True for an article in the index.</summary>
    public bool Contains(long id) => positions.ContainsKey(id);

    /// <summary>
    /// Removes an article that has changed or was deleted, and the counts of its stored terms. Otherwise each change
    /// would make the terms look more common.
    /// </summary>
    /// <param name="id">The article's id.</param>
    /// <param name="isRestored">True if <see cref="TermCounts.Restore"/> loaded counts that already reflect the
    /// article's current text.</param>
    public void Forget(long id, bool isRestored = false)
    {
        if (!positions.Remove(id, out var position))
            return;
        Counts.Remove(entries[position].Terms, isRestored);
        // The lists are sorted by position, because articles are appended.
        foreach (var hash in entries[position].Hashes)
            postings[hash].RemoveAt(postings[hash].BinarySearch(position));
        entries[position] = ComparedArticle.None;
    }

    /// <summary>Adds an article to the index.</summary>
    public void Add(long id, TextProfile profile, DateTimeOffset? publishedAt)
    {
        Forget(id);
        if (entries.Count >= MostArticles)
            DropOlderHalf();
        Enter(ComparedArticle.Of(id, profile.Fingerprint, Telling(profile), publishedAt));
    }

    /// <summary>
    /// Adds an article that was in the index before a restart. <see cref="TermCounts.Restore"/> has already counted its
    /// terms.
    /// </summary>
    public void AddKept(ComparedArticle article)
    {
        Counts.AddNames(article.Terms.Where(term => term.IsName).Select(term => term.Hash));
        Enter(article);
    }

    /// <summary>An article in the form in which it is compared.</summary>
    /// <param name="id">The id of an article in the index.</param>
    public ComparedArticle this[long id] => entries[positions[id]];

    /// <summary>
    /// The articles most similar to one, best first, down to <see cref="LeastScore"/>. Word-for-word copies are not
    /// included.
    /// </summary>
    /// <param name="id">The id of an article in the index.</param>
    /// <param name="most">The maximum number of results.</param>
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
        foreach (var position in Candidates(terms))
        {
            var entry = entries[position];
            if (entry.Id == id || entry.Fingerprint == own.Fingerprint)
                continue;
            var score = Score(entry, terms, length, own.PublishedAt);
            if (score >= LeastScore)
                similar.Add((entry, score));
        }
        // Order equal scores by article, so that the same collection always gives the same lists.
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
        // Shared numbers ("2026") are a coincidence, and so is one common word next to them. A single name may be
        // enough.
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
        // Finds terms that follow the same term in both articles. A name only continues a name, so "Rosa Silva visits"
        // is two phrases.
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

    // From 1 on the same day down to 0.8 for years apart. Undated articles are not penalized.
    private static double Nearness(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? 1 : 0.8 + (0.2 * Math.Exp(-Math.Abs((one.Value - other.Value).TotalDays) / 30));

    // The articles that share most of the heaviest terms, among the newest articles with each term.
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
            foreach (var position in CollectionsMarshal.AsSpan(list)[Math.Max(0, list.Count - MostPostings)..])
            {
                if (gains[position] == 0)
                    found.Add(position);
                gains[position] += gain;
            }
        }
        List<int> best =
        [
            .. found.OrderByDescending(position => gains[position]).ThenBy(position => position).Take(MostCompared),
        ];
        foreach (var position in found)
            gains[position] = 0;
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
        positions[entry.Id] = entries.Count;
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
        positions.Clear();
        postings.Clear();
        kept.ForEach(Enter);
    }
}
