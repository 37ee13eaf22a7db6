using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Endings;

/// <summary>
/// Recognizes text that consists only of names: people, papers, agencies and places. A headline differs from such a
/// text by its lower-case words.
/// </summary>
internal static partial class NameWords
{
    private const int MaxLength = 160;
    private const int MostWords = 4;

    private static readonly HashSet<string> Agencies =
    [
        .. (
            "AP,AFP,AAP,ANSA,Ansa,EFE,Efe,TASS,Tass,UPI,PA,ANP,APA,NTB,TT,STT,PAP,ČTK,MTI,BTA,dpa,DPA,epd,EPD,KNA,kna,SID"
            + ",sid,ATS,ats,SDA,sda,Keystone-SDA,BBC,CNN,NPR,VOA,RFE/RL,IANS,PTI,ANI,Reuters,REUTERS,Xinhua,XINHUA,Lusa"
            + ",LUSA,Belga,BELGA,Ritzau,Bloomberg,Getty,Getty Images,Kyodo,Jiji,Yonhap,Interfax,Anadolu,Associated Press"
            + ",The Associated Press,Agence France-Presse,Thomson Reuters,PA Media,Press Association,Europa Press"
            + ",ТАСС,РИА Новости,Интерфакс"
        ).Split(','),
    ];

    // Lower-case words inside a name, as in Ursula von der Leyen.
    private static readonly HashSet<string> Particles =
    [
        .. "de,la,le,van,von,der,den,ter,di,da,do,dos,du,del,della,el,al,bin,ibn,af,zu".Split(','),
    ];

    /// <summary>True for names separated by commas, slashes and "and", each with or without a place.</summary>
    public static bool AreNames(string words) => Parts(words) is { Count: > 0 } parts && parts.TrueForAll(IsPerson);

    /// <summary>The same, but each name has two words or more, or is an agency.</summary>
    public static bool AreFullNames(string words) =>
        Parts(words) is { Count: > 0 } parts
        && parts.TrueForAll(part => IsPerson(part) && (IsAgency(part) || part.Contains(' ')));

    /// <summary>True for several full names, as in "With Jane Doe in Paris and John Roe in Rome".</summary>
    public static bool AreSeveral(string words) => Parts(words).Count > 1 && AreFullNames(words);

    /// <summary>True for nothing but agencies: "Reuters, AFP".</summary>
    public static bool AreAgencies(string words) => Parts(words) is { Count: > 0 } parts && parts.TrueForAll(IsAgency);

    /// <summary>
    /// True for agencies, alone or with one name: "JANE DOE / AFP", "Jane Doe, AFP". "BBC, Trump Settle" is a headline.
    /// </summary>
    public static bool AreFromAgency(string words) =>
        AreAgencies(words)
        || (
            words.Split([',', '/', '|', '('], StringSplitOptions.TrimEntries) is [var first, var second]
            && (
                (IsName(first) && first.Count(c => c == ' ') <= 2 && IsAgency(second.TrimEnd(')')))
                || (words.Contains('/') && IsAgency(first) && IsName(second))
            )
        );

    /// <summary>True for a single name of at most four words.</summary>
    public static bool IsName(string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = all.Count(word => !Particles.Contains(word));
        return names is > 0 and <= MostWords
            && all.Length <= 2 * MostWords
            && IsCapital(all[0])
            && IsCapital(all[^1])
            && all.All(word => IsCapital(word) || Particles.Contains(word));
    }

    private static bool IsAgency(string words) => Agencies.Contains(words);

    private static bool IsPerson(string words) =>
        IsAgency(words) || (Place().Split(words) is { Length: <= 2 } parts && parts.All(part => IsName(part)));

    private static bool IsCapital(string word) =>
        word[0] == '@' ? word.Length > 2 : char.IsUpper(word[0]) && word[^1] is not ('!' or '?' or ':');

    private static List<string> Parts(string words) =>
        words.Length > MaxLength || IsAgency(words.Trim())
            ? [words.Trim()]
            :
            [
                .. Between()
                    .Split(words.Trim().TrimEnd('.'))
                    .Select(part => part.Trim())
                    .Where(part => part.Length > 0),
            ];

    [GeneratedRegex(@"[,/;&|(){}\[\]]|\s(?:and|und|et|y|e|en|och|og|i|и)\s")]
    private static partial Regex Between();

    [GeneratedRegex(@"\s(?:in|from|for|at|à|aus|desde|da|em|uit|på|в|из)\s")]
    private static partial Regex Place();
}
