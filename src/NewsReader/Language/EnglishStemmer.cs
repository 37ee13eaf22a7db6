using System.Buffers;

namespace NewsReader.Language;

/// <summary>
/// Finds the stem of an English word, so that "talks", "talked" and "talking" match. This is Porter2, the English
/// stemmer of M. F. Porter's Snowball project (2001), step by step. A stem need not be a word, because it is only
/// compared with other stems.
/// </summary>
internal static class EnglishStemmer
{
    // Words that the rules would confuse with others ("news" with "new"), each with its stem.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    // Words that lose only a plural "s".
    private static readonly HashSet<string> WholeWords =
    [
        "inning",
        "outing",
        "canning",
        "herring",
        "earring",
        "proceed",
        "exceed",
        "succeed",
    ];

    // Prefixes after which R1 begins. Without them "general" would become "generate".
    private static readonly string[] LongBeginnings = ["gener", "commun", "arsen"];

    // The longest matching suffix wins, so longer suffixes come before shorter ones that end the same.
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"),
        ("fulness", "ful"),
        ("iveness", "ive"),
        ("ization", "ize"),
        ("ousness", "ous"),
        ("biliti", "ble"),
        ("lessli", "less"),
        ("tional", "tion"),
        ("alism", "al"),
        ("aliti", "al"),
        ("ation", "ate"),
        ("entli", "ent"),
        ("fulli", "ful"),
        ("iviti", "ive"),
        ("ousli", "ous"),
        ("abli", "able"),
        ("alli", "al"),
        ("anci", "ance"),
        ("ator", "ate"),
        ("enci", "ence"),
        ("izer", "ize"),
        ("bli", "ble"),
        ("ogi", "og"),
        ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("alize", "al"),
        ("ative", ""),
        ("icate", "ic"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement",
        "able",
        "ance",
        "ence",
        "ible",
        "ment",
        "ant",
        "ate",
        "ent",
        "ion",
        "ism",
        "iti",
        "ive",
        "ize",
        "ous",
        "al",
        "er",
        "ic",
    ];

    // Longer strings are not English words.
    private const int MostLetters = 64;

    /// <param name="word">A word in lower case. Words with letters other than a to z, or with fewer than three or more
    /// than 64 letters, are returned unchanged.
    /// </param>
    public static string Of(string word)
    {
        if (word.Length is < 3 or > MostLetters || !word.All(char.IsAsciiLetterLower))
            return word;
        if (Exceptions.TryGetValue(word, out var stem))
            return stem;

        word = MarkConsonantY(word);
        var (r1, r2) = Regions(word);
        word = WithoutPlural(word);
        if (WholeWords.Contains(word))
            return word;
        word = WithoutPastAndProgressive(word, r1);
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !IsVowel(word[^2]))
            word = word[..^1] + "i";
        word = ReplaceSecond(word, r1);
        word = ReplaceThird(word, r1, r2);
        word = DropLastSuffix(word, r2);
        return Tidy(word, r1, r2).Replace('Y', 'y');
    }

    // A "y" at the start or after a vowel is a consonant. It is written as "Y" until the end.
    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal))
            return word;
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        return new(letters);
    }

    // R1 begins after the first consonant that follows a vowel, R2 after the next such consonant in R1.
    private static (int R1, int R2) Regions(string word)
    {
        var beginning = Array.Find(LongBeginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal));
        var r1 = beginning?.Length ?? RegionAfter(word, 0);
        return (r1, RegionAfter(word, r1));
    }

    private static int RegionAfter(string word, int start)
    {
        for (var i = start + 1; i < word.Length; i++)
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        return word.Length;
    }

    private static string WithoutPlural(string word)
    {
        if (Ends(word, "sses"))
            return word[..^2];
        if (Ends(word, "ied") || Ends(word, "ies"))
            return word.Length > 4 ? word[..^2] : word[..^1];
        if (!Ends(word, "s") || Ends(word, "us") || Ends(word, "ss"))
            return word;
        return HasVowel(word.AsSpan(0, word.Length - 2)) ? word[..^1] : word;
    }

    private static string WithoutPastAndProgressive(string word, int r1)
    {
        if (EndOf(word, "eedly", "eed") is { } agreed)
            return word.Length - agreed.Length >= r1 ? word[..^agreed.Length] + "ee" : word;
        var suffix = EndOf(word, "ingly", "edly", "ing", "ed");
        if (suffix is null || !HasVowel(word.AsSpan(0, word.Length - suffix.Length)))
            return word;
        word = word[..^suffix.Length];
        if (EndOf(word, "at", "bl", "iz") is not null)
            return word + "e";
        if (EndOf(word, "bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt") is not null)
            return word[..^1];
        return r1 >= word.Length && EndsInShortSyllable(word) ? word + "e" : word;
    }

    private static string ReplaceSecond(string word, int r1)
    {
        var (suffix, by) = Array.Find(Step2, rule => Ends(word, rule.Suffix));
        if (suffix is null || word.Length - suffix.Length < r1)
            return word;
        var rest = word[..^suffix.Length];
        var holds = suffix switch
        {
            "ogi" => Ends(rest, "l"),
            "li" => rest is [.., 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't'],
            _ => true,
        };
        return holds ? rest + by : word;
    }

    private static string ReplaceThird(string word, int r1, int r2)
    {
        var (suffix, by) = Array.Find(Step3, rule => Ends(word, rule.Suffix));
        return suffix is not null && word.Length - suffix.Length >= (suffix == "ative" ? r2 : r1)
            ? word[..^suffix.Length] + by
            : word;
    }

    private static string DropLastSuffix(string word, int r2)
    {
        var suffix = Array.Find(Step4, suffix => Ends(word, suffix));
        if (suffix is null || word.Length - suffix.Length < r2)
            return word;
        var rest = word[..^suffix.Length];
        return suffix != "ion" || rest is [.., 's' or 't'] ? rest : word;
    }

    private static string Tidy(string word, int r1, int r2)
    {
        var last = word.Length - 1;
        if (Ends(word, "e"))
            return last >= r2 || (last >= r1 && !EndsInShortSyllable(word[..^1])) ? word[..^1] : word;
        return Ends(word, "ll") && last >= r2 ? word[..^1] : word;
    }

    // A vowel between consonants, or a vowel that opens a word of two letters.
    private static bool EndsInShortSyllable(string word) =>
        word switch
        {
            [.., var before, var vowel, var last] => !IsVowel(before)
                && IsVowel(vowel)
                && !IsVowel(last)
                && last is not ('w' or 'x' or 'Y'),
            [var vowel, var last] => IsVowel(vowel) && !IsVowel(last),
            _ => false,
        };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    // The first of these suffixes that the word ends in.
    private static string? EndOf(string word, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
            if (Ends(word, suffix))
                return suffix;
        return null;
    }
}
