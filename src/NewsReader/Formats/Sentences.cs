using System.Buffers;
using System.Text.RegularExpressions;
using NewsReader.Language;

namespace NewsReader.Formats;

/// <summary>Finds the ends of sentences and clauses, to tell headlines from paragraphs in plain text.</summary>
internal static partial class Sentences
{
    /// <summary>The maximum length of a "short" line, in characters.</summary>
    public const int ShortLine = 160;

    private const int FewestWords = 5;

    // Each clause is read from the beginning of the sentence, so the cost is quadratic.
    private const int MaxSearched = 2_000;

    private static readonly SearchValues<char> WordStarts = SearchValues.Create(" \u00A0(\"“‘'");

    private const string ClosingMarks = "\"'”’»›)]」』）";

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "bros",
        "jr",
        "sr",
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "vs",
        "etc",
        "gov",
        "sen",
        "rep",
        "gen",
        "lt",
        "sgt",
        "capt",
        "prof",
        "pres",
        "dept",
        "univ",
        "assn",
        "ave",
        "approx",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "calif",
        "ph.d",
    };

    // A sentence that opens with one of these has its main clause after the first comma.
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "after",
        "ahead",
        "although",
        "amid",
        "as",
        "at",
        "because",
        "before",
        "by",
        "despite",
        "during",
        "following",
        "for",
        "from",
        "if",
        "in",
        "on",
        "since",
        "though",
        "under",
        "unlike",
        "until",
        "when",
        "while",
        "with",
        "within",
        "without",
    };

    /// <summary>
    /// True for a short line that does not end like a sentence or in the middle of one. Headlines may end with a
    /// question mark, an exclamation mark, or an abbreviation such as "U.S.".
    /// </summary>
    public static bool IsHeadlineLike(string line) =>
        line.Length <= ShortLine && line[^1] is not (',' or ';') && !EndsAsSentence(line);

    /// <summary>True if the line ends in a full stop of any script that does not belong to an abbreviation.</summary>
    public static bool EndsAsSentence(string line)
    {
        var end = line.AsSpan().TrimEnd(ClosingMarks);
        if (end.IsEmpty || end.EndsWith("..."))
            return false;
        return end[^1] is '。' or '．' or '।' or '۔' or '։' || (end[^1] == '.' && !EndsInAbbreviation(end));
    }

    /// <summary>
    /// The first clause of the first sentence, without its closing punctuation. It has at least five words (a shorter
    /// one, or one that opens with "After …", is extended by the next) and at most <see cref="ShortLine"/> characters,
    /// cut between words with "…".
    /// </summary>
    public static string FirstClause(string paragraph)
    {
        var sentence = FirstSentence(paragraph.Length <= MaxSearched ? paragraph : paragraph[..MaxSearched]);
        var clauses = ClauseEnd()
            .Matches(sentence)
            .Select(end => sentence[..end.Index])
            .Append(sentence.TrimEnd('.', '。', '।', '۔', '．', '։', ' '));
        var opensLate = Openers.Contains(sentence.Split(' ', 2)[0]);
        var clause = clauses.Skip(opensLate ? 1 : 0).SkipWhile(IsTooShort).FirstOrDefault() ?? clauses.Last();
        return Shortening.CutBetweenWords(clause, ShortLine);
    }

    private static string FirstSentence(string paragraph)
    {
        foreach (var end in SentenceEnd().EnumerateMatches(paragraph))
        {
            var sentence = paragraph.AsSpan(0, end.Index + end.Length).TrimEnd();
            if (sentence[^1] != '.' || EndsAsSentence(sentence.ToString()))
                return sentence.ToString();
        }
        return paragraph;
    }

    private static bool IsTooShort(string clause) =>
        clause.Count(c => c == ' ') + 1 < FewestWords && !(clause.Length >= 8 && clause.Any(IsUnspaced));

    private static bool EndsInAbbreviation(ReadOnlySpan<char> line)
    {
        var word = line[(line.LastIndexOfAny(WordStarts) + 1)..].TrimEnd('.').ToString();
        return Abbreviations.Contains(word) || Initials().IsMatch(word);
    }

    // Thai, Han, kana: scripts without spaces between words.
    private static bool IsUnspaced(char c) =>
        c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    [GeneratedRegex(@"^\p{L}$|^(\p{L}\.)+\p{L}$")]
    private static partial Regex Initials();

    [GeneratedRegex("""[.!?؟۔।]["'”’»)\]]*(?=\s+["'“‘«(\[]*[\p{Lu}\p{Lo}\p{Nd}])|[。！？]["”’」』）]*""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[,;:](?=\s)|\s+[–—-]\s|—|[，；：،؛]")]
    private static partial Regex ClauseEnd();
}
