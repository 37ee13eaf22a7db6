using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Endings;

/// <summary>The ways a mail ends: a greeting and a name, a signature, a contact card, or the mail it replies
/// to.</summary>
internal static partial class MailEndings
{
    private const int MostLinesOfCard = 6;

    /// <summary>
    /// True for the line that separates a mail from its signature (<c>-- </c>) and for what mail programs put there.
    /// Everything below belongs to the signature.
    /// </summary>
    public static bool Begins(string line) =>
        Mark().IsMatch(line) || Program().IsMatch(line) || Answered().IsMatch(line);

    /// <summary>True for a closing such as "Kind regards". The rest of the block is the sender.</summary>
    public static bool IsGreeting(string line) => Greeting().IsMatch(line);

    /// <summary>True for a phone number or an address.</summary>
    public static bool IsContact(string line) =>
        Contact().IsMatch(line) || Address().IsMatch(line) || Service().IsMatch(line);

    /// <summary>
    /// True for a sign-off such as "— Jane Doe" or "-JD". Only meaningful for a last line: a list may have such dashes
    /// before each headline.
    /// </summary>
    public static bool IsSigned(string line) =>
        Dashed().Match(line) is { Success: true } signed && NameWords.IsName(signed.Groups[1].Value);

    /// <summary>
    /// True for a contact card: only names plus a street or phone number, and no lower-case words.
    /// </summary>
    public static bool AreCard(List<string> lines)
    {
        var others = lines.FindAll(line => !IsContact(line));
        var streets = others.Count(line => Street().IsMatch(line));
        return lines.Count <= MostLinesOfCard
            && lines.Exists(line => Contact().IsMatch(line) || line.Contains('@'))
            && others.TrueForAll(line => Street().IsMatch(line) || NameWords.AreNames(line))
            && (streets > 0 || others.Count <= 3);
    }

    [GeneratedRegex(@"^(--|—|–|__+|-{3,}|={3,}|\*\s?\*\s?\*)$")]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^((with |with my |my )?(kind|kindest|best|warm|warmest|many)( and best)? (regards|wishes|thanks)|regards"
            + @"|(yours )?(sincerely|faithfully|truly)( yours)?|cheers|thanks( (so|very) much| again| in advance)?"
            + @"|thank you( (so|very) much| again)?|all the best|take care|best(?=,)|love(?=,)"
            + @"|(mit )?(freundlich|best|herzlich|lieb|viel|schön)(e[nr]?) gr(ü|ue)(ß|ss)en?( aus \p{L}+)?|mfg|lg|vg"
            + @"|(bien )?cordialement|bien à (vous|toi)|(sincères |meilleures )?salutations( distinguées)?|amicalement"
            + @"|(un |muchos )?(cordial(es)? )?saludos?( cordial(es)?)?|atentamente|un abrazo"
            + @"|(cordiali|distinti) saluti|un saluto|saluti|atenciosamente|cumprimentos|(um )?abraços?"
            + @"|(met )?(vriendelijke|hartelijke) groet(en)?|groet(en|jes)?"
            + @"|(med )?(vänliga?|venlig|vennlig) hälsning(ar)?|(med )?(venlig|vennlig) hilsen|mvh|hilsen"
            + @"|ystävällisin terveisin|pozdrawiam|z poważaniem|s pozdravem|üdvözlettel|saygılarımla|с уважением"
            + @"|敬具|此致|よろしくお願いします)[,.!，。！]?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"^(Sent (from|via|with) (my |the )?(iphone|ipad|android|mobile|phone|blackberry|samsung|galaxy|huawei|pixel"
            + @"|outlook|yahoo|gmail|proton|mail|windows|thunderbird|aol|gmx|fairphone|nokia|xiaomi)\b.{0,40}"
            + @"|Sent from my .{2,30}|Get Outlook for \w+"
            + @"|Von meinem .{2,30} gesendet|Gesendet (von|mit) .{2,40}|Envoyé (de|depuis|par|avec) .{2,40}"
            + @"|Enviad[oa] (desde|do|de) (mi |meu )?.{2,30}|Inviato da(l| )\b.{2,30}|Verzonden (vanaf|met) .{2,30}"
            + @"|Skickat från .{2,30}|Sendt fra .{2,30}|Отправлено (с|из) .{2,30})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Program();

    // The quoted mail, and the line that introduces it.
    [GeneratedRegex(
        @"^(> .*|On .{2,100} wrote:|Am .{2,100} schrieb.{0,60}:|Le .{2,100} a écrit\s?:|El .{2,100} escribió:"
            + @"|Il .{2,100} ha scritto:|Em .{2,100} escreveu:|Op .{2,100} schreef.{0,60}:"
            + @"|-{2,}\s?(Original|Forwarded|Ursprüngliche|Weitergeleitete|Message).{0,40}-{2,})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Answered();

    [GeneratedRegex(
        @"^(tel|telephone|phone|mobile|cell|fax|e-?mail|mail|contact|web|website|telefon|téléphone|teléfono"
            + @"|mobil|handy)\b\.?\s*[:.]?\s*[+(\d]"
            + @"|^(e-?mail|mail|web|website|contact|contact us|media contact|press contact|twitter|follow us)\s*:\s*\S"
            + @"|^[+(]?\d[\d\s()./-]{5,}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Contact();

    [GeneratedRegex(
        @"^(<?(https?://|www\.)\S+>?|(.{0,60}\s)?<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();

    // Footers of mailing lists and companies.
    [GeneratedRegex(
        @"^(to |click here to |click to )?(unsubscribe|opt out)\b(?! (from|wave|rates?) \p{L}).*$"
            + @"|^to (unsubscribe|opt out|change your|manage your|stop receiving)\b"
            + @"|^(view|read|open) (this |it |the )?(e-?mail |message |newsletter )?(in|on) (your |a |the )?(web )?browser\b"
            + @"|^(manage|update|change) (your )?(subscription|e-?mail|mailing|preferences)( preferences| settings)?$"
            + @"|^you('re| are)? (are )?(receiv(ed|ing)|getting|got) this (e-?mail|message|newsletter)\b"
            + @"|^attachments?\s*:\s*\S|^(anhänge?|anlagen?|pièces? jointes?|adjuntos?|allegat[oi]|anexos?|bijlagen?)\s*:\s*\S"
            + @"|^this (e-?mail|message)( and any .{2,40})? (is|are|may|contains?) .{0,40}"
            + @"(confidential|privileged|intended)\b"
            + @"|^diese (e-?mail|nachricht)\b.{0,40}\bvertraulich"
            + @"|^end of (message|newsletter)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Service();

    [GeneratedRegex(@"^(?:--?|—|–|~)\s?(\p{Lu}.{0,60})$")]
    private static partial Regex Dashed();

    // "12 Quay Street", "Hafenstraße 12", "10115 Berlin", "New York, NY 10001".
    [GeneratedRegex(
        @"^\d{1,6}[a-z]?,?( \p{Lu}[\p{L}.'’-]*){1,4}$|^(\p{Lu}[\p{L}.'’,-]* ){1,4}\d{1,6}[a-z]?$",
        RegexOptions.None
    )]
    private static partial Regex Street();
}
