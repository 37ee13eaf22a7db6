using System.Globalization;

namespace NewsReader.Formats.Feeds.Dates;

/// <summary>Time zones by the names that dates use.</summary>
internal static class DateZones
{
    // Minutes east of Greenwich. Single letters except Z carry no information, because RFC 822 defined them the wrong
    // way round (RFC 2822, section 4.3). An ambiguous name has the meaning most common in news.
    private static readonly Dictionary<string, int> Minutes = new()
    {
        ["z"] = 0,
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["uct"] = 0,
        ["wet"] = 0,
        ["west"] = 60,
        ["bst"] = 60,
        ["cet"] = 60,
        ["cest"] = 120,
        ["met"] = 60,
        ["mest"] = 120,
        ["mez"] = 60,
        ["mesz"] = 120,
        ["cedt"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["oez"] = 120,
        ["msk"] = 180,
        ["msd"] = 240,
        ["trt"] = 180,
        ["sast"] = 120,
        ["cat"] = 120,
        ["eat"] = 180,
        ["wat"] = 60,
        ["idt"] = 180,
        ["gst"] = 240,
        ["pkt"] = 300,
        ["ist"] = 330,
        ["npt"] = 345,
        ["ict"] = 420,
        ["wib"] = 420,
        ["wita"] = 480,
        ["wit"] = 540,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["myt"] = 480,
        ["pht"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["acst"] = 570,
        ["acdt"] = 630,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
        ["brt"] = -180,
        ["brst"] = -120,
        ["art"] = -180,
        ["clt"] = -240,
        ["clst"] = -180,
        ["nst"] = -210,
        ["ndt"] = -150,
        ["ast"] = -240,
        ["adt"] = -180,
        ["at"] = -240,
        ["est"] = -300,
        ["edt"] = -240,
        ["et"] = -300,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["ct"] = -360,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["mt"] = -420,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["pt"] = -480,
        ["akst"] = -540,
        ["akdt"] = -480,
        ["hst"] = -600,
    };

    /// <summary>
    /// The offset from UTC. A missing zone, a single letter and an unknown name mean UTC. Null for an offset of a day
    /// or more.
    /// </summary>
    /// <param name="zone">In lower case: a name, <c>+0100</c>, <c>gmt+1</c> or <c>europe/berlin</c>. Text after an
    /// offset is ignored.</param>
    /// <param name="local">The local time, for zones with daylight saving time.</param>
    public static TimeSpan? Offset(string zone, DateTime local)
    {
        var name = zone.Trim();
        var sign = name.AsSpan().IndexOfAny('+', '-');
        if (sign >= 0 && (sign == 0 || !name.AsSpan(0, sign).Contains('/')))
            return Numeric(name.AsSpan(sign));
        if (Minutes.TryGetValue(name, out var minutes))
            return TimeSpan.FromMinutes(minutes);
        return
            name.Contains('/', StringComparison.Ordinal)
            && TimeZoneInfo.TryFindSystemTimeZoneById(AsRegion(name), out var region)
            ? region.GetUtcOffset(local)
            : TimeSpan.Zero;
    }

    private static TimeSpan? Numeric(ReadOnlySpan<char> text)
    {
        var isWest = text[0] == '-';
        var digits = text[1..].TrimStart();
        var end = 0;
        while (end < digits.Length && (char.IsAsciiDigit(digits[end]) || digits[end] == ':'))
            end++;
        digits = digits[..end];
        var colon = digits.IndexOf(':');
        var hours =
            colon >= 0 ? digits[..colon]
            : digits.Length <= 2 ? digits
            : digits[..^2];
        var rest =
            colon >= 0 ? digits[(colon + 1)..]
            : digits.Length <= 2 ? []
            : digits[^2..];
        if (!int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h))
            return null;
        var m = int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var minutesPast)
            ? minutesPast
            : 0;
        if (h > 23 || m > 59)
            return null;
        return isWest ? -new TimeSpan(h, m, 0) : new TimeSpan(h, m, 0);
    }

    private static string AsRegion(string name) =>
        name.StartsWith("etc/", StringComparison.Ordinal)
            ? "Etc/" + name[4..].ToUpperInvariant()
            : string.Join(
                '/',
                name.Split('/')
                    .Select(part =>
                        string.Join(
                            '_',
                            part.Split('_')
                                .Select(word =>
                                    word.Length < 2
                                        ? word.ToUpperInvariant()
                                        : char.ToUpperInvariant(word[0]) + word[1..]
                                )
                        )
                    )
            );
}
