using System.Text;

namespace NewsReader.Language;

/// <summary>A term of an article, and how much the article is about it.</summary>
/// <param name="Hash">The stem as a number; see <see cref="TextProfile.HashOf"/>.</param>
/// <param name="Weight">0 to 1, by the number of occurrences, levelling off. The headline counts three times.</param>
/// <param name="IsName">True if the article writes it as a name.</param>
/// <param name="Word">The word as written in the article.</param>
/// <param name="Before">The term that usually stands directly before it, separated only by a space; 0 if there is
/// none.</param>
public readonly record struct ProfileTerm(uint Hash, float Weight, bool IsName, string Word, uint Before = 0);

/// <summary>What an article is about: each of its telling words once.</summary>
/// <param name="Terms">The terms, in no particular order.</param>
/// <param name="Fingerprint">Equal for texts that are the same word for word, whatever their headlines.</param>
public sealed record TextProfile(IReadOnlyList<ProfileTerm> Terms, long Fingerprint)
{
    private const int HeadlineCounts = 3;

    // Capitalized before a name, but not part of it.
    private static readonly HashSet<string> Titles =
    [
        .. (
            "president presidents minister prime secretary senator general judge chief director king queen prince mayor governor "
            + "captain chancellor mr mrs ms dr"
        )
            .Split(' ')
            .Select(Language.Terms.Stem),
    ];

    /// <param name="headline">The headline.</param>
    /// <param name="text">The text without markup, one line per block; null if there is only a headline.</param>
    public static TextProfile Of(string headline, string? text)
    {
        Dictionary<string, Occurrences> found = new(StringComparer.Ordinal);
        var fingerprint = Count(found, headline, HeadlineCounts, capitalsTell: IsSentenceCase(headline));
        if (text is not null)
            fingerprint = Count(found, text, 1, capitalsTell: true);
        // If two stems of a text have the same hash, they are treated as one.
        return new(
            [
                .. found
                    .DistinctBy(term => term.Value.Hash)
                    .Select(term => new ProfileTerm(
                        term.Value.Hash,
                        term.Value.Weight,
                        term.Value.IsName,
                        term.Value.Word,
                        term.Value.Before
                    )),
            ],
            (long)fingerprint
        );
    }

    /// <summary>
    /// FNV-1a over the stem's characters (G. Fowler, L. C. Noll, K.-P. Vo). With 31 bits, collisions among 100,000
    /// stems are rare. The lowest bit is set for a number; see <see cref="IsNumber"/>.
    /// </summary>
    public static uint HashOf(string stem)
    {
        var hash = 2166136261u;
        foreach (var c in stem)
            hash = (hash ^ c) * 16777619u;
        return HasDigitsAlone(stem) ? hash | 1 : hash & ~1u;
    }

    /// <summary>
    /// True for the hash of a number in digits, with or without unit or ending: 2026, 20th, 5m, 3pm.
    /// </summary>
    public static bool IsNumber(uint hash) => (hash & 1) == 1;

    private static bool HasDigitsAlone(string stem)
    {
        const int mostLetters = 2;
        var letters = stem.AsSpan().TrimStart("0123456789");
        return letters.Length < stem.Length ? letters.Length <= mostLetters : stem.Length > 0 && stem.All(char.IsDigit);
    }

    // Returns the fingerprint: 64-bit FNV-1a over all words in order, including common words, without punctuation and
    // case.
    private static ulong Count(Dictionary<string, Occurrences> found, string text, int counts, bool capitalsTell)
    {
        var (last, before) = (0, 0u);
        var fingerprint = 14695981039346656037ul;
        foreach (var term in Language.Terms.Of(text))
        {
            foreach (var c in term.Stem)
                fingerprint = (fingerprint ^ c) * 1099511628211ul;
            fingerprint = (fingerprint ^ ' ') * 1099511628211ul;

            var word = text.AsSpan(term.Start, term.Length);
            // In scripts without spaces, terms overlap.
            var opensSentence = OpensSentence(text.AsSpan(last, Math.Max(0, term.Start - last)), isFirst: last == 0);
            if (!Follows(text, last, term.Start))
                before = 0;
            last = term.Start + term.Length;
            if (
                Language.Terms.IsStopword(term.Stem)
                || Language.Terms.IsStopword(word.ToString().ToLowerInvariant())
                || (term.Stem.Length < 2 && !Language.Terms.IsUnspaced(term.Stem[0]))
            )
            {
                before = 0;
                continue;
            }

            if (!found.TryGetValue(term.Stem, out var occurrences))
                found[term.Stem] = occurrences = new(HashOf(term.Stem));
            var isCapital = char.IsUpper(word[0]) || char.IsDigit(word[0]);
            occurrences.Add(
                counts,
                isCapital && capitalsTell && !opensSentence && !Titles.Contains(term.Stem),
                !isCapital,
                word
            );
            if (before != 0)
                occurrences.AddBefore(before);
            before = IsPossessive(word) ? 0 : occurrences.Hash;
        }
        return fingerprint;
    }

    // True for two words with one space between them, or two overlapping pairs in a script without spaces.
    private static bool Follows(string text, int last, int start) =>
        start == last + 1 ? text[last] is ' ' or '\u00A0' : start == last - 1 && Language.Terms.IsUnspaced(text[start]);

    private static bool IsPossessive(ReadOnlySpan<char> word) => word.EndsWith("'s") || word.EndsWith("’s");

    private static bool OpensSentence(ReadOnlySpan<char> gap, bool isFirst) => isFirst || gap.IndexOfAny(".!?:\n") >= 0;

    // Capitals are significant only if the headline also has lower-case words.
    private static bool IsSentenceCase(string headline) =>
        headline.Split(' ').Count(word => word.Length > 4 && char.IsLower(word[0])) >= 2;

    private sealed class Occurrences(uint hash)
    {
        private int befores;
        private int counts;
        private int asName;
        private int inSmall;

        public uint Hash => hash;

        public string Word { get; private set; } = "";

        public uint Before { get; private set; }

        public float Weight => counts / (counts + 1f);

        public bool IsName => asName > 0 && asName >= inSmall;

        public void Add(int count, bool isName, bool isSmall, ReadOnlySpan<char> word)
        {
            counts += count;
            if (isName)
                asName++;
            if (isSmall)
                inSmall++;
            // Prefer the word's spelling within a sentence.
            if (Word.Length == 0 || (isSmall && inSmall == 1) || (isName && asName == 1 && inSmall == 0))
                Word = Trimmed(word);
        }

        // Majority vote by R. S. Boyer and J. S. Moore: a term that occurs here more often than all others together
        // remains.
        public void AddBefore(uint before)
        {
            if (befores == 0)
                Before = before;
            befores += before == Before ? 1 : -1;
        }

        private static string Trimmed(ReadOnlySpan<char> word)
        {
            var bare = (IsPossessive(word) ? word[..^2] : word).ToString().Normalize(NormalizationForm.FormC);
            return bare.Contains('.', StringComparison.Ordinal) ? bare + "." : bare;
        }
    }
}
