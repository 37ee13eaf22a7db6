using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds.Dates;

/// <summary>Parses dates that name the month in words.</summary>
internal static partial class DateWords
{
    // Month names by month, with grammatical cases and short forms, in lower case and without accents. Words on which
    // two languages disagree are left out. English, German, French, Spanish, Catalan, Italian, Portuguese, Romanian,
    // Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak, Hungarian, Turkish, Indonesian, Russian,
    // Ukrainian, Bulgarian, Greek.
    private static readonly string[] Names =
    [
        "january jan januar janner janvier janv enero ene gener gen gennaio janeiro ianuarie ian januari tammikuu "
            + "tammikuuta tammi stycznia styczen sty leden ledna led januara ocak oca январь января янв січня сiчня "
            + "січень януари ιανουαριος ιανουαριου ιαν",
        "february feb februar fevrier fevr fev febrero febrer febr febbraio fevereiro februarie februari helmikuu "
            + "helmikuuta helmi luty lutego lut unor unora uno februara subat sub февраль февраля фев февр лютого "
            + "лютии февруари φεβρουαριος φεβρουαριου φεβ φεβρ",
        "march mar marz mrz maer mars marzo marc marco martie maart mrt marts maaliskuu maaliskuuta maalis marzec "
            + "marca brezen brezna bre marcius mart maret март марта мар березня березень μαρτιος μαρτιου μαρ μαρτ",
        "april apr avril avr abril abr aprile aprilie huhtikuu huhtikuuta huhti kwiecien kwietnia kwi duben dubna "
            + "dub aprilis nisan nis апрель апреля апр квітня квiтня квітень април απριλιος απριλιου απρ",
        "may mai mayo maig maggio mag maio mei maj toukokuu toukokuuta touko maja kveten kvetna kve majus mayis май "
            + "мая маи травня травень μαιος μαιου μαι",
        "june jun juni juin junio juny giugno giu junho iunie iun kesakuu kesakuuta kesa czerwiec czerwca cze "
            + "cerven cervna cer junius haziran haz июнь июня июн червня червень юни ιουνιος ιουνιου ιουν ιον juna",
        "july jul juli juillet juil julio juliol luglio lug julho iulie iul heinakuu heinakuuta heina lipiec lipca "
            + "lip cervenec cervence cvc julius temmuz tem июль июля июл липня липень юли ιουλιος ιουλιου ιουλ ιολ jula",
        "august aug aout aou agosto ago agost augustus augusti elokuu elokuuta elo sierpien sierpnia sie srpen "
            + "srpna srp augusztus agustos agu agustus agt август августа авг серпня серпень αυγουστος αυγουστου αυγ augusta",
        "september sep sept septembre septiembre setiembre set setembre settembre setembro septembrie syyskuu "
            + "syyskuuta syys wrzesien wrzesnia wrz zari szeptember szept eylul eyl сентябрь сентября сен сент "
            + "вересня вересень септември σεπτεμβριος σεπτεμβριου σεπ σεπτ septembra",
        "october oct oktober okt octobre octubre ottobre ott outubro out octombrie lokakuu lokakuuta loka "
            + "pazdziernik pazdziernika paz rijen rijna rij ekim eki октябрь октября окт жовтня жовтень октомври "
            + "οκτωβριος οκτωβριου οκτ oktobra",
        "november nov novembre noviembre novembro noiembrie noi marraskuu marraskuuta marras listopad listopada "
            + "listopadu lis kasim kas ноябрь ноября ноя нояб листопада листопад ноември νοεμβριος νοεμβριου νοε νοεμ novembra",
        "december dec dezember dez decembre diciembre dic desembre des dicembre dezembro decembrie desember "
            + "joulukuu joulukuuta joulu grudzien grudnia gru prosinec prosince pro aralik ara декабрь декабря дек "
            + "грудня грудень декември δεκεμβριος δεκεμβριου δεκ decembra",
    ];

    private static readonly Dictionary<string, int> Months = Names
        .SelectMany((names, month) => Folded(names).Split(' ').Select(name => (name, month: month + 1)))
        .DistinctBy(pair => pair.name)
        .ToDictionary(pair => pair.name, pair => pair.month);

    /// <summary>
    /// Parses a date whose time was cut out: a month name, with numbers for day and year in either order.
    /// </summary>
    /// <param name="text">Lower case, without accents.</param>
    /// <returns>Null if the year or month is missing; the day is null if only the day is missing.</returns>
    public static (int Year, int Month, int? Day)? Read(string text)
    {
        int? month = null;
        List<(int Value, int Digits, bool BeforeTime)> numbers = [];
        var beforeTime = true;
        foreach (Match part in Parts().Matches(Comment().Replace(text, " ")))
        {
            if (part.Value == "|")
                beforeTime = false;
            else if (char.IsAsciiDigit(part.Value[0]))
            {
                if (part.Length <= 4 && numbers.Count < 3)
                    numbers.Add((int.Parse(part.Value, CultureInfo.InvariantCulture), part.Length, beforeTime));
            }
            // The weekday comes first; in some languages its short form is another language's month.
            else if (Months.TryGetValue(part.Value, out var known) && (beforeTime || month is null))
                month = known;
        }
        if (month is null || numbers.Count == 0)
            return null;
        var year = numbers.FindIndex(number => number.Digits >= 3);
        if (year < 0)
            year =
                numbers.Count == 1 ? -1
                : numbers[0].Value > 31 ? 0
                : 1;
        if (year < 0)
            return null;
        var (value, digits, _) = numbers[year];
        numbers.RemoveAt(year);
        return (
            digits <= 2 ? FullYear(value)
            : digits == 3 ? 1900 + value
            : value,
            month.Value,
            numbers.Count == 0 ? null : numbers[0].Value
        );
    }

    /// <summary>RFC 2822, section 4.3: two-digit years up to 49 are in this century, from 50 on in the last.</summary>
    public static int FullYear(int twoDigits) => twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

    // Folds the names like the input: й decomposes into и and a combining mark, which is dropped.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(c);
        return folded.ToString();
    }

    [GeneratedRegex("\\p{L}+|\\d+|\\|")]
    private static partial Regex Parts();

    [GeneratedRegex("\\([^)]*\\)")]
    private static partial Regex Comment();
}
