namespace NewsReader.Intake.Recognising;

/// <summary>Recognises teasers: the beginning of a text, with at most an invitation to read on.</summary>
internal static class Teaser
{
    private const int LongestInvitation = 15;

    // Two different texts can begin with the same fewer words.
    private const int FewestShared = 5;

    // Any of these words after the beginning of a text says that the rest is elsewhere.
    private static readonly HashSet<string> Invitations = new(StringComparer.OrdinalIgnoreCase)
    {
        "read",
        "reading",
        "subscribe",
        "subscriber",
        "subscribers",
        "subscribing",
        "subscription",
        "continue",
        "continued",
        "continues",
        "more",
        "member",
        "members",
        "membership",
        "premium",
        "unlock",
        "paywall",
        "register",
        "login",
        "sign",
        "log",
        "appeared",
        "weiterlesen",
        "lesen",
        "mehr",
        "abonnieren",
        "abonnenten",
        "abonnement",
        "abo",
        "anmelden",
        "fortsetzung",
        "lire",
        "suite",
        "abonnez",
        "abonnez-vous",
        "abonnés",
        "réservé",
        "leer",
        "leyendo",
        "más",
        "suscríbete",
        "suscriptores",
        "leggi",
        "continua",
        "abbonati",
        "abbonamento",
        "lees",
        "verder",
        "abonnee",
        "abonnees",
        "leia",
        "mais",
        "assine",
        "assinantes",
        "läs",
        "läsa",
        "prenumerera",
        "les",
        "læs",
        "abonnent",
        "czytaj",
        "więcej",
        "читать",
        "далее",
        "подробнее",
        "подписчиков",
        "続きを読む",
        "阅读全文",
        "閱讀全文",
    };

    private static readonly char[] Signs = [.. ".,:;!?()[]…→»>"];

    /// <summary>
    /// True if <paramref name="text"/> is only the beginning of <paramref name="whole"/>.
    /// </summary>
    public static bool IsBeginning(string text, string whole)
    {
        var (part, all) = (Words(text), Words(whole));
        if (part.Count == 0 || part.Count >= all.Count)
            return false;
        var shared = 0;
        while (shared < part.Count && part[shared] == all[shared])
            shared++;
        if (shared == part.Count || IsCutWord(part, all, shared))
            return true;
        if (IsCutBeforeInvitation(part, all, shared))
            return true;
        while (shared > 0 && !EndsSentence(part[shared - 1]))
            shared--;
        return shared > 0
            && IsInvitation(part[shared..])
            && !string.Join(' ', all).Contains(string.Join(' ', part[shared..]), StringComparison.Ordinal);
    }

    /// <summary>
    /// True if two texts are the same, or if one is the beginning of the other and long enough to be of the same story.
    /// </summary>
    public static bool IsSameText(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        if (first.SequenceEqual(second))
            return first.Count > 0;
        var (part, whole) = first.Count < second.Count ? (one, other) : (other, one);
        return Math.Min(first.Count, second.Count) >= FewestShared && IsBeginning(part, whole);
    }

    /// <summary>True for a few words that only invite to read on elsewhere.</summary>
    public static bool IsInvitation(List<string> words) =>
        words.Count <= LongestInvitation && words.Any(word => Invitations.Contains(word.Trim(Signs)));

    // "… and opened [...] Continue reading"
    private static bool IsCutBeforeInvitation(List<string> part, List<string> all, int shared) =>
        shared > 0
        && shared < all.Count
        && IsCut(part[shared])
        && all[shared].StartsWith(part[shared].TrimEnd('…', '.', ']', '[', ')', '('), StringComparison.Ordinal)
        && IsInvitation(part[(shared + 1)..]);

    private static bool IsCutWord(List<string> part, List<string> all, int shared) =>
        shared == part.Count - 1
        && (shared > 0 || part[shared].Length > LongestInvitation)
        && all[shared].StartsWith(part[shared].TrimEnd('…', '.'), StringComparison.Ordinal);

    private static bool EndsSentence(string word) =>
        word.TrimEnd('"', '”', '’', '\'', ')', '»', '“') is { Length: > 0 } bare
        && bare[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or ':';

    // The sign that a text was cut is not part of it.
    private static List<string> Words(string text)
    {
        List<string> words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        while (words.Count > 0 && IsCut(words[^1]))
        {
            var bare = words[^1].TrimEnd('…', '.', ']', '[', ')', '(', '→', '»', '>', '&');
            words.RemoveAt(words.Count - 1);
            if (bare.Length == 0)
                continue;
            words.Add(bare);
            break;
        }
        return words;
    }

    private static bool IsCut(string word) =>
        word.EndsWith('…') || word.EndsWith("...", StringComparison.Ordinal) || word.All(c => !char.IsLetterOrDigit(c));
}
