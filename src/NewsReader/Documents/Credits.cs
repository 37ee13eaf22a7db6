using System.Text.RegularExpressions;

namespace NewsReader.Documents;

/// <summary>Lines below a text that are no headlines: who wrote it, who signs it, how to reach them.</summary>
internal static partial class Credits
{
    /// <summary>Parts a block into its headlines, and the signature and credits in it.</summary>
    public static (List<string> Headlines, List<string> Credits) Part(List<string> lines)
    {
        var end = lines.FindIndex(BeginsSignature) is >= 0 and var at ? at : lines.Count;
        return (
            lines.Take(end).Where(line => !IsCredit(line)).ToList(),
            lines.Where((line, i) => i >= end || IsCredit(line)).ToList()
        );
    }

    public static bool IsAny(IEnumerable<string> lines) => lines.Any(line => IsCredit(line) || BeginsSignature(line));

    /// <summary>
    /// True for the line that parts a mail from its signature (<c>-- </c>), and what some programs put there.
    /// </summary>
    public static bool BeginsSignature(string line) => SignatureMark().IsMatch(line);

    private static bool IsCredit(string line) =>
        ByLine().IsMatch(line) || Contact().IsMatch(line) || Address().IsMatch(line) || !line.Any(char.IsLetter);

    [GeneratedRegex(
        @"^(--|—|–|__+|-{3,}|={3,}|\*\s?\*\s?\*"
            + @"|Sent from my .{2,30}|Von meinem .{2,30} gesendet|Envoyé de mon .{2,30})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SignatureMark();

    [GeneratedRegex(
        @"^[(\[]?(additional |further |other |with (additional )?)?"
            + @"(reporting|writing|written|editing|edited|compiled|produced|translated|translation"
            + @"|photos?|photograph(s|y)?|graphics?|illustrations?)"
            + @"( and (reporting|writing|editing|photography|graphics))? by\s+\S"
            + @"|^[(\[]?(additional |further )?(reporting|writing|written by|editing|edited by"
            + @"|compiled by|credits?|photo credits?|copyright)\s*[:/]\s*\S"
            + @"|^(words|text|photo|picture|image|source|foto|redaktion"
            + @"|bearbeitung|übersetzung|rédaction|traduction|redacción|traducción)\s*:(\s*\S+){1,4}$"
            + @"|^with (additional )?(reporting|files|material|contributions) from\s+\S"
            + @"|^(with|mit( Material von)?|avec|con|com|met)\s+(AP|AFP|Reuters|dpa|ANSA|EFE|TASS|Xinhua|UPI|PA|Lusa|ANP)\.?$"
            + @"|^(?-i:([Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or) \p{Lu}[\p{L}.'’-]+ (\p{Lu}[\p{L}.'’-]+ ?){1,3}"
            + @"((and|und|et|y|,) \p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+)*)$"
            + @"|^(©|\(c\)|copyright\b)|\ball rights reserved\b"
            + @"|^[(\[](AP|AFP|Reuters|dpa|ANSA|EFE|TASS|Xinhua|UPI|PA)[)\]]?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ByLine();

    [GeneratedRegex(
        @"^(tel|telephone|phone|mobile|cell|fax|e-?mail|mail|contact|web|website|telefon|téléphone|teléfono"
            + @"|mobil|handy)\b\.?\s*[:.]?\s*[+(\d]"
            + @"|^(e-?mail|mail|web|website|contact|contact us|twitter|follow us)\s*:\s*\S"
            + @"|^[+(]?\d[\d\s()./-]{5,}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Contact();

    [GeneratedRegex(
        @"^(<?(https?://|www\.)\S+>?|(.{0,60}\s)?<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();
}
