using System.Text;

namespace NewsReader.Language;

/// <summary>Finds the script of a text, and what it implies for language and direction.</summary>
internal static class TextScript
{
    private const string Latin = "Latn";
    private const string Han = "Hani";
    private const string Kana = "Kana";
    private const string Hangul = "Hang";

    // The first words are enough, in a headline and in a text.
    private const int MostLetters = 150;

    // Unicode blocks with the ISO 15924 code of their script.
    private static readonly (int First, int Last, string Code)[] Blocks =
    [
        (0x0041, 0x024F, Latin),
        (0x0370, 0x03FF, "Grek"),
        (0x0400, 0x052F, "Cyrl"),
        (0x0530, 0x058F, "Armn"),
        (0x0590, 0x05FF, "Hebr"),
        (0x0600, 0x06FF, "Arab"),
        (0x0700, 0x074F, "Syrc"),
        (0x0750, 0x077F, "Arab"),
        (0x0780, 0x07BF, "Thaa"),
        (0x08A0, 0x08FF, "Arab"),
        (0x0900, 0x097F, "Deva"),
        (0x0980, 0x09FF, "Beng"),
        (0x0A00, 0x0A7F, "Guru"),
        (0x0A80, 0x0AFF, "Gujr"),
        (0x0B00, 0x0B7F, "Orya"),
        (0x0B80, 0x0BFF, "Taml"),
        (0x0C00, 0x0C7F, "Telu"),
        (0x0C80, 0x0CFF, "Knda"),
        (0x0D00, 0x0D7F, "Mlym"),
        (0x0D80, 0x0DFF, "Sinh"),
        (0x0E00, 0x0E7F, "Thai"),
        (0x0E80, 0x0EFF, "Laoo"),
        (0x0F00, 0x0FFF, "Tibt"),
        (0x1000, 0x109F, "Mymr"),
        (0x10A0, 0x10FF, "Geor"),
        (0x1100, 0x11FF, Hangul),
        (0x1200, 0x139F, "Ethi"),
        (0x1780, 0x17FF, "Khmr"),
        (0x1800, 0x18AF, "Mong"),
        (0x1C90, 0x1CBF, "Geor"),
        (0x1E00, 0x1EFF, Latin),
        (0x1F00, 0x1FFF, "Grek"),
        (0x3040, 0x30FF, Kana),
        (0x3400, 0x4DBF, Han),
        (0x4E00, 0x9FFF, Han),
        (0xAC00, 0xD7AF, Hangul),
        (0xFB1D, 0xFB4F, "Hebr"),
        (0xFB50, 0xFDFF, "Arab"),
        (0xFE70, 0xFEFC, "Arab"),
        (0x20000, 0x323AF, Han),
    ];

    // Scripts used by only one widely read language.
    private static readonly Dictionary<string, string> LanguageOfScript = Pairs(
        "Grek el  Armn hy  Geor ka  Thai th  Laoo lo  Khmr km  Mymr my  Sinh si  Taml ta  Telu te  Knda kn  Mlym ml  Gujr gu  "
            + "Orya or  Kana ja  Hang ko"
    );

    private const string LatinLanguages =
        "en de fr es it pt nl sv da nb nn no fi is fo pl cs sk hu ro hr sl et lv lt tr vi id ms "
        + "ca eu gl ga gd cy sq mt af sw fil tl la lb eo so ha yo ig zu xh";

    // Languages that are only written in these scripts. A language not listed here may use any script.
    private static readonly Dictionary<string, string> ScriptsOfLanguage = Pairs(
        "ar Arab  fa Arab  ur Arab  ps Arab  ckb Arab  ug Arab  dv Thaa  he Hebr  iw Hebr  yi Hebr  ru Cyrl  uk Cyrl  be Cyrl  "
            + "bg Cyrl  mk Cyrl  el Grek  hy Armn  ka Geor  hi Deva  mr Deva  ne Deva  bn Beng  as Beng  gu Gujr  or Orya  ta Taml  "
            + "te Telu  kn Knda  ml Mlym  si Sinh  th Thai  lo Laoo  bo Tibt  my Mymr  km Khmr  am Ethi  ti Ethi  zh Hani  yue Hani  "
            + "ja Kana,Hani  ko Hang,Hani  "
            + string.Join("  ", LatinLanguages.Split(' ').Select(language => $"{language} {Latin}"))
    );

    private static readonly HashSet<string> RightToLeft = ["Arab", "Hebr", "Syrc", "Thaa"];

    /// <summary>
    /// The given language if it matches the script of the text; otherwise a BCP 47 tag for the script ("und-Arab":
    /// undetermined language in Arabic script). Empty for Latin letters: in HTML, <c>lang=""</c> means that the
    /// language is unknown.
    /// </summary>
    public static string LanguageOf(string text, string? given) =>
        Fitting(text, given)
        ?? (
            Of(text) is not { } script || script == Latin
                ? ""
                : LanguageOfScript.GetValueOrDefault(script, $"und-{script}")
        );

    /// <summary>
    /// The given language, or null if it does not match the script of the text, as for an English headline in a Hebrew
    /// list.
    /// </summary>
    public static string? Fitting(string text, string? given)
    {
        if (given is null || Of(text) is not { } script || ScriptsOf(given) is not { } scripts)
            return given;
        return scripts.Contains(script, StringComparison.Ordinal) ? given : null;
    }

    /// <summary>"rtl" or "ltr" by the first letter of the text, like <c>dir="auto"</c>.</summary>
    public static string DirectionOf(string text) =>
        IsRightToLeft(text.EnumerateRunes().FirstOrDefault(Rune.IsLetter)) ? "rtl" : "ltr";

    /// <summary>"rtl" or "ltr" by the script of most of the text.</summary>
    public static string MainDirectionOf(string text) =>
        Of(text) is { } script && RightToLeft.Contains(script) ? "rtl" : "ltr";

    private static bool IsRightToLeft(Rune letter) =>
        letter.Value
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFC)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);

    // The most common script, or null without letters. Latin words occur in texts of every script, so they weigh less.
    // One Han character weighs as much as a word.
    private static string? Of(string text)
    {
        // Most texts have Latin letters only, so these are counted apart: the dictionary is slow for so many.
        var (latin, scriptsBeforeLatin) = (0, 0);
        Dictionary<string, int> weights = [];
        var left = MostLetters;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) || CodeOf(rune.Value) is not { } code)
                continue;
            if (code == Latin)
            {
                if (latin++ == 0)
                    scriptsBeforeLatin = weights.Count;
            }
            else
                weights[code] = weights.GetValueOrDefault(code) + (code is Han or Kana or Hangul ? 9 : 3);
            if (--left == 0)
                break;
        }
        if (weights.Count == 0)
            return latin > 0 ? Latin : null;
        // Of two scripts with the same weight, the first one wins.
        if (latin > 0)
            weights = new(
                weights.Take(scriptsBeforeLatin).Append(new(Latin, latin)).Concat(weights.Skip(scriptsBeforeLatin))
            );
        // Only Japanese uses kana, so Han characters next to kana are Japanese too.
        if (weights.ContainsKey(Kana) && weights.Remove(Han, out var han))
            weights[Kana] += han;
        return weights.MaxBy(weight => weight.Value).Key;
    }

    private static string? CodeOf(int letter)
    {
        foreach (var (first, last, code) in Blocks)
            if (letter >= first && letter <= last)
                return code;
        return null;
    }

    // A tag can contain the script itself: "sr-Latn", "zh-Hant".
    private static string? ScriptsOf(string tag)
    {
        var parts = tag.Split('-');
        return parts
            .Skip(1)
            .FirstOrDefault(part => part.Length == 4 && char.IsAsciiLetter(part[0]))
            ?.ToLowerInvariant() switch
        {
            null => ScriptsOfLanguage.GetValueOrDefault(parts[0].ToLowerInvariant()),
            "hans" or "hant" => Han,
            "jpan" => $"{Kana},{Han}",
            "kore" => $"{Hangul},{Han}",
            var script => char.ToUpperInvariant(script[0]) + script[1..],
        };
    }

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split("  ")
            .Select(pair => pair.Split(' '))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
