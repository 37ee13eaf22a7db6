using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Endings;

/// <summary>
/// Lines that say who made a story or what was changed in it. The rule: a word for a task ("Reporting by", "Foto:")
/// followed by nothing but names. A headline goes on with other words: "Reporting from war zones gets harder".
/// </summary>
internal static partial class CreditLines
{
    // The jobs people do for a story, and the materials it is made of.
    private const string Task =
        @"reporting|report|reported|writing|written|story|text|texts|words|headline|editing|edited|editor|editors"
        + @"|compiled|produced|production|producer|translated|translation|fact[- ]check(?:ed|ing)|checked|research"
        + @"|researched|interviews?|interviewed|design|designed|layout|video|videos|audio|music|sound|animation"
        + @"|filmed|photos?|photograph(?:s|y|er|ed)?|pictures?|images?|graphics?|illustrations?|illustrated|maps?|charts?"
        + @"|data|drawings?|art|artwork|contributions?|contributing|contributor|contributors|files|material|author|authors"
        // German, French
        + @"|texte?|fotos?|fotografie|bilder|bild|redaktion|bearbeitung|bearbeitet|übersetzung|übersetzt|recherche"
        + @"|protokoll|aufgezeichnet|interview|grafik|grafiken|illustration|autor|autorin|autoren|mitarbeit"
        + @"|propos recueillis|recueilli|rédaction|traduction|traduit|photographies?|reportage|enquête|infographie|auteur"
        // Spanish, Portuguese, Italian, Dutch
        + @"|reportaje|redacción|redactado|editado|edición|escrito|traducción|traducido|fotografías?|información|infografía"
        + @"|reportagem|redação|edição|escrito|tradução|traduzido|fotografias?|informações"
        + @"|a cura|testo|testi|scritto|traduzione|tradotto|foto di|servizio|articolo"
        + @"|tekst|foto's|redactie|vertaling|vertaald|geschreven|bewerking"
        // Nordic and Slavic
        + @"|oversettelse|översättning|oversættelse|redigering|tłumaczenie|opracowanie|zdjęcia|autorka|источник|автор"
        + @"|авторы|фото|текст|редактор|перевод|подготовил|подготовила";

    private const string Also =
        "(?:with |mit |avec |con |com |met )?(?:(?:additional|further|other|more|weitere|zusätzliche|original) )?";

    private const string And = @"(?:\s*(?:,|&|/| and | und | et | y | e | en | och | og | и )\s*";

    private const string By = "by|von|par|por|de|di|del|da|door|van|av|af";

    // These words also open headlines ("Report: Inflation Falls"), so after a colon they need an agency to count as
    // credits.
    private static readonly HashSet<string> AlsoInHeadlines = new(StringComparer.OrdinalIgnoreCase)
    {
        "report",
        "reported",
        "story",
        "research",
        "researched",
        "recherche",
        "interview",
        "interviews",
        "design",
        "layout",
        "data",
        "video",
        "videos",
        "audio",
        "music",
        "sound",
        "animation",
        "photos",
        "fotos",
        "pictures",
        "images",
        "bilder",
        "bild",
        "maps",
        "map",
        "charts",
        "art",
        "checked",
        "produced",
        "production",
        "material",
        "words",
        "enquête",
        "reportage",
        "reportaje",
        "reportagem",
        "información",
        "servizio",
    };

    public static bool IsCredit(string line)
    {
        line = Unbracketed(line);
        return ByLine().IsMatch(line)
            || Notice().IsMatch(line)
            || EastAsian().IsMatch(line)
            || NameWords.AreFromAgency(line)
            || IsTask(line)
            || IsAboutAuthor(line)
            || IsDated(line);
    }

    // "Text by Jane Doe, photos by John Roe" is two credits.
    private static bool IsTask(string line)
    {
        var first = TaskBy().Match(line) is { Success: true } by ? by : TaskColon().Match(line);
        if (first.Success)
        {
            var names = first.Groups["names"].Value;
            var isCredit =
                first.Groups["by"].Value.ToUpperInvariant() is "DE" or "DI" or "DEL" or "DA" or "VAN"
                    ? NameWords.AreFullNames(names)
                : first.Groups["colon"].Success && AlsoInHeadlines.Contains(first.Groups["task"].Value)
                    ? NameWords.AreFromAgency(names)
                : NameWords.AreNames(names);
            if (isCredit)
                return true;
        }
        var parts = line.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return first.Success
            && parts.Length is > 1 and <= 10
            && parts.All(part => NameWords.AreNames(part) || IsTask(part));
    }

    // "Jane Doe reported from London", "Jane Doe is a reporter at Harbour News", "By Jane Doe, AFP".
    private static bool IsAboutAuthor(string line) =>
        (
            ReportedFrom().Match(line) is { Success: true } from
            && NameWords.AreFullNames(from.Groups["names"].Value)
            && NameWords.AreNames(from.Groups["place"].Value)
        )
        || (
            IsReporter().Match(line) is { Success: true } reporter
            && NameWords.AreFullNames(reporter.Groups["names"].Value)
        )
        || (Written().Match(line) is { Success: true } written && NameWords.AreFullNames(written.Groups["names"].Value))
        || (
            With().Match(line) is { Success: true } with
            && (NameWords.AreSeveral(with.Groups["names"].Value) || NameWords.AreAgencies(with.Groups["names"].Value))
        )
        || (
            Follow().Match(line) is { Success: true } follow
            && (follow.Groups["us"].Success || NameWords.AreNames(follow.Groups["names"].Value))
        );

    // "Updated on 6 May 2024 at 10:00": words for a change, followed by nothing but a date.
    private static bool IsDated(string line) =>
        Dated().Match(line) is { Success: true } dated
        && dated.Groups["date"].Value is var date
        && date.Any(char.IsDigit)
        && date.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= 10 } words
        && words.Count(word => !word.Any(char.IsDigit) && !DateWord().IsMatch(word)) <= 1;

    private static string Unbracketed(string line) =>
        line.Length > 2 && (line[0], line[^1]) is ('(', ')') or ('[', ']') ? line[1..^1].Trim() : line;

    [GeneratedRegex(
        "^"
            + Also
            + "(?<task>"
            + Task
            + ")"
            + And
            + Also
            + "(?:"
            + Task
            + ")){0,3}"
            + @"(?: (?:und aufgezeichnet|recueillis))?\s+(?:(?<by>"
            + By
            + @")\s+)(?<names>\S.*)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TaskBy();

    [GeneratedRegex(
        "^(?<task>"
            + Also
            + "(?:sources?|quellen?|fonte|fuentes?|bron|credits?|"
            + Task
            + ")(?: credits?)?)"
            + And
            + Also
            + "(?:"
            + Task
            + ")){0,3}"
            + @"\s*(?<colon>[:/|])\s*(?<names>\S.*)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TaskColon();

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
            + @"|^(©|\(c\)\s)|^copyright\s*(©|\(c\)|\d{4}\b|(by )?(?-i:\p{Lu}\p{L}+( \p{Lu}\p{L}+)*$))"
            + @"|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b"
            + @"|\btodos los derechos reservados\b|\btutti i diritti riservati\b|\btodos os direitos reservados\b"
            + @"|\bcontributed (reporting |research |writing )?(to|for) (this|the) "
            + @"(report|article|story|piece|dispatch|post|column|series|newsletter)\b"
            + @"|\bcontributed (reporting|research)( from \S.*)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ByLine();

    // The end marker itself, and editors' notes about the story.
    [GeneratedRegex(
        @"^(ends?|the end|ende|fin|fine|einde|slut|koniec|конец|完|終わり|more to follow|more to come|mehr in kürze)[.]?$"
            + @"|^(corrections?|clarifications?|editor['’]?s['’]? note|notes? to editors?|note to readers?|disclaimer|disclosure"
            + @"|our standards|korrektur|berichtigung|anm(erkung|\.) (der|d\.) red(aktion|\.)|rectificatif|erratum|errata"
            + @"|note de la rédaction|ndlr|correcci[óo]n|fe de errores|fe de erratas|nota (de la redacción|del editor)"
            + @"|rettifica|nota della redazione|correção|errata|nota da redação|rectificatie)\s*(\([^()]*\)\s*)?:",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Notice();

    [GeneratedRegex(
        @"^(文|写真|撮影|編集|翻訳|取材|構成|记者|記者|编辑|編輯|翻译|翻譯|来源|來源|责任编辑|責任編輯|作者|图|圖|摄影|攝影"
            + @"|글|사진|기자|출처)\s*[：:・･/／=＝]\s*\S.{0,29}$"
    )]
    private static partial Regex EastAsian();

    [GeneratedRegex("^(?<names>.{2,100}?) report(?:ed|s|ing) from (?<place>.{2,60})$")]
    private static partial Regex ReportedFrom();

    [GeneratedRegex(
        "^(?<names>.{2,60}?) (?:is|are|was|ist|est|es|è|is een)(?: an?| the| eine?| une?)? (?:[\\p{L}-]+ ){0,3}?"
            + "(?i:reporters?|editors?|correspondents?|writers?|journalists?|columnists?|producers?|photographers?|authors?"
            + "|contributors?|fellow|redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?|journaliste?|periodista"
            + "|corresponsal|giornalista|jornalista|redacteur)"
            + "(?:,? (?:at|for|with|in|based|covering|bei|beim|der|für|à|au|chez|de|en|di|do|da)\\b.*|)$"
    )]
    private static partial Regex IsReporter();

    [GeneratedRegex(@"^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|Texte? de)\s+(?<names>\S.*)$")]
    private static partial Regex Written();

    [GeneratedRegex(
        "^(?:with|mit|avec|con|com|met)(?: (?:material|informationen|agenturmaterial|información|informaciones|informações"
            + "|contributions|files|reporting|reports|informations|les agences|informatie))?(?: (?:von|from|by|de|d['’]|van|da))?"
            + " (?<names>\\S.*)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex With();

    [GeneratedRegex(
        @"^(?:(?:follow|like|find|join) (?:(?<us>us|me)|(?<names>.{2,60}?)) (?:on|at|@)|(?<us>folgen sie uns (?:auf|bei)"
            + @"|folgt uns auf|suivez[- ]nous sur|síguenos en|siga-nos no|seguici su|volg ons op))\s*"
            + @"(?:@|twitter|x\b|facebook|instagram|mastodon|bluesky|threads|linkedin|telegram|whatsapp|youtube|tiktok).*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Follow();

    [GeneratedRegex(
        @"^(?:this (?:article|story|report) (?:was|has been) )?(?:first |last |originally )?"
            + @"(?:published|updated|modified|posted|aktualisiert|veröffentlicht|zuletzt aktualisiert|stand|mis à jour"
            + @"|publié|actualizado|publicado|aggiornato|pubblicato|atualizado|bijgewerkt|gepubliceerd|обновлено)"
            + @"(?: (?:on|at|am|um|le|el|il|em|op|a las))?\s*:?\s+(?<date>.*\d.*)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Dated();

    // Names of months and days, and the words between a day and its time.
    [GeneratedRegex(
        @"^(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|maj|mei|jun|jui|jul|aug|aoû|ago|sep|set|oct|okt|out|ott|nov"
            + @"|dec|dez|déc|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\p{L}*[.,]?$"
            + @"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?$|^\p{L}+tag,?$"
            + @"|^(?:at|um|uhr|à|a|las|am|pm|a\.m\.|p\.m\.|de|del|o['’]clock|gmt|utc|[ce]e?s?t|[pm][sd]t|bst|ist|e[sd]t)[,.]?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex DateWord();
}
